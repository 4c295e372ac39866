using System.Collections.Immutable;
using MilvusManifests.ScrapePath;

namespace MilvusManifests.Checks.Objects;

/// <summary>The objects of a set as checks see them.</summary>
/// <param name="Cluster">The objects, and what they mean.</param>
/// <param name="StackNamespace">The namespace of kube-prometheus' own objects.</param>
internal sealed record CheckedObjects(ScrapedCluster Cluster, string StackNamespace)
{
    private readonly Lazy<ImmutableArray<MonitorVerdict>> scraped = new(() => ScrapePaths.Explain(Cluster));

    /// <summary>Whether Prometheus scrapes what the monitors say; followed when somebody asks.</summary>
    public ImmutableArray<MonitorVerdict> Scraped => scraped.Value;
}
