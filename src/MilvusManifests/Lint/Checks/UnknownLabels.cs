using System.Collections.Immutable;
using MilvusManifests.Lint.Inference;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Labels are those that the series have.</summary>
internal sealed class UnknownLabels : QueryCheck
{
    /// <summary>A label that is not there.</summary>
    public static readonly DiagnosticCode Unknown = new(
        "MM4205",
        "label that the series do not have",
        "A matcher of a label that no series has matches nothing, and a grouping by it puts everything into one group. The labels are those that the program writes, those of its target, " +
        "and, behind an aggregation, those that it keeps.",
        new CodeExample(
            "alert QueryType: 'milvus_proxy_sq_latency_count' has no label 'querytype'",
            "expr: sum(rate(milvus_proxy_sq_latency_count{querytype=\"search\"}[5m])) > 100"),
        "Run milvus-manifests metrics NAME: it lists the labels.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Unknown;

    /// <inheritdoc/>
    protected override IEnumerable<LintFault> Run(LintedQuery query, LintedSet set)
    {
        if (query is { Label: { } wanted, Expression.Bare: VectorSelector chosen } && set.Find(chosen) is { } known && !known.HasLabel(wanted) && !TargetLabelNames.Has(wanted))
        {
            yield return new(query, chosen.Span, $"'{chosen.Metric}' has no label '{wanted}'") { Hint = Advice(wanted, known.Metric.Labels, known.OwnLabel), Subject = wanted };
        }

        foreach (var part in query.Expression.DescendantsAndSelf())
        {
            var faults = part switch
            {
                VectorSelector selector => OfSelector(selector, query, set),
                AggregateExpression { IsWithout: false } aggregate => OfLabels(aggregate.Grouping, [aggregate.Inner], query, set),
                BinaryExpression { Matching: { IsOn: true } matching } binary => OfLabels(matching.Labels, [binary.Left, binary.Right], query, set),
                _ => [],
            };
            foreach (var fault in faults)
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<LintFault> OfSelector(VectorSelector selector, LintedQuery query, LintedSet set)
    {
        if (set.Find(selector) is not { } series)
        {
            yield break;
        }

        foreach (var matcher in selector.Matchers)
        {
            if (!matcher.MatchesEmpty && matcher.Name != LabelMatcher.MetricName && !query.IsVariable(matcher.Span)
                && !series.HasLabel(matcher.Name) && !TargetLabelNames.Has(matcher.Name))
            {
                yield return new(query, matcher.Span, $"'{selector.Metric}' has no label '{matcher.Name}'") { Hint = Advice(matcher.Name, series.Metric.Labels, series.OwnLabel), Subject = matcher.Name };
            }
        }
    }

    // A label that only one side lacks is another matter, as is one that an aggregation dropped.
    private static IEnumerable<LintFault> OfLabels(ImmutableArray<LabelName> labels, ImmutableArray<Expression> sides, LintedQuery query, LintedSet set)
    {
        if (labels.IsEmpty || sides.Any(side => set.LabelsOf(side).IsOpen))
        {
            yield break;
        }

        var selectors = sides.SelectMany(ExpressionWalk.Selectors).ToArray();
        foreach (var label in labels)
        {
            if (TargetLabelNames.IsOfCluster(label.Name) || TargetLabelNames.IsCopied(label.Name) || query.IsVariable(label.Span) || IsOfBuckets(label.Name, query)
                || sides.Any(side => set.LabelsOf(side).Has(label.Name)) || selectors.Any(selector => set.LabelsOf(selector).Has(label.Name)))
            {
                continue;
            }

            var names = selectors.Select(selector => selector.Metric).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
            if (names.Length > 0)
            {
                yield return new(query, label.Span, $"'{string.Join("' and '", names)}' {(names.Length == 1 ? "has" : "have")} no label '{label.Name}'")
                {
                    Hint = Advice(label.Name, [.. selectors.SelectMany(selector => set.Find(selector)?.Metric.Labels ?? []).Distinct(StringComparer.Ordinal)], null),
                    Subject = label.Name,
                };
            }
        }
    }

    // Without buckets there is no quantile, which another check says.
    private static bool IsOfBuckets(string label, LintedQuery query) =>
        label == "le" && query.Expression.DescendantsAndSelf().Any(part => part is CallExpression { Function.Name: "histogram_quantile" });

    private static string? Advice(string label, ImmutableArray<string> labels, string? own)
    {
        var all = own is null ? labels : labels.Add(own);
        return Suggestion.For(label, all.Concat(TargetLabelNames.All)) is { } nearest ? $"{Suggestion.Lead} {nearest}?"
            : all.IsEmpty ? "it has no labels of its own"
            : $"its labels are {string.Join(", ", all.Order(StringComparer.Ordinal).Take(12))}";
    }
}
