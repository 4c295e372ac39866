using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Relabeling;

namespace MilvusManifests.Checks.Objects.Queries;

/// <summary>A monitor and its targets.</summary>
/// <param name="Monitor">The monitor.</param>
/// <param name="Targets">Their labels.</param>
internal sealed record ScrapedBy(ScrapeMonitor Monitor, ScrapedTargets Targets)
{
    /// <summary>Those of a set, each once, whichever Prometheus scrapes it.</summary>
    public static ScrapedBy[] AllOf(IEnumerable<MonitorVerdict> verdicts) =>
        [.. verdicts.DistinctBy(verdict => verdict.Monitor.Object.Reference).Select(verdict => new ScrapedBy(verdict.Monitor, ScrapedTargets.Of(verdict)))];

    /// <summary>The rules for samples of each endpoint.</summary>
    public ImmutableArray<ImmutableArray<SampleRule>> Rules { get; } = [.. Monitor.Endpoints.Select(endpoint => SampleRule.AllOf(endpoint.Fields))];

    /// <summary>Whether every endpoint has rules for samples: what one of them keeps is there.</summary>
    public bool MayLose => !Rules.IsEmpty && Rules.All(rules => !rules.IsEmpty);

    /// <summary>Whether one of its targets can have the series that a selector asks for, as far as the labels of targets say.</summary>
    public bool MayHave(VectorSelector selector, MetricSeries? series, LintedQuery query)
    {
        List<LabelMatcher>? ofTargets = null;
        foreach (var matcher in selector.Matchers)
        {
            if (matcher.Name != LabelMatcher.MetricName && series?.HasLabel(matcher.Name) != true && !query.IsVariable(matcher.Span))
            {
                (ofTargets ??= []).Add(matcher);
            }
        }

        foreach (var labels in Targets.All)
        {
            if (ofTargets is null || Match(labels, ofTargets))
            {
                return true;
            }
        }

        return false;
    }

    // What a target does not have may be a label of the series.
    private static bool Match(TargetLabels labels, List<LabelMatcher> matchers)
    {
        foreach (var matcher in matchers)
        {
            if (labels[matcher.Name].Text is { } value && !(value.Length == 0 ? matcher.Name is not ("namespace" or "job" or "service") : matcher.Matches(value)))
            {
                return false;
            }
        }

        return true;
    }
}
