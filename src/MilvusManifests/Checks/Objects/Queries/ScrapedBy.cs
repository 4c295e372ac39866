using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Monitors;

namespace MilvusManifests.Checks.Objects.Queries;

/// <summary>A monitor and its targets.</summary>
/// <param name="Monitor">The monitor.</param>
/// <param name="Targets">Their labels.</param>
internal sealed record ScrapedBy(ScrapeMonitor Monitor, ScrapedTargets Targets)
{
    /// <summary>Those of a set, each once, whichever Prometheus scrapes it.</summary>
    public static ScrapedBy[] AllOf(IEnumerable<MonitorVerdict> verdicts) =>
        [.. verdicts.DistinctBy(verdict => verdict.Monitor.Object.Reference).Select(verdict => new ScrapedBy(verdict.Monitor, ScrapedTargets.Of(verdict)))];

    /// <summary>Whether it has rules for samples.</summary>
    public bool HasRules => Monitor.Endpoints.Any(endpoint => !endpoint.Fields.IsEmpty("metricRelabelings"));

    /// <summary>Whether one of its targets can have the series that a selector asks for, as far as the labels of targets say.</summary>
    public bool MayHave(VectorSelector selector, MetricSeries? series, LintedQuery query)
    {
        LabelMatcher[] ofTargets = [.. selector.Matchers.Where(matcher => matcher.Name != LabelMatcher.MetricName && series?.HasLabel(matcher.Name) != true && !query.IsVariable(matcher.Span))];
        foreach (var labels in Targets.All)
        {
            // What a target does not have may be a label of the series.
            if (Array.TrueForAll(ofTargets, matcher => labels[matcher.Name].Text is not { } value || (value.Length == 0 ? matcher.Name is not ("namespace" or "job" or "service") : matcher.Matches(value))))
            {
                return true;
            }
        }

        return false;
    }
}
