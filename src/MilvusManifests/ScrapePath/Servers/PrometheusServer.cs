using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Values;

namespace MilvusManifests.ScrapePath.Servers;

/// <summary>A Prometheus or PrometheusAgent object.</summary>
/// <param name="Object">The object.</param>
internal sealed record PrometheusServer(ClusterObject Object)
{
    private const int WebPort = 9090;
    private const int ReloaderPort = 8080;
    private const int ThanosPort = 10902;
    private const int ThanosGrpcPort = 10901;

    /// <summary>Its kinds.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["Prometheus", "PrometheusAgent"];

    /// <summary>The spec.</summary>
    public ObjectFields Spec => Object.Spec;

    /// <summary>Who it is to the API server.</summary>
    public ServiceAccount Account => new(Object.Namespace, Spec.TextOr("serviceAccountName", "default") ?? "default");

    /// <summary>Whether the operator leaves it alone.</summary>
    public bool IsPaused => Spec.Flag("paused") == true;

    /// <summary>Whether it is an agent on every node, which scrapes only the pods of its node.</summary>
    public bool IsDaemonSet => Object.Reference.Kind == "PrometheusAgent" && Spec.Text("mode") == "DaemonSet";

    /// <summary>The resource in roles: <c>prometheuses</c>.</summary>
    public string Resource => Object.Reference.Kind == "PrometheusAgent" ? "prometheusagents" : "prometheuses";

    /// <summary>The version that it runs, <c>3.12.0</c>; null if it runs the operator's default.</summary>
    public string? Version
    {
        get
        {
            var version = Spec.Text("version") is { Length: > 0 } given ? given
                : Spec.Text("image") is { Length: > 0 } image ? ImageReference.Parse(image).Tag : null;
            return version?.TrimStart('v') is { } number && System.Version.TryParse(number, out _) ? number : null;
        }
    }

    /// <summary>Its name for people: <c>Prometheus monitoring/k8s</c>.</summary>
    public override string ToString() => Object.ToString();

    /// <summary>The servers of a set.</summary>
    public static ImmutableArray<PrometheusServer> AllOf(ClusterObjects cluster)
    {
        var found = ImmutableArray.CreateBuilder<PrometheusServer>();
        foreach (var kind in Kinds)
        {
            foreach (var server in cluster.Of(ScrapeMonitor.Group, kind))
            {
                found.Add(new PrometheusServer(server));
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>The pods that the operator makes of it.</summary>
    /// <remarks>prometheus-operator pkg/prometheus/server/statefulset.go: makeStatefulSetSpec</remarks>
    public PodGroup Pods
    {
        get
        {
            var labels = Labels.OfMap(Spec.Fields("podMetadata").Fields("labels"))
                .With("app.kubernetes.io/name", Object.Reference.Kind == "PrometheusAgent" ? "prometheus-agent" : "prometheus")
                .With("app.kubernetes.io/managed-by", "prometheus-operator")
                .With("app.kubernetes.io/instance", Object.Name)
                .With("operator.prometheus.io/name", Object.Name);
            labels = Object.Reference.Kind == "PrometheusAgent" ? labels : labels.With("prometheus", Object.Name);
            var ports = ImmutableArray.CreateBuilder<ContainerPort>();
            if (Spec.Flag("listenLocal") != true)
            {
                ports.Add(new(Spec.TextOr("portName", "web") ?? "web", WebPort, "TCP"));
            }

            ports.Add(new("reloader-web", ReloaderPort, "TCP"));
            if (Spec.Has("thanos"))
            {
                ports.AddRange(new ContainerPort("http", ThanosPort, "TCP"), new ContainerPort("grpc", ThanosGrpcPort, "TCP"));
            }

            ports.AddRange(PodGroup.PortsOf(Spec));
            var replicas = IsDaemonSet ? null : Math.Min(Spec.Number("replicas") ?? 1, int.MaxValue) * Math.Min(Spec.Number("shards") ?? 1, int.MaxValue) as long?;
            return new(Object, Object.Namespace, labels with { AreAll = false }, [.. ports.Distinct()], Account, replicas, Spec.Flag("hostNetwork") == true)
            {
                Spec = Spec,
                Annotations = Spec.Fields("podMetadata").Fields("annotations"),
            };
        }
    }

    /// <summary>Which monitors of a kind it selects; null if none.</summary>
    public LabelSelector? Selector(ScrapeMonitor monitor) => LabelSelector.Of(Spec[monitor.SelectorPrefix + "Selector"]);

    /// <summary>In which namespaces it looks for monitors of a kind; null for its own only.</summary>
    public LabelSelector? NamespaceSelector(ScrapeMonitor monitor) => LabelSelector.Of(Spec[monitor.SelectorPrefix + "NamespaceSelector"]);

    /// <summary>Whether none of its selectors is there, so that the operator leaves its configuration to others.</summary>
    public bool IsUnmanaged
    {
        get
        {
            foreach (var kind in ScrapeMonitor.Kinds)
            {
                if (Spec.Has(new ScrapeMonitor(Object, kind).SelectorPrefix + "Selector"))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The scrape class of a monitor: the one that it names, or the default one; null if there is none.</summary>
    public ObjectFields? ScrapeClassOf(ScrapeMonitor monitor) => ScrapeClass(monitor.Spec.Text("scrapeClass") is { Length: > 0 } name ? name : null);

    /// <summary>A scrape class by its name, or the default one; null if there is none.</summary>
    public ObjectFields? ScrapeClass(string? name)
    {
        foreach (var candidate in Spec.Mappings("scrapeClasses"))
        {
            if (name is null ? candidate.Flag("default") == true : candidate.Text("name") == name)
            {
                return candidate;
            }
        }

        return null;
    }
}
