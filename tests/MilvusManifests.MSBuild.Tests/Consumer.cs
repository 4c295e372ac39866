using System.Net;
using System.Net.Sockets;
using PinnedRelease = MilvusManifests.Tests.PinnedRelease;

namespace MilvusManifests.MSBuild.Tests;

/// <summary>A project of somebody who uses the package and nothing else.</summary>
internal sealed class Consumer
{
    private readonly string folder;

    public Consumer(Package package, string name)
    {
        folder = System.IO.Path.Combine(package.Root, name);
        Put("../nuget.config",
            """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
              <auditSources><clear /></auditSources>
            </configuration>
            """);
        Put("consumer.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="MilvusManifests.MSBuild" Version="{Package.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        Put("manifests.config.yaml",
            $$"""
            apiVersion: milvusmanifests/v1
            kubernetes: "1.35"
            kubePrometheus:
              version: {{PinnedRelease.Tag}}
              components: {alertmanager: false, blackboxExporter: false, grafana: false, kubePrometheus: false, kubeStateMetrics: false}
            milvus:
              - release: my-release
                namespace: milvus
                installedBy: helm
                mode: cluster
                version: 2.6.15
            patches:
              - target: {kind: Prometheus, name: k8s, namespace: monitoring}
                file: patch.json

            """);
        Put("patch.json", """[{"op": "replace", "path": "/spec/replicas", "value": 3}]""");
        Put("templates/manifests/extra.yaml.sbn", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: extra\n  namespace: {{ namespace }}\n");
    }

    public string Path(string path) => System.IO.Path.Combine(folder, path);

    public void Put(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(path))!);
        File.WriteAllText(Path(path), text);
    }

    /// <summary>Builds, and returns what the task said; null when it did not run.</summary>
    public string? Build(params string[] options)
    {
        var (code, output) = DotNet.Run(folder, ["build", "--nologo", "-tl:off", "-v:n", .. options]);
        Assert.True(code == 0, output);
        return Said(output);
    }

    /// <summary>Builds, and returns everything that the build logs at a verbosity.</summary>
    public string[] BuildLog(string verbosity)
    {
        var (code, output) = DotNet.Run(folder, "build", "--nologo", "-tl:off", $"-v:{verbosity}");
        Assert.True(code == 0, output);
        return output.Split('\n', StringSplitOptions.TrimEntries);
    }

    /// <summary>Builds what cannot be built, and returns the errors without the project behind them.</summary>
    public string[] BuildErrors(params string[] options)
    {
        var (code, output) = DotNet.Run(folder, ["build", "--nologo", "-tl:off", "-v:q", .. options]);
        Assert.Equal(1, code);
        return [.. output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim().Split(" [")[0]).Distinct()];
    }

    /// <summary>Starts a build, interrupts it as Ctrl-C does while the task waits for its source, and returns what came of it.</summary>
    public (int ExitCode, string Output) Interrupt()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        Put("manifests.config.yaml", File.ReadAllText(Path("manifests.config.yaml")).Replace(
            $"  version: {PinnedRelease.Tag}\n",
            $"  version: {PinnedRelease.Tag}\n  source: {{archive: 'https://{silent.LocalEndpoint}/a.tar.gz', sha256: \"{new string('0', 64)}\"}}\n",
            StringComparison.Ordinal));

        using var build = DotNet.Start(folder, "build", "--nologo", "-tl:off", "-v:q");
        Task.WaitAny(silent.AcceptTcpClientAsync(), build.WaitForExitAsync());
        using (var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{build.Id}"]))
        {
            kill.WaitForExit();
        }

        return DotNet.Finish(build);
    }

    /// <summary>The files of the output, each with its time and content.</summary>
    public IReadOnlyList<(string Path, DateTime Written, string Content)> Outputs() =>
        [.. Directory.EnumerateFiles(Path("output"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (path, File.GetLastWriteTimeUtc(path), File.ReadAllText(path)))];

    public void Clean() => Assert.Equal(0, DotNet.Run(folder, "clean", "--nologo", "-tl:off").ExitCode);

    private static string? Said(string output)
    {
        var line = output.Split('\n').FirstOrDefault(line => line.Contains("MilvusManifests: ", StringComparison.Ordinal))?.Trim();
        return line?[..line.IndexOf(" in ", StringComparison.Ordinal)];
    }
}
