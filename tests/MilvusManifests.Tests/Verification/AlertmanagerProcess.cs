using System.Diagnostics;
using System.Text.RegularExpressions;
using MilvusManifests.Tests.ScrapePath.Real;

namespace MilvusManifests.Tests.Verification;

/// <summary>An Alertmanager on the loopback interface, without others.</summary>
internal sealed partial class AlertmanagerProcess : IDisposable
{
    private static readonly byte[] Installed = [.. "/usr/share/prometheus/alertmanager"u8];

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;
    private readonly Process process;

    private AlertmanagerProcess()
    {
        File.WriteAllText(Path.Combine(folder, "alertmanager.yml"), "route: {receiver: none}\nreceivers: [{name: none}]\n");
        process = Process.Start(new ProcessStartInfo(
            Unpacked(),
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

    // Debian's build reads its templates from a folder that exists only where its package is installed, and not merely unpacked: a copy reads them from the
    // current one.
    private string Unpacked()
    {
        var path = Path.Combine(folder, "alertmanager");
        File.Copy(Program!, path);
        var templates = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Program!)!, "..", "share", "prometheus", "alertmanager"));
        if (Directory.Exists(templates))
        {
            foreach (var template in Directory.EnumerateFiles(templates, "*.tmpl"))
            {
                File.Copy(template, Path.Combine(folder, Path.GetFileName(template)));
            }

            var program = File.ReadAllBytes(path);
            for (var at = program.AsSpan().IndexOf(Installed); at >= 0; at = program.AsSpan().IndexOf(Installed))
            {
                program.AsSpan(at, Installed.Length).Fill((byte)'/');
                program[at] = (byte)'.';
            }

            File.WriteAllBytes(path, program);
        }

        return path;
    }

    [GeneratedRegex("Listening on\"?[^0-9]*address=([0-9.:]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Listening();
}
