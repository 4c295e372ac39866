using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint.Inference;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Quantiles are calculated from buckets that still have their bounds, and are between 0 and 1.</summary>
internal sealed class QuantilesOfBuckets : QueryCheck
{
    /// <summary>A quantile of something else.</summary>
    public static readonly DiagnosticCode NotOfBuckets = new(
        "MM4211",
        "quantile that cannot be calculated",
        "histogram_quantile reads the upper bounds of buckets from label 'le' of series that end with _bucket. Without the label, of other series, or for a quantile that is not between 0 and 1, " +
        "it returns nothing, or infinity.",
        new CodeExample(
            "alert WithoutLe: the aggregation drops label 'le', from which histogram_quantile reads the buckets",
            "expr: histogram_quantile(0.99, sum by (pod) (rate(milvus_proxy_sq_latency_bucket[5m]))) > 1000"),
        "Write histogram_quantile(0.99, sum by (le, ...) (rate(x_bucket[5m]))).");

    /// <inheritdoc/>
    public override DiagnosticCode Code => NotOfBuckets;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        foreach (var (part, _) in query.Parts)
        {
            if (Quantile(part) is { Bare: NumberLiteral { Value: < 0 or > 1 } } quantile)
            {
                found.Add(new(query, quantile.Span, $"quantile {query.Text.Value.AsSpan(quantile.Span.Start, quantile.Span.Length)} is not between 0 and 1")
                {
                    Hint = quantile.Bare is NumberLiteral { Value: > 1 and <= 100 } percent ? FormattableString.Invariant($"{Suggestion.Lead} {percent.Value / 100}?") : null,
                });
            }

            if (part is CallExpression { Function.Name: "histogram_quantile", Arguments: [_, var buckets] } && FaultOf(buckets, query, set) is { } fault)
            {
                found.Add(fault);
            }
        }
    }

    private static Expression? Quantile(Expression part) => part switch
    {
        CallExpression { Function.Name: "histogram_quantile" or "quantile_over_time", Arguments: [var first, _] } => first,
        AggregateExpression { Aggregator: Aggregator.Quantile } aggregate => aggregate.Parameter,
        _ => null,
    };

    private static LintFault? FaultOf(Expression buckets, LintedQuery query, LintedSet set)
    {
        var selectors = ExpressionWalk.Selectors(buckets).ToArray();
        foreach (var selector in selectors)
        {
            // What is joined to buckets is not one itself.
            if (selectors.Any(other => other.Metric?.EndsWith("_bucket", StringComparison.Ordinal) == true))
            {
                break;
            }

            if (selector.Metric is not { } name || query.IsVariable(selector.NameSpan) || set.Recordings.ContainsKey(name))
            {
                return null;
            }

            var series = set.Find(name);
            if (series is { Part: not SeriesPart.Bucket, Metric: var metric })
            {
                var reason = metric.Type == MetricType.Histogram ? $"'{name}' has none, '{metric.Name}_bucket' has" : $"'{name}' is not a histogram";
                return new(query, selector.NameSpan, $"histogram_quantile needs buckets: {reason}") { Subject = name };
            }

            if (series is null && (name.EndsWith("_sum", StringComparison.Ordinal) || name.EndsWith("_count", StringComparison.Ordinal) || name.EndsWith("_total", StringComparison.Ordinal)))
            {
                return new(query, selector.NameSpan, $"histogram_quantile needs buckets, whose names end with _bucket: '{name}' does not") { Subject = name };
            }
        }

        if (selectors.Any(selector => selector.Metric?.EndsWith("_bucket", StringComparison.Ordinal) == true) && !set.LabelsOf(buckets).Has("le"))
        {
            var culprit = buckets.DescendantsAndSelf().OfType<AggregateExpression>().FirstOrDefault(aggregate => !set.LabelsOf(aggregate).Has("le"));
            return new(query, Head(culprit ?? buckets), "the aggregation drops label 'le', from which histogram_quantile reads the buckets") { Hint = "group by le too: sum by (le, ...)" };
        }

        return null;
    }

    private static TextSpan Head(Expression expression) =>
        expression is AggregateExpression aggregate && aggregate.Inner.Span.Start > aggregate.Span.Start ? new(aggregate.Span.Start, aggregate.Inner.Span.Start - aggregate.Span.Start) : expression.Span;
}
