using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Monitors;

/// <summary>The kinds of objects that say what Prometheus scrapes.</summary>
internal enum MonitorKind
{
    /// <summary>The pods behind Services.</summary>
    ServiceMonitor,

    /// <summary>Pods.</summary>
    PodMonitor,

    /// <summary>Addresses that a prober asks.</summary>
    Probe,

    /// <summary>Whatever Prometheus can discover.</summary>
    ScrapeConfig,
}

/// <summary>An object that says what Prometheus scrapes.</summary>
/// <param name="Object">The object.</param>
/// <param name="Kind">Its kind.</param>
internal sealed record ScrapeMonitor(ClusterObject Object, MonitorKind Kind)
{
    /// <summary>The API group of the operator's kinds.</summary>
    public const string Group = "monitoring.coreos.com";

    /// <summary>Every kind, in the order that they are listed.</summary>
    public static ImmutableArray<MonitorKind> Kinds { get; } = [MonitorKind.ServiceMonitor, MonitorKind.PodMonitor, MonitorKind.Probe, MonitorKind.ScrapeConfig];

    /// <summary>The name that people use: <c>milvus/my-release-milvus</c>.</summary>
    public string Name => $"{Object.Namespace}/{Object.Name}";

    /// <summary>The spec.</summary>
    public ObjectFields Spec => Object.Spec;

    /// <summary>The resource in a URL and in roles: <c>servicemonitors</c>.</summary>
    public string Resource => Kind switch
    {
        MonitorKind.ServiceMonitor => "servicemonitors",
        MonitorKind.PodMonitor => "podmonitors",
        MonitorKind.Probe => "probes",
        _ => "scrapeconfigs",
    };

    /// <summary>The prefix of the selectors of a Prometheus for this kind: <c>serviceMonitor</c>.</summary>
    public string SelectorPrefix => Kind switch
    {
        MonitorKind.ServiceMonitor => "serviceMonitor",
        MonitorKind.PodMonitor => "podMonitor",
        MonitorKind.Probe => "probe",
        _ => "scrapeConfig",
    };

    /// <summary>The field with what is scraped; null where the spec itself is.</summary>
    public string? EndpointsField => Kind switch
    {
        MonitorKind.ServiceMonitor => "endpoints",
        MonitorKind.PodMonitor => "podMetricsEndpoints",
        _ => null,
    };

    /// <summary>What is scraped: each is a job of Prometheus.</summary>
    public ImmutableArray<ScrapeEndpoint> Endpoints
    {
        get
        {
            if (EndpointsField is not { } name)
            {
                return [new ScrapeEndpoint(Spec, ["spec"])];
            }

            var items = Spec.Items(name);
            var endpoints = ImmutableArray.CreateBuilder<ScrapeEndpoint>(items.Length);
            for (var i = 0; i < items.Length; i++)
            {
                endpoints.Add(new ScrapeEndpoint(ObjectFields.Of(items[i]), ["spec", name, i.ToString(CultureInfo.InvariantCulture)]));
            }

            return endpoints.DrainToImmutable();
        }
    }

    /// <summary>The monitors of a set, by kind and then in the order of the set.</summary>
    public static ImmutableArray<ScrapeMonitor> AllOf(ClusterObjects cluster)
    {
        var found = ImmutableArray.CreateBuilder<ScrapeMonitor>();
        foreach (var kind in Kinds)
        {
            foreach (var candidate in cluster.Of(Group, kind.ToString()))
            {
                found.Add(new ScrapeMonitor(candidate, kind));
            }
        }

        return found.DrainToImmutable();
    }

    /// <inheritdoc/>
    public override string ToString() => Object.ToString();
}

/// <summary>One thing that a monitor scrapes.</summary>
/// <param name="Fields">Its fields.</param>
/// <param name="Path">Where they are in the object.</param>
internal sealed record ScrapeEndpoint(ObjectFields Fields, ImmutableArray<string> Path)
{
    /// <summary>The name of a port; null if it has none.</summary>
    public YamlScalar? Port => Fields["port"] is YamlScalar { Value.Length: > 0 } port ? port : null;

    /// <summary>The name or number of a container's port; null if it has none.</summary>
    public YamlScalar? TargetPort => Fields["targetPort"] is YamlScalar { Value: not ("" or "0") } port ? port : null;

    /// <summary>The number of a container's port in a PodMonitor; null if it has none.</summary>
    public YamlScalar? PortNumber => Fields["portNumber"] is YamlScalar { Value: not ("" or "0") } port ? port : null;

    /// <summary>The protocol.</summary>
    public string Scheme => (Fields.TextOr("scheme", "http") ?? "http").ToLowerInvariant();

    /// <summary>The path of the metrics.</summary>
    public string MetricsPath => Fields.TextOr("path", "/metrics") ?? "/metrics";

    /// <summary>The field's name for people: <c>spec.endpoints[0]</c>.</summary>
    public string Shown => Path.Length == 1 ? "spec" : $"{Path[0]}.{Path[1]}[{Path[2]}]";
}
