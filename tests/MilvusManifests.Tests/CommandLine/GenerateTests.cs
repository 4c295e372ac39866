using System.Text.Json;

namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>generate</c>, from the first run to errors.</summary>
public sealed class GenerateTests : IDisposable
{
    private const string Configuration =
        $"""
        apiVersion: milvusmanifests/v1
        kubernetes: "1.35"
        kubePrometheus:
          version: {PinnedRelease.Tag}
        milvus:
          - release: my-release
            namespace: milvus
            installedBy: helm
            mode: cluster
            version: 2.6.15

        """;

    private const string Title = $"kube-prometheus {PinnedRelease.Tag} for Kubernetes 1.35, Milvus my-release 2.6.15 in milvus";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public GenerateTests() => File.WriteAllText(ConfigurationPath, Configuration);

    private string ConfigurationPath => Path.Combine(folder, "manifests.config.yaml");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_set_is_written_then_up_to_date_then_changed_and_shown_in_a_dry_run_first()
    {
        var first = Run("generate");
        var files = Directory.GetFiles(Path.Combine(folder, "output"), "*", SearchOption.AllDirectories).Length;

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        var objects = first.Output.Split('\n')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        var size = $"{objects} objects in {files} files";
        Assert.Equal($"{Title}\n  {size}, {files} written, 0 unchanged, 0 removed 0.00 s\n", first.Output);

        Assert.Equal(new CommandLineRun(0, $"output/ is up to date: {size} 0.00 s\n", ""), Run("generate"));

        File.WriteAllText(ConfigurationPath, Configuration.Replace("2.6.15", "2.6.15\n    serviceMonitor: {interval: 45s}", StringComparison.Ordinal));
        Assert.Equal(
            new CommandLineRun(
                0,
                $"""
                {Title}
                  would write   output/manifests.lock.yaml
                  would write   output/milvus/milvus/my-release/serviceMonitor.yaml
                  {size}, 2 to write, {files - 2} unchanged, 0 to remove 0.00 s

                """,
                ""),
            Run("generate", "--dry-run"));
    }

    [Fact]
    public void An_error_names_its_line_and_leaves_everything_as_it_was()
    {
        File.WriteAllText(ConfigurationPath, Configuration.Replace("release: my-release", "release: My_Release", StringComparison.Ordinal));

        var run = Run("generate", "--config", ConfigurationPath);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("manifests.config.yaml(6,14): error MM1", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"\n1 error\. Nothing was written\.    \(milvus-manifests help MM1\d\d\d\)\n$", run.Error);
        Assert.False(Directory.Exists(Path.Combine(folder, "output")));
    }

    [Fact]
    public void The_result_is_one_json_object_when_asked_for()
    {
        Directory.CreateDirectory(Path.Combine(folder, "out"));
        File.WriteAllText(Path.Combine(folder, "out", "kustomization.yaml"), "mine");

        var run = Run("generate", "--format", "json", "--output", "out");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.False(json.RootElement.GetProperty("succeeded").GetBoolean());
        Assert.Equal(Title, json.RootElement.GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("files").ValueKind);
        var diagnostic = Assert.Single(json.RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(
            ("error", "MM5003", "out/kustomization.yaml", 1),
            (diagnostic.GetProperty("severity").GetString(), diagnostic.GetProperty("code").GetString(), diagnostic.GetProperty("file").GetString(), diagnostic.GetProperty("line").GetInt32()));
    }

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);
}
