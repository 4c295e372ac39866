using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Relabeling;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects.Queries;

/// <summary>A rule of a monitor for samples, since which a selector finds nothing.</summary>
/// <param name="Place">Where the rule has its regular expression.</param>
/// <param name="Label">The label that the rule is about; null for the name of the metric.</param>
/// <param name="IsRemoved">Whether the rule removes the label, and keeps the series.</param>
internal sealed record SampleLoss(Location? Place, string? Label, bool IsRemoved)
{
    /// <summary>Whether Prometheus itself writes a series for every target, after the rules for samples.</summary>
    public static bool IsOfScrape(string metric) => metric == "up" || metric.StartsWith("scrape_", StringComparison.Ordinal);

    /// <summary>The rule of a monitor that takes everything from a selector; null where an endpoint keeps some of it, or may do so.</summary>
    public static SampleLoss? Find(ScrapeMonitor monitor, VectorSelector selector, MetricSeries? series, LintedQuery query)
    {
        var losses = monitor.Endpoints.Select(endpoint => Find(endpoint.Fields, selector, series, query)).TakeWhile(loss => loss is not null).ToArray();
        return losses.Length > 0 && losses.Length == monitor.Endpoints.Length ? losses[0] : null;
    }

    private static SampleLoss? Find(ObjectFields endpoint, VectorSelector selector, MetricSeries? series, LintedQuery query)
    {
        foreach (var fields in endpoint.Mappings("metricRelabelings"))
        {
            var rule = RelabelRule.Of(fields);
            var place = fields["regex"]?.Location ?? rule.Place;
            switch (rule)
            {
                case { Action: "drop", SourceLabels: [LabelMatcher.MetricName] } when RelabelPattern.Parse(rule.Regex).IsMatch(selector.Metric!) == true:
                case { Action: "keep", SourceLabels: [LabelMatcher.MetricName] } when RelabelPattern.Parse(rule.Regex).IsMatch(selector.Metric!) == false:
                    return new(place, null, IsRemoved: false);
                case { Action: "drop", SourceLabels: [var label] } when IsDropped(label, rule.Regex, selector, series):
                    return new(place, label, IsRemoved: false);
                case { Action: "labeldrop" } when selector.Matchers.FirstOrDefault(matcher => IsRemovedFrom(matcher, rule.Regex, query)) is { } matcher:
                    return new(place, matcher.Name, IsRemoved: true);
                case { TargetLabel: LabelMatcher.MetricName } or { Action: "labelmap" }:
                    // From here on, the metric may have another name.
                    return null;
            }
        }

        return null;
    }

    private static bool IsDropped(string label, string pattern, VectorSelector selector, MetricSeries? series) =>
        (pattern is ".+" or "(.+)" or ".*" or "(.*)" && series is not null && series.HasLabel(label))
        || selector.Matchers.Any(matcher => matcher.Name == label && matcher.Operator == MatchOperator.Equal && RelabelPattern.Parse(pattern).IsMatch(matcher.Value) == true);

    private static bool IsRemovedFrom(LabelMatcher matcher, string pattern, LintedQuery query) =>
        matcher.Name != LabelMatcher.MetricName && !query.IsVariable(matcher.Span) && !matcher.MatchesEmpty && RelabelPattern.Parse(pattern).IsMatch(matcher.Name) == true;
}
