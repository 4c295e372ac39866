using System.Diagnostics;
using System.Globalization;
using MilvusManifests.Delivery;

namespace MilvusManifests.Tests.Delivery;

/// <summary>A process that writes one set after another into a folder until it is killed.</summary>
internal static class WritingProcess
{
    /// <summary>The set of a round: every file says which, and every second set has other files.</summary>
    public static (string Path, string Content)[] Set(int round) =>
    [
        .. Enumerable.Range(0, 20).Select(i => ($"manifests/{(round % 2 == 0 ? i : i + 5)}.yaml", round.ToString(CultureInfo.InvariantCulture))),
        ("same.yaml", "same"),
    ];

    /// <summary>Starts the process and returns when it has written its first set.</summary>
    public static Process Start(string folder, bool exchange)
    {
        var process = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            ["exec", typeof(WritingProcess).Assembly.Location, folder, exchange ? "exchange" : "journal"])
        { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadLine();
        return process;
    }

    private static int Main(string[] arguments)
    {
        var files = new FileSystem { CanExchange = arguments[1] == "exchange", Durable = false };
        for (var round = 0; ; round++)
        {
            if (!OutputWriter.Write(files, OutputFolder.Set(Set(round)), arguments[0], new WriteOptions(), CancellationToken.None).Succeeded)
            {
                return 1;
            }

            if (round == 0)
            {
                Console.WriteLine("written");
            }
        }
    }
}
