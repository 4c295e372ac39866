using System.Diagnostics;
using System.Text.RegularExpressions;
using MilvusManifests.Tests.ScrapePath.Real;

namespace MilvusManifests.Tests.Verification;

/// <summary>An Alertmanager on the loopback interface, without others.</summary>
internal sealed partial class AlertmanagerProcess : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;
    private readonly Process process;

    private AlertmanagerProcess()
    {
        File.WriteAllText(Path.Combine(folder, "alertmanager.yml"), "route: {receiver: none}\nreceivers: [{name: none}]\n");
        process = Process.Start(new ProcessStartInfo(
            Program!,
            ["--config.file=alertmanager.yml", "--storage.path=data", "--web.listen-address=127.0.0.1:0", "--cluster.listen-address="])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>The program; null if the folder of Prometheus does not have it.</summary>
    public static string? Program { get; } =
        PrometheusProcess.Program is { } prometheus && Path.Combine(Path.GetDirectoryName(prometheus)!, "prometheus-alertmanager") is var path && File.Exists(path) ? path : null;

    /// <summary>Its address.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts an Alertmanager, and waits until it listens.</summary>
    public static AlertmanagerProcess Start()
    {
        var started = new AlertmanagerProcess();
        var log = new List<string>();
        while (started.process.StandardError.ReadLine() is { } line)
        {
            log.Add(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                started.Address = match.Groups[1].Value;
                _ = started.process.StandardError.ReadToEndAsync();
                return started;
            }
        }

        started.Dispose();
        throw new InvalidOperationException($"Alertmanager ended: {string.Join('\n', log)}");
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("Listening on\"?[^0-9]*address=([0-9.:]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Listening();
}
