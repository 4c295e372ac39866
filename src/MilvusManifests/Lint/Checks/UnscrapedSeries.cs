using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Lint.Checks;

/// <summary>What is selected is scraped.</summary>
internal sealed class UnscrapedSeries : QueryCheck
{
    /// <summary>A selector of targets that are not there.</summary>
    public static readonly DiagnosticCode Unscraped = new(
        "MM4207",
        "selector of what is not scraped",
        "The job, the namespace, the Service and the container of a series come from its target. The targets follow from the monitors of the set, and none of them has these labels.",
        new CodeExample("alert AlertmanagerDown: no target of the set has job=\"alertmanager\"", "expr: absent(up{job=\"alertmanager\"})"),
        "Use the labels of a target that is scraped, or add the monitor that is missing.");

    private const int MostValues = 10;

    /// <inheritdoc/>
    public override DiagnosticCode Code => Unscraped;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        if (set.Targets is not { } targets)
        {
            return;
        }

        foreach (var selector in query.Selectors)
        {
            if (selector.Metric is not { } name || set.Recordings.ContainsKey(name) || name is "ALERTS" or "ALERTS_FOR_STATE" || set.Find(name) is not { } series)
            {
                continue;
            }

            var matchers = OfTargets(selector, series, query);
            if (matchers.Length == 0 || targets.HasAny(matchers) || matchers.Any(matcher => (matcher.Name == "job" && set.NotMissed.Any(matcher.Matches)) || IsElsewhere(matcher, query, targets)))
            {
                continue;
            }

            var culprit = matchers.FirstOrDefault(matcher => !targets.HasAny(matcher));
            found.Add(culprit is null
                ? new(query, selector.Span, $"no target of the set has {string.Join(" and ", matchers.Select(matcher => Written(matcher, query)))}") { Subject = name }
                : new(query, culprit.Span, $"no target of the set has {Written(culprit, query)}") { Hint = Known(targets, culprit), Subject = culprit.Name });
        }
    }

    private static LabelMatcher[] OfTargets(VectorSelector selector, MetricSeries series, LintedQuery query)
    {
        List<LabelMatcher>? matchers = null;
        foreach (var matcher in selector.Matchers)
        {
            if (matcher.Name is "job" or "namespace" or "service" or "container" or "endpoint" && !series.HasLabel(matcher.Name) && !query.IsVariable(matcher.Span))
            {
                (matchers ??= []).Add(matcher);
            }
        }

        return matchers is null ? [] : [.. matchers];
    }

    // What runs beside the rules, in a namespace where the set scrapes nothing, has a monitor that is not in the set: that of a chart or an operator.
    private static bool IsElsewhere(LabelMatcher matcher, LintedQuery query, ScrapedTargets targets) =>
        matcher is { Name: "namespace", Operator: MatchOperator.Equal } && !targets.HasAny(matcher)
        && query.Document?["metadata"] is YamlMapping metadata && metadata["namespace"] is YamlScalar home && home.Value == matcher.Value;

    private static string Written(LabelMatcher matcher, LintedQuery query) => query.Text.Value.Substring(matcher.Span.Start, matcher.Span.Length);

    private static string? Known(ScrapedTargets targets, LabelMatcher matcher)
    {
        var values = targets.ValuesOf(matcher.Name);
        return values.IsEmpty ? null
            : Suggestion.For(matcher.Value, values) is { } nearest ? $"{Suggestion.Lead} {nearest}?"
            : $"the values of {matcher.Name} are {string.Join(", ", values.Take(MostValues))}{(values.Count > MostValues ? ", ..." : "")}";
    }
}
