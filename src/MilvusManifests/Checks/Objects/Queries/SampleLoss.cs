using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Schemas.Kubernetes.Rules;
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
    /// <param name="endpoints">The rules of each endpoint.</param>
    /// <param name="selector">The selector, of one metric.</param>
    /// <param name="series">What it selects, if that is known.</param>
    /// <param name="query">The query that it is in.</param>
    public static SampleLoss? Find(ImmutableArray<ImmutableArray<SampleRule>> endpoints, VectorSelector selector, MetricSeries? series, LintedQuery query)
    {
        foreach (var rules in endpoints)
        {
            if (Find(rules, selector, series, query) is null)
            {
                return null;
            }
        }

        return endpoints.IsEmpty ? null : Find(endpoints[0], selector, series, query);
    }

    private static SampleLoss? Find(ImmutableArray<SampleRule> rules, VectorSelector selector, MetricSeries? series, LintedQuery query)
    {
        foreach (var (rule, pattern, place) in rules)
        {
            switch (rule)
            {
                case { Action: "drop", SourceLabels: [LabelMatcher.MetricName] } when pattern.IsMatch(selector.Metric!) == true:
                case { Action: "keep", SourceLabels: [LabelMatcher.MetricName] } when pattern.IsMatch(selector.Metric!) == false:
                    return new(place, null, IsRemoved: false);
                case { Action: "drop", SourceLabels: [var label] } when label != LabelMatcher.MetricName && IsDropped(label, rule.Regex, pattern, selector, series):
                    return new(place, label, IsRemoved: false);
                case { Action: "labeldrop" } when Removed(selector, pattern, query) is { } label:
                    return new(place, label, IsRemoved: true);
                case { TargetLabel: LabelMatcher.MetricName } or { Action: "labelmap" }:
                    // From here on, the metric may have another name.
                    return null;
            }
        }

        return null;
    }

    private static bool IsDropped(string label, string regex, RelabelPattern pattern, VectorSelector selector, MetricSeries? series)
    {
        if (regex is ".+" or "(.+)" or ".*" or "(.*)" && series is not null && series.HasLabel(label))
        {
            return true;
        }

        foreach (var matcher in selector.Matchers)
        {
            if (matcher.Name == label && matcher.Operator == MatchOperator.Equal && pattern.IsMatch(matcher.Value) == true)
            {
                return true;
            }
        }

        return false;
    }

    private static string? Removed(VectorSelector selector, RelabelPattern pattern, LintedQuery query)
    {
        foreach (var matcher in selector.Matchers)
        {
            if (matcher.Name != LabelMatcher.MetricName && pattern.IsMatch(matcher.Name) == true && !query.IsVariable(matcher.Span) && !matcher.MatchesEmpty)
            {
                return matcher.Name;
            }
        }

        return null;
    }
}

/// <summary>A rule for samples, and what its regular expression matches.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Pattern">The regular expression.</param>
/// <param name="Place">Where that is written.</param>
internal sealed record SampleRule(RelabelRule Rule, RelabelPattern Pattern, Location? Place)
{
    /// <summary>The rules of an endpoint, in their order.</summary>
    public static ImmutableArray<SampleRule> AllOf(ObjectFields endpoint) =>
        [.. endpoint.Mappings("metricRelabelings").Select(fields => (Fields: fields, Rule: RelabelRule.Of(fields)))
            .Select(read => new SampleRule(read.Rule, RelabelPattern.Parse(read.Rule.Regex), read.Fields["regex"]?.Location ?? read.Rule.Place))];
}
