using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Relabeling;

namespace MilvusManifests.Lint;

/// <summary>The labels of everything that Prometheus scrapes.</summary>
/// <param name="All">The labels of each target, as they are after relabelling.</param>
internal sealed record ScrapedTargets(ImmutableArray<TargetLabels> All)
{
    /// <summary>The targets of a cluster; null if there may be others than those of its monitors.</summary>
    public static ScrapedTargets? Of(ScrapedCluster cluster, ImmutableArray<MonitorVerdict> verdicts)
    {
        var all = ImmutableArray.CreateBuilder<TargetLabels>();
        foreach (var server in cluster.Servers)
        {
            if (server.Spec.Has("additionalScrapeConfigs"))
            {
                return null;
            }
        }

        foreach (var verdict in verdicts)
        {
            all.AddRange(Of(verdict).All);
        }

        return all.Count == 0 ? null : new(all.DrainToImmutable());
    }

    /// <summary>The targets of one monitor.</summary>
    public static ScrapedTargets Of(MonitorVerdict verdict) => new(verdict.Targets.IsEmpty && verdict.Answer != Answer.No
        ? [.. UnseenTargets.Of(verdict.Monitor)]
        : [.. verdict.Targets.Where(target => target.Relabeled.IsKept != Answer.No).Select(target => target.Relabeled.Labels)]);

    /// <summary>Whether a target can have labels that match, together.</summary>
    public bool HasAny(params ReadOnlySpan<LabelMatcher> matchers)
    {
        foreach (var labels in All)
        {
            if (Match(labels, matchers))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Match(TargetLabels labels, ReadOnlySpan<LabelMatcher> matchers)
    {
        foreach (var matcher in matchers)
        {
            if (ValueOf(labels, matcher.Name) is { } value && !matcher.Matches(value))
            {
                return false;
            }
        }

        return true;
    }

    // The ports of containers that the operator creates are not in the set.
    private static string? ValueOf(TargetLabels labels, string name) => labels[name].Text is { Length: 0 } && name == "container" ? null : labels[name].Text;

    /// <summary>The known values of a label, sorted.</summary>
    public ImmutableSortedSet<string> ValuesOf(string label) =>
        All.Select(labels => labels[label].Text).OfType<string>().Where(value => value.Length > 0).ToImmutableSortedSet(StringComparer.Ordinal);
}
