using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.ScrapePath.Real;

/// <summary>A server of the Prometheus project that listens on the loopback interface, in a folder of its own.</summary>
internal sealed partial class LoopbackServer : IDisposable
{
    private readonly Process process;

    /// <summary>Starts a program, and waits until it listens.</summary>
    /// <param name="program">The program.</param>
    /// <param name="folder">Its folder, which is deleted in the end.</param>
    /// <param name="arguments">Its arguments beside the address.</param>
    public LoopbackServer(string program, string folder, params string[] arguments)
    {
        Folder = folder;
        process = Process.Start(new ProcessStartInfo(program, [.. arguments, "--web.listen-address=127.0.0.1:0"]) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var log = new List<string>();
        while (process.StandardError.ReadLine() is { } line)
        {
            log.Add(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                Address = match.Groups[1].Value;
                _ = process.StandardError.ReadToEndAsync();
                return;
            }
        }

        Dispose();
        throw new InvalidOperationException($"{program} ended: {string.Join('\n', log)}");
    }

    /// <summary>Its address: <c>127.0.0.1:41234</c>.</summary>
    public string Address { get; } = "";

    /// <summary>Its folder.</summary>
    public string Folder { get; }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    [GeneratedRegex("Listening on\"?[^0-9]*address=([0-9.:]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Listening();
}
