using System.Diagnostics;
using System.Globalization;
using System.Text;
using MilvusManifests.Delivery;
using WritingProcess;

namespace MilvusManifests.Tests.Delivery;

/// <summary>Writing processes that are killed for good, at any moment.</summary>
public class KillTests
{
    private const int Kills = 6;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_killed_process_leaves_one_whole_set(bool exchange)
    {
        var random = new Random(exchange ? 20 : 26);
        using var output = new OutputFolder();
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var process = Start(output.Root, exchange))
            {
                // Any moment will do: what is asserted holds at each.
                Thread.Sleep(random.Next(150));
                process.Kill();
                process.WaitForExit();
                Assert.Equal(128 + 9, process.ExitCode);
            }

            if (exchange)
            {
                AssertWhole(output);
            }

            Assert.Empty(OutputWriter.Write(OutputFolder.Set(("x.yaml", "1")), output.Root, new WriteOptions { DryRun = true }).Diagnostics);
            AssertWhole(output);
            Assert.Empty(output.Beside());
        }
    }

    /// <summary>Starts the process and returns when it has written its first set.</summary>
    private static Process Start(string folder, bool exchange)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(RoundSet).Assembly.Location, folder, exchange ? "exchange" : "journal"]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        Assert.Equal("written", process.StandardOutput.ReadLine());
        return process;
    }

    private static void AssertWhole(OutputFolder output)
    {
        var round = int.Parse(output.Read("manifests/10.yaml"), CultureInfo.InvariantCulture);
        var set = RoundSet.Of(round);
        Assert.Equal(set.Files.Select(file => $"{file.Path} = {Encoding.UTF8.GetString(file.Content.Span)}").Order(StringComparer.Ordinal), output.Files());
        Assert.Equal(Inventory.Of(set).Write(), output.Read(Inventory.FileName));
    }
}
