using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.ScrapePath;

/// <summary>Every way in which Milvus is installed, against the Services and pods that its installer makes.</summary>
public sealed class InstalledMilvusTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    /// <summary>An entry of the configuration, and the monitors that scrape it with the components that each covers.</summary>
    public static TheoryData<string, string> Installations { get; } = new()
    {
        { "version: 2.4.1", "ServiceMonitor a-milvus: datacoord datanode indexcoord indexnode proxy querycoord querynode rootcoord" },
        { "version: 2.4.6, chart: 4.2.0", "ServiceMonitor a-milvus: datacoord datanode indexcoord indexnode proxy querycoord querynode rootcoord" },
        { "version: 2.4.17", "ServiceMonitor a-milvus: datanode indexnode mixcoord proxy querynode" },
        { "version: 2.5.16", "ServiceMonitor a-milvus: datanode indexnode mixcoord proxy querynode" },
        { "version: 2.5.16, components: {streamingnode: 2}", "ServiceMonitor a-milvus: datanode indexnode mixcoord proxy querynode streamingnode" },
        { "version: 2.6.15", "ServiceMonitor a-milvus: datanode mixcoord proxy querynode streamingnode" },
        { "version: 2.6.19, components: {cdc: 1, woodpecker: 3}", "ServiceMonitor a-milvus: cdc datanode mixcoord proxy querynode streamingnode woodpecker" },
        { "version: 2.6.19, chart: 4.2.58", "ServiceMonitor a-milvus: datanode indexnode mixcoord proxy querynode" },
        { "version: 3.0.0, components: {datanode: 0}", "ServiceMonitor a-milvus: mixcoord proxy querynode streamingnode" },
        { "version: 2.6.15, components: {indexnode: 1, mixcoord: 0, rootcoord: 1}", "ServiceMonitor a-milvus: datanode proxy querynode streamingnode; PodMonitor a-milvus-components: indexnode rootcoord" },
        { "version: 2.4.1, mode: standalone", "ServiceMonitor a-milvus-standalone: standalone" },
        { "version: 2.6.15, mode: standalone", "ServiceMonitor a-milvus-standalone: standalone" },
        { "version: 2.6.15, mode: standalone, components: {woodpecker: 3}", "ServiceMonitor a-milvus-standalone: standalone woodpecker" },
        { "version: 2.6.15, nameOverride: vec", "ServiceMonitor a-vec: datanode mixcoord proxy querynode streamingnode" },
        { "version: 2.6.15, fullnameOverride: store", "ServiceMonitor store: datanode mixcoord proxy querynode streamingnode" },
        { "version: 2.4.1, monitor: chart", "ServiceMonitor a-milvus: datacoord datanode indexcoord indexnode proxy querycoord querynode rootcoord" },
        { "version: 2.6.15, monitor: chart", "ServiceMonitor a-milvus: datanode mixcoord proxy querynode streamingnode" },
        { "version: 2.6.15, mode: standalone, monitor: chart", "ServiceMonitor a-milvus-standalone: standalone" },
        { "version: 2.4.1, installedBy: operator", "PodMonitor a-milvus: datanode indexnode mixcoord proxy querynode" },
        { "version: 2.6.15, installedBy: operator", "PodMonitor a-milvus: datanode mixcoord proxy querynode streamingnode" },
        { "version: 2.6.15, installedBy: operator, components: {cdc: 1}", "PodMonitor a-milvus: cdc datanode mixcoord proxy querynode streamingnode" },
        { "version: 2.5.16, installedBy: operator, mode: standalone", "PodMonitor a-milvus: standalone" },
        { "version: 2.5.16, installedBy: operator, components: {mixcoord: 0, rootcoord: 1, querycoord: 1, indexcoord: 1, datacoord: 1}", "PodMonitor a-milvus: datacoord datanode indexcoord indexnode proxy querycoord querynode rootcoord" },
        { "version: 2.6.15, installedBy: operator, monitor: operator", "PodMonitor a: datanode mixcoord proxy querynode streamingnode" },
        { "version: 2.5.16, installedBy: operator, mode: standalone, monitor: operator", "PodMonitor a: standalone" },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Installations))]
    public void Every_component_is_scraped_exactly_once(string entry, string expected)
    {
        // A release of the same namespace must neither be scraped by these monitors nor scrape this one.
        var cluster = Build($"[{{release: a, namespace: milvus, {entry}}}, {{release: other, namespace: milvus, version: 2.6.15, monitor: ours}}]");
        var verdicts = ScrapePaths.Explain(cluster).Where(verdict => verdict.Monitor.Object.Namespace == "milvus").ToImmutableArray();

        Assert.All(verdicts, verdict => Assert.True(verdict.Answer == Answer.Yes, $"{verdict.Monitor}: {verdict.Weakest}"));
        var scraped = verdicts.Select(verdict => (Monitor: $"{verdict.Monitor.Kind} {verdict.Monitor.Object.Name}", Components: ComponentsOf(verdict.Monitor, cluster))).ToArray();
        Assert.Equal(
            [.. expected.Split("; "), "ServiceMonitor other-milvus: other/datanode other/mixcoord other/proxy other/querynode other/streamingnode"],
            scraped.Select(one => $"{one.Monitor}: {string.Join(' ', one.Components)}").Order(StringComparer.Ordinal).OrderBy(text => text.Contains(" other", StringComparison.Ordinal)).ThenBy(text => text.StartsWith("Pod", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("version: 2.6.15, dependencies: [etcd, minio, pulsarv3]", "PodMonitor a-milvus-etcd, PodMonitor a-milvus-minio, PodMonitor a-milvus-pulsar, ServiceMonitor a-milvus")]
    [InlineData("version: 2.4.1, dependencies: [etcd, minio, pulsar]", "PodMonitor a-milvus-etcd, PodMonitor a-milvus-minio, PodMonitor a-milvus-pulsar, ServiceMonitor a-milvus")]
    [InlineData("version: 2.5.16, installedBy: operator, monitor: operator, dependencies: [etcd, minio, kafka]", "PodMonitor a, PodMonitor a-milvus-etcd, PodMonitor a-milvus-minio, ServiceMonitor a-milvus-kafka")]
    public void Dependencies_are_proven_as_well(string entry, string expected)
    {
        var verdicts = ScrapePaths.Explain(Build($"[{{release: a, namespace: milvus, {entry}, networkPolicy: onlyPrometheus}}]")).Where(verdict => verdict.Monitor.Object.Namespace == "milvus").ToArray();

        Assert.All(verdicts, verdict => Assert.True(verdict.Answer == Answer.Yes, $"{verdict.Monitor}: {verdict.Weakest}"));
        Assert.Equal(expected.Split(", "), verdicts.Select(verdict => $"{verdict.Monitor.Kind} {verdict.Monitor.Object.Name}").Order(StringComparer.Ordinal));
    }

    // By selectors and ports alone, so that the proof is not its own witness.
    private static IEnumerable<string> ComponentsOf(ScrapeMonitor monitor, ScrapedCluster cluster)
    {
        var selector = LabelSelector.Of(monitor.Spec["selector"])!;
        var pods = monitor.Kind == MonitorKind.PodMonitor
            ? cluster.Pods.Where(group => group.Namespace == "milvus" && selector.Selects(group.Labels) == Answer.Yes)
            : cluster.Services.Where(service => service.Object.Namespace == "milvus" && selector.Selects(LabelsOf(service)) == Answer.Yes && service.Ports.Any(port => port.Name == "metrics"))
                .SelectMany(service => service.PodsAmong(cluster.Pods));
        return pods.Select(ComponentOf).Order(StringComparer.Ordinal);
    }

    private static Labels LabelsOf(ServiceView service)
    {
        var labels = Labels.None;
        foreach (var entry in ((YamlMapping)service.Object.Node.At("metadata", "labels")!).Entries)
        {
            labels = labels.With(entry.Key.Value, ((YamlScalar)entry.Value).Value);
        }

        return labels;
    }

    private static string ComponentOf(PodGroup group)
    {
        var component = group.Labels.Known.GetValueOrDefault("component") ?? group.Labels.Known["app.kubernetes.io/component"];
        return group.Labels.Known["app.kubernetes.io/instance"] == "a" ? component : $"{group.Labels.Known["app.kubernetes.io/instance"]}/{component}";
    }

    private ScrapedCluster Build(string milvus)
    {
        var path = Path.Combine(folder, "manifests.config.yaml");
        File.WriteAllText(path, $"apiVersion: milvusmanifests/v1\nkubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\nmilvus: {milvus}\n");
        var (rendered, diagnostics) = Generator.Render(new GenerateOptions(path), cancellation: TestContext.Current.CancellationToken);
        Assert.True(rendered is not null, string.Join('\n', diagnostics));
        return ScrapedCluster.Of(rendered.Set, rendered.Inputs);
    }
}
