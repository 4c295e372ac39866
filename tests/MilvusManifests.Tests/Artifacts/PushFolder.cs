using System.Diagnostics;
using System.Text;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Artifacts;

/// <summary>A folder with a small configuration, where <c>push</c> is run without the credentials of this machine.</summary>
internal sealed class PushFolder : IDisposable
{
    private const string Components =
        "{alertmanager: false, blackboxExporter: false, grafana: false, kubePrometheus: false, kubernetesControlPlane: false, kubeStateMetrics: false, "
        + "nodeExporter: false, prometheus: false, prometheusAdapter: false, prometheusOperator: false}";

    public PushFolder()
    {
        Write("manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus:\n  version: {PinnedRelease.Tag}\n  components: {Components}\n");
        Write("templates/manifests/a.yaml.sbn", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: apps}\ndata: {key: value}\n");
        Directory.CreateDirectory(At("docker"));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string At(string path) => System.IO.Path.Combine(Path, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    /// <summary>Adds a configuration of Docker.</summary>
    public void Docker(string json) => Write("docker/config.json", json);

    /// <summary>The same, with a user and a password for a registry.</summary>
    public void Docker(string registry, string user, string password) =>
        Docker($"{{\"auths\": {{\"{registry}\": {{\"auth\": \"{Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}\"}}}}}}");

    /// <summary>Adds a program of shell to PATH.</summary>
    public void Program(string name, string script)
    {
        Write($"bin/{name}", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At($"bin/{name}"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Runs <c>milvus-manifests push</c>.</summary>
    public CommandLineRun Push(params string[] arguments) => Push(null, arguments);

    /// <summary>The same with a time for SOURCE_DATE_EPOCH.</summary>
    public CommandLineRun Push(string? epoch, string[] arguments)
    {
        var start = Start(arguments);
        start.Environment["SOURCE_DATE_EPOCH"] = epoch;
        return CommandLineRun.Of(start);
    }

    /// <summary>How it is started.</summary>
    public ProcessStartInfo Start(params string[] arguments)
    {
        var start = CommandLineRun.Start(Path, ["push", .. arguments]);
        start.Environment["DOCKER_CONFIG"] = At("docker");
        start.Environment["PATH"] = $"{At("bin")}{System.IO.Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment.Remove("SOURCE_DATE_EPOCH");
        return start;
    }
}
