using MilvusManifests.Tests.ScrapePath.Real;

namespace MilvusManifests.Tests.Verification;

/// <summary>An Alertmanager on the loopback interface, without others.</summary>
internal sealed class AlertmanagerProcess : IDisposable
{
    private static readonly byte[] Installed = [.. "/usr/share/prometheus/alertmanager"u8];

    private readonly LoopbackServer server;

    private AlertmanagerProcess(LoopbackServer server) => this.server = server;

    /// <summary>The program; null if the folder of Prometheus does not have it.</summary>
    public static string? Program { get; } =
        PrometheusProcess.Program is { } prometheus && Path.Combine(Path.GetDirectoryName(prometheus)!, "prometheus-alertmanager") is var path && File.Exists(path) ? path : null;

    /// <summary>Its address.</summary>
    public string Address => server.Address;

    /// <summary>Starts an Alertmanager, and waits until it listens.</summary>
    public static AlertmanagerProcess Start()
    {
        var folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;
        File.WriteAllText(Path.Combine(folder, "alertmanager.yml"), "route: {receiver: none}\nreceivers: [{name: none}]\n");
        return new(new LoopbackServer(Unpacked(folder), folder, "--config.file=alertmanager.yml", "--storage.path=data", "--cluster.listen-address="));
    }

    public void Dispose() => server.Dispose();

    // Debian's build reads its templates from a folder that exists only where its package is installed, and not merely unpacked: a copy reads them from the
    // current one.
    private static string Unpacked(string folder)
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
}
