using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Building.Dashboards;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Cluster;
using MilvusManifests.Lint;
using MilvusManifests.PromQL;
using MilvusManifests.Rules.Dashboards;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects.Queries;

/// <summary>The rules and dashboards of a set, with everything that the set says about the series that they select.</summary>
/// <param name="Set">The queries.</param>
/// <param name="Owners">The objects that have them.</param>
internal sealed record LintedObjects(LintedSet Set, IReadOnlyDictionary<YamlMapping, ClusterObject> Owners)
{
    private const long DefaultInterval = 30_000;
    private const string Json = ".json";

    /// <summary>The queries of a set.</summary>
    /// <param name="cluster">The set.</param>
    /// <param name="scraped">What Prometheus makes of its monitors.</param>
    /// <param name="leftOut">The components of kube-prometheus that are left out.</param>
    /// <param name="dashboards">The dashboards that were built, in ConfigMaps of the set or not.</param>
    public static LintedObjects Of(ScrapedCluster cluster, ImmutableArray<MonitorVerdict> scraped, IEnumerable<string> leftOut, ImmutableArray<BuiltDashboard> dashboards)
    {
        var known = new Dictionary<YamlMapping, Dashboard>(ReferenceEqualityComparer.Instance);
        var owners = new Dictionary<YamlMapping, ClusterObject>(ReferenceEqualityComparer.Instance);
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var candidate in cluster.Objects.Of(ScrapeMonitor.Group, "PrometheusRule"))
        {
            owners[candidate.Node] = candidate;
        }

        foreach (var built in dashboards)
        {
            // One that a patch changed is read again.
            if (ObjectReference.Of(built.ConfigMap) is { } reference
                && (cluster.Objects.Find(reference) is not { } present || ReferenceEquals(present.Node, built.ConfigMap)) && CompiledQueries.Of(built) is { } dashboard)
            {
                known[built.ConfigMap] = dashboard;
                owners[built.ConfigMap] = new(reference, built.ConfigMap);
            }
        }

        foreach (var candidate in cluster.Objects.Of("", "ConfigMap"))
        {
            owners[candidate.Node] = candidate;
            foreach (var (key, value) in candidate.Fields.Entries("data"))
            {
                if (value is YamlScalar text && !key.Value.EndsWith(Json, StringComparison.Ordinal))
                {
                    texts.Add(text.Value);
                }
            }
        }

        var hasServer = !cluster.Servers.IsEmpty;
        var set = LintReader.Read(owners.Keys, FeaturesOf(cluster), ViewsOf(cluster.Release, cluster.MilvusVersions), known) with
        {
            IsComplete = hasServer,
            OtherTexts = texts.DrainToImmutable(),
            NotMissed = ComponentSeries.JobsOf(leftOut),
            Targets = hasServer ? ScrapedTargets.Of(cluster, scraped) : null,
            ScrapeInterval = hasServer ? ShortestInterval(cluster) : null,
        };
        return new(set, owners);
    }

    /// <summary>The PromQL that the Prometheus of a set accepts.</summary>
    public static PromQLFeatures FeaturesOf(ScrapedCluster cluster)
    {
        if (cluster.Servers is not [var server, ..])
        {
            return PromQLFeatures.Newest;
        }

        var version = cluster.PrometheusVersion(server);
        return PromQLFeatures.Of(new PrometheusVersion(version.Major, version.Minor), server.Spec.Items("enableFeatures").OfType<YamlScalar>().Select(flag => flag.Value));
    }

    /// <summary>What the programs of a release expose, and each version of Milvus.</summary>
    public static ImmutableArray<MetricView> ViewsOf(KubePrometheusRelease? release, IEnumerable<ReleaseNumber> milvus)
    {
        var views = milvus.Distinct().Select(version => MetricCatalogue.Of(new(version, release))).ToImmutableArray();
        return views.IsEmpty ? [MetricCatalogue.Of(new(null, release))] : views;
    }

    private static long ShortestInterval(ScrapedCluster cluster)
    {
        var shortest = cluster.Servers.Select(server => server.Spec.Scalar("scrapeInterval"))
            .Concat(cluster.Monitors.SelectMany(monitor => monitor.Endpoints).Select(endpoint => endpoint.Fields.Scalar("interval")))
            .Select(interval => interval is { Value.Length: > 0 } given && PrometheusDuration.TryParse(given.Value, out var duration) ? duration.Milliseconds : DefaultInterval);
        return shortest.Where(interval => interval > 0).DefaultIfEmpty(DefaultInterval).Min();
    }
}
