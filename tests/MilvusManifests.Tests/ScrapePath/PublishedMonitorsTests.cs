using System.Globalization;
using System.Text;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Cluster;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.Tests.Cluster;
using MilvusManifests.Text;
using MilvusManifests.Validation;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.ScrapePath;

/// <summary>The monitors that kube-prometheus publishes: each is proven, or unknown with a true reason.</summary>
public class PublishedMonitorsTests
{
    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void No_published_monitor_is_broken(string tag)
    {
        var objects = new ClusterObjects(Read(tag));
        var release = Releases.Find(tag);

        var verdicts = ScrapePaths.Explain(new ScrapedCluster(objects, new SchemaCatalogue("1.33", release), release));

        Assert.Equal(tag, ShownRelease.Find(objects)!.Tag);
        Assert.Equal(13, verdicts.Length);
        Golden.Check("tests/MilvusManifests.Tests/ScrapePath/published-monitors.txt", Text(verdicts));
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_documented_patch_is_enough_where_Prometheus_reads_Endpoints_and_for_a_PodMonitor_everywhere(string tag)
    {
        var release = Releases.Find(tag);
        var documented = Objects.Read(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: my-release-milvus, namespace: milvus, labels: {app.kubernetes.io/name: milvus, app.kubernetes.io/instance: my-release}}
            spec: {selector: {app.kubernetes.io/instance: my-release}, ports: [{name: metrics, port: 9091, targetPort: metrics}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: my-release-milvus-standalone, namespace: milvus}
            spec:
              selector: {matchLabels: {app.kubernetes.io/instance: my-release}}
              template:
                metadata: {labels: {app.kubernetes.io/name: milvus, app.kubernetes.io/instance: my-release}}
                spec: {containers: [{name: standalone, image: milvusdb/milvus, ports: [{name: metrics, containerPort: 9091}]}]}
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: my-release-milvus, namespace: milvus}
            spec: {selector: {matchLabels: {app.kubernetes.io/name: milvus}}, endpoints: [{port: metrics}]}
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: PodMonitor
            metadata: {name: my-release, namespace: milvus}
            spec: {selector: {matchLabels: {app.kubernetes.io/name: milvus}}, podMetricsEndpoints: [{port: metrics, path: /pods}]}
            """);
        var patch = ObjectPatch.Add(
            new ObjectReference("rbac.authorization.k8s.io", "ClusterRole", "", "prometheus-k8s"),
            ["rules", "-"],
            Nodes.Map(("apiGroups", Nodes.Texts("")), ("resources", Nodes.Texts("pods", "services", "endpoints")), ("verbs", Nodes.Texts("get", "watch", "list"))));
        var objects = new ClusterObjects([.. Read(tag), .. documented]).With(Mend.Of(patch));

        var verdicts = ScrapePaths.Explain(new ScrapedCluster(objects, new SchemaCatalogue("1.33", release), release), monitor => monitor.Object.Namespace == "milvus");

        var isEnough = release.DiscoveryRole == DiscoveryRole.Endpoints;
        Assert.Equal(
            [$"ServiceMonitor {(isEnough ? "proven" : "broken")} {(isEnough ? null : "permission")}", "PodMonitor proven "],
            verdicts.Select(verdict => $"{verdict.Monitor.Kind} {verdict.Word} {verdict.Weakest?.Link}"));
        Assert.Equal(isEnough ? null : "discovery.k8s.io", verdicts[0].Mend?.Patches.Single().Patch.Operations[0].Value is YamlMapping rule ? ((YamlScalar)((YamlSequence)rule["apiGroups"]!).Items[0]).Value : null);
    }

    private static IEnumerable<YamlMapping> Read(string tag)
    {
        var found = new DiagnosticBag();
        return Directory.EnumerateFiles(Releases.Published(tag), "*.yaml")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => YamlReader.Read(new SourceText(Path.GetFileName(file), File.ReadAllText(file))).Value)
            .SelectMany(document => ObjectStream.ObjectsOf(document.Root, found));
    }

    private static string Text(IEnumerable<MonitorVerdict> verdicts)
    {
        var text = new StringBuilder();
        foreach (var verdict in verdicts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{verdict.Monitor.Name} {verdict.Word}\n");
            foreach (var step in verdict.Steps.Where(step => step.Answer != Answer.Yes))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {step.Link}: {step.Reason}\n");
            }
        }

        return text.ToString();
    }
}
