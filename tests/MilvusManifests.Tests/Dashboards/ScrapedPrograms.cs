using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Values;
using Labels = System.Collections.Immutable.ImmutableArray<System.Collections.Generic.KeyValuePair<string, string>>;

namespace MilvusManifests.Tests.Dashboards;

/// <summary>A program that Prometheus scrapes, with the labels that its monitor gives to it.</summary>
/// <param name="Sources">What it exposes: sources of the catalogue, <c>milvus/proxy</c>.</param>
/// <param name="Target">The labels of the target.</param>
internal sealed record ScrapedProgram(ImmutableArray<string> Sources, Labels Target)
{
    private static readonly ImmutableArray<string> Everywhere = ["any/scrape", "any/go"];

    /// <summary>Objects of Kubernetes that it exposes metrics about, by the label that says which kind they are of; none for metrics about itself.</summary>
    public ImmutableArray<(string Label, ImmutableArray<Labels> Objects)> About { get; init; } = [];

    /// <summary>Whether it exposes a metric.</summary>
    public bool Exposes(Metric metric) => Sources.Contains(Source(metric)) || (Everywhere.Contains(Source(metric)) && metric.Name is not ("ALERTS" or "ALERTS_FOR_STATE"));

    /// <summary>The labels of what a metric is about: of each pod, volume or node for those that are about them, else of the program alone.</summary>
    public IEnumerable<Labels> Objects(Metric metric)
    {
        foreach (var (label, objects) in About)
        {
            if (metric.HasLabel(label))
            {
                return objects.Select(one => Target.Where(own => !one.Any(other => other.Key == own.Key)).Concat(one.Where(own => metric.HasLabel(own.Key))).ToImmutableArray());
            }
        }

        return [Target];
    }

    private static string Source(Metric metric) => metric.Source.Component.Length == 0 ? metric.Source.Program : $"{metric.Source.Program}/{metric.Source.Component}";
}

/// <summary>The programs of a cluster with the whole stack and one Milvus, all with two instances where they can have them.</summary>
internal static class ScrapedPrograms
{
    private const string Node = "node-1";

    /// <summary>The programs.</summary>
    /// <param name="milvus">The version of Milvus.</param>
    public static IEnumerable<ScrapedProgram> Of(ReleaseNumber milvus)
    {
        var components = Components(milvus).ToArray();
        foreach (var (component, sources) in components)
        {
            foreach (var pod in PodsOf(component))
            {
                yield return new(
                    [.. sources.Select(source => "milvus/" + source)],
                    Of(("job", $"my-release-milvus-{component}"), ("namespace", "milvus"), ("pod", pod), ("container", component), ("endpoint", "metrics"), ("service", $"my-release-milvus-{component}"), ("instance", pod + ":9091"),
                        ("app_kubernetes_io_name", "milvus"), ("app_kubernetes_io_instance", "my-release"), ("component", component)));
            }
        }

        Labels[] pods = [.. components.SelectMany(component => PodsOf(component.Name)).Select(pod => Of(("namespace", "milvus"), ("pod", pod), ("container", "milvus"), ("node", Node)))];
        Labels[] claims = [.. ((string[])["data-etcd-0", "data-minio-0"]).Select(claim => Of(("namespace", "milvus"), ("persistentvolumeclaim", claim)))];
        Labels nodes = Of(("node", Node));
        var kubelet = Of(("job", "kubelet"), ("namespace", "kube-system"), ("service", "kubelet"), ("endpoint", "https-metrics"), ("instance", "10.0.0.1:10250"), ("node", Node));
        yield return new(["kubernetes/kubelet", "kubernetes/components"], kubelet.Add(new("metrics_path", "/metrics"))) { About = [("persistentvolumeclaim", [.. claims])] };
        yield return new(["kubernetes/cadvisor"], kubelet.Add(new("metrics_path", "/metrics/cadvisor"))) { About = [("pod", [.. pods])] };
        yield return new(["kubernetes/apiserver", "kubernetes/components"], Stack("apiserver", "default", "kubernetes", "10.0.0.1:6443"));
        yield return new(["coredns"], Stack("coredns", "kube-system", "kube-dns", "10.1.0.2:9153"));
        yield return new(["kubeStateMetrics"], Of(("job", "kube-state-metrics"), ("instance", "10.1.0.3:8443"))) { About = [("pod", [.. pods]), ("persistentvolumeclaim", [.. claims]), ("node", [nodes])] };
        yield return new(["nodeExporter"], Of(("job", "node-exporter"), ("namespace", "monitoring"), ("pod", "node-exporter-1"), ("container", "kube-rbac-proxy"), ("endpoint", "https"), ("service", "node-exporter"), ("instance", Node)));
        foreach (var (program, job) in ((string, string)[])[("prometheus", "prometheus-k8s"), ("alertmanager", "alertmanager-main"), ("grafana", "grafana"), ("prometheusOperator", "prometheus-operator")])
        {
            yield return new([program], Stack(job, "monitoring", job, job + "-0:8080").Add(new("pod", job + "-0")));
        }

        foreach (var dependency in (string[])["etcd", "minio", "pulsar", "kafka"])
        {
            yield return new([dependency], Of(("job", $"milvus/my-release-{dependency}"), ("namespace", "milvus"), ("pod", $"my-release-{dependency}-0"), ("instance", $"my-release-{dependency}-0:1"),
                ("app_kubernetes_io_name", dependency), ("app_kubernetes_io_instance", "my-release"), ("component", dependency)));
        }
    }

    // Which component writes which metrics, by the parts of the catalogue.
    private static IEnumerable<(string Name, ImmutableArray<string> Sources)> Components(ReleaseNumber milvus)
    {
        ImmutableArray<string> shared = ["process", "clients", "streaming"];
        ImmutableArray<string> core = [.. shared, "segcore", "knowhere"];
        var hasStreaming = milvus >= new ReleaseNumber(2, 6);
        yield return ("proxy", [.. shared, "proxy"]);
        yield return ("mixcoord", [.. shared, "rootcoord", "querycoord", "datacoord", "streamingcoord"]);
        yield return ("querynode", [.. core, "querynode"]);
        yield return ("datanode", hasStreaming ? [.. core, "datanode", "indexnode"] : [.. core, "datanode"]);
        yield return hasStreaming ? ("streamingnode", [.. core, "streamingnode", "querynode", "datanode"]) : ("indexnode", [.. core, "indexnode"]);
        if (hasStreaming)
        {
            yield return ("cdc", [.. shared, "cdc"]);
        }
    }

    private static string[] PodsOf(string component) => component is "mixcoord" or "cdc" ? [$"my-release-milvus-{component}-0"] : [$"my-release-milvus-{component}-0", $"my-release-milvus-{component}-1"];

    private static Labels Stack(string job, string space, string service, string instance) => Of(("job", job), ("namespace", space), ("service", service), ("endpoint", "https"), ("instance", instance));

    private static Labels Of(params (string Label, string Value)[] labels) => [.. labels.Select(label => new KeyValuePair<string, string>(label.Label, label.Value))];
}
