using System.Collections.Immutable;
using MilvusManifests.ScrapePath;

namespace MilvusManifests.Checks.Objects;

/// <summary>The objects of a set as checks see them.</summary>
/// <param name="Cluster">The objects, and what they mean.</param>
/// <param name="StackNamespace">The namespace of kube-prometheus' own objects.</param>
internal sealed record CheckedObjects(ScrapedCluster Cluster, string StackNamespace)
{
    /// <summary>The components of kube-prometheus that the configuration leaves out: what is missing without them is not missed.</summary>
    public ImmutableSortedSet<string> LeftOut { get; init; } = [];

    private readonly Lazy<ImmutableArray<MonitorVerdict>> scraped = new(() => ScrapePaths.Explain(Cluster));

    /// <summary>Whether Prometheus scrapes what the monitors say; followed when somebody asks.</summary>
    public ImmutableArray<MonitorVerdict> Scraped => scraped.Value;

    /// <summary>The PrometheusRules and their alerts.</summary>
    public ImmutableArray<AlertNames> Alerts => alerts.Value;

    private readonly Lazy<ImmutableArray<AlertNames>> alerts = new(() => AlertNames.AllOf(Cluster.Objects));
}
