namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>helm-values</c>.</summary>
public sealed class HelmValuesTests : IDisposable
{
    private const string Configuration =
        """
        apiVersion: milvusmanifests/v1
        kubernetes: "1.35"
        kubePrometheus: {version: v0.18.0}
        milvus:
          - {release: my-release, namespace: milvus, version: 2.6.15, dependencies: [etcd, minio, pulsarv3]}
          - {release: old, namespace: b, version: 2.4.1, chart: 4.1.30, monitor: chart, scrape: {interval: 1m, labels: {release: stack}}, dependencies: [pulsar]}
          - {release: vec, namespace: milvus, version: 2.5.16, installedBy: operator}
          - {release: left, namespace: milvus, version: 2.5.16, installedBy: operator, monitor: operator, dependencies: [minio, kafka]}

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public HelmValuesTests() => File.WriteAllText(Path.Combine(folder, "manifests.config.yaml"), Configuration);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_values_and_fields_of_every_Milvus_are_printed_with_how_to_apply_them()
    {
        var run = CommandLineRun.In(folder, "helm-values");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check(Path.Combine(Repository.Root, "tests/MilvusManifests.Tests/CommandLine/helm-values.txt"), run.Output);
    }

    [Fact]
    public void Those_of_one_are_a_file_of_values() => Assert.Equal(
        new CommandLineRun(
            0,
            """
            # Milvus old in namespace b, monitor: chart: values of the Helm release
            # helm upgrade old milvus/milvus --version 4.1.30 --namespace b --reset-then-reuse-values --values FILE
            metrics:
              enabled: true
              serviceMonitor:
                enabled: true
                interval: 1m
                scrapeTimeout: 10s
                additionalLabels:
                  release: stack
            pulsar:
              broker:
                podMonitor:
                  enabled: false
              proxy:
                podMonitor:
                  enabled: false

            """,
            ""),
        CommandLineRun.In(folder, "helm-values", "b/old"));

    [Fact]
    public void Another_release_is_not_found() => Assert.Equal(
        new CommandLineRun(
            1, "", "error MM9004: the configuration has no Milvus 'new'; it has milvus/my-release, b/old, milvus/vec, milvus/left\n"),
        CommandLineRun.In(folder, "helm-values", "new"));
}
