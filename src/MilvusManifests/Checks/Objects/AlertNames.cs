using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.ScrapePath.Monitors;

namespace MilvusManifests.Checks.Objects;

/// <summary>The alerts of a PrometheusRule.</summary>
/// <param name="Object">The PrometheusRule.</param>
/// <param name="Names">The names of its alerts.</param>
internal sealed record AlertNames(ClusterObject Object, ImmutableArray<string> Names)
{
    /// <summary>Every PrometheusRule of a set.</summary>
    public static ImmutableArray<AlertNames> AllOf(ClusterObjects cluster)
    {
        var found = ImmutableArray.CreateBuilder<AlertNames>();
        foreach (var candidate in cluster.Of(ScrapeMonitor.Group, "PrometheusRule"))
        {
            var names = ImmutableArray.CreateBuilder<string>();
            foreach (var group in candidate.Spec.Mappings("groups"))
            {
                foreach (var rule in group.Mappings("rules"))
                {
                    if (rule.Text("alert") is { } name)
                    {
                        names.Add(name);
                    }
                }
            }

            found.Add(new(candidate, names.DrainToImmutable()));
        }

        return found.DrainToImmutable();
    }
}
