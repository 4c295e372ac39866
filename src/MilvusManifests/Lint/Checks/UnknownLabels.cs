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
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        if (query is { Label: { } wanted, Expression.Bare: VectorSelector chosen } && set.Find(chosen) is { } known && !known.HasLabel(wanted) && !TargetLabelNames.Has(wanted))
        {
            found.Add(new(query, chosen.Span, $"'{chosen.Metric}' has no label '{wanted}'") { Hint = Advice(wanted, known.Metric.Labels, known.OwnLabel), Subject = wanted });
        }

        foreach (var (part, _) in query.Parts)
        {
            switch (part)
            {
                case VectorSelector selector:
                    CheckMatchers(selector, query, set, found);
                    break;
                case AggregateExpression { IsWithout: false, Grouping.IsEmpty: false } aggregate:
                    CheckLabels(aggregate.Grouping, aggregate.Inner, null, query, set, found);
                    break;
                case BinaryExpression { Matching: { IsOn: true, Labels.IsEmpty: false } matching } binary:
                    CheckLabels(matching.Labels, binary.Left, binary.Right, query, set, found);
                    break;
                default:
                    break;
            }
        }
    }

    private static void CheckMatchers(VectorSelector selector, LintedQuery query, LintedSet set, List<LintFault> found)
    {
        if (set.Find(selector) is not { } series)
        {
            return;
        }

        foreach (var matcher in selector.Matchers)
        {
            if (!series.HasLabel(matcher.Name) && !TargetLabelNames.Has(matcher.Name) && matcher.Name != LabelMatcher.MetricName
                && !query.IsVariable(matcher.Span) && !matcher.MatchesEmpty)
            {
                found.Add(new(query, matcher.Span, $"'{selector.Metric}' has no label '{matcher.Name}'") { Hint = Advice(matcher.Name, series.Metric.Labels, series.OwnLabel), Subject = matcher.Name });
            }
        }
    }

    // A label that only one side lacks is another matter, as is one that an aggregation dropped.
    private static void CheckLabels(ImmutableArray<LabelName> labels, Expression one, Expression? other, LintedQuery query, LintedSet set, List<LintFault> found)
    {
        var (left, right) = (set.LabelsOf(one), other is null ? SeriesLabels.None : set.LabelsOf(other));
        if (left.IsOpen || right.IsOpen)
        {
            return;
        }

        foreach (var label in labels)
        {
            if (left.Has(label.Name) || right.Has(label.Name) || TargetLabelNames.IsOfCluster(label.Name) || TargetLabelNames.IsCopied(label.Name) || query.IsVariable(label.Span) || IsOfBuckets(label.Name, query))
            {
                continue;
            }

            var selectors = ExpressionWalk.Selectors(one).Concat(other is null ? [] : ExpressionWalk.Selectors(other)).ToArray();
            var names = selectors.Select(selector => selector.Metric).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
            if (names.Length > 0 && !selectors.Any(selector => set.LabelsOf(selector).Has(label.Name)))
            {
                found.Add(new(query, label.Span, $"'{string.Join("' and '", names)}' {(names.Length == 1 ? "has" : "have")} no label '{label.Name}'")
                {
                    Hint = Advice(label.Name, [.. selectors.SelectMany(selector => set.Find(selector)?.Metric.Labels ?? []).Distinct(StringComparer.Ordinal)], null),
                    Subject = label.Name,
                });
            }
        }
    }

    // Without buckets there is no quantile, which another check says.
    private static bool IsOfBuckets(string label, LintedQuery query) =>
        label == "le" && query.Parts.Any(part => part.Expression is CallExpression { Function.Name: "histogram_quantile" });

    private static string? Advice(string label, ImmutableArray<string> labels, string? own)
    {
        var all = own is null ? labels : labels.Add(own);
        return Suggestion.For(label, all.Concat(TargetLabelNames.All)) is { } nearest ? $"{Suggestion.Lead} {nearest}?"
            : all.IsEmpty ? "it has no labels of its own"
            : $"its labels are {string.Join(", ", all.Order(StringComparer.Ordinal).Take(12))}";
    }
}
