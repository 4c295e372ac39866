using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint.Inference;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Counters are looked at by how they grow.</summary>
internal sealed class RawCounters : QueryCheck
{
    /// <summary>A counter without a rate.</summary>
    public static readonly DiagnosticCode Raw = new(
        "MM4209",
        "counter without rate or increase",
        "A counter is the number of things since its program started. Compared with a threshold, it says how old the program is; and an alert on it, once it fires, fires until the next restart. " +
        "A ratio of two counters, or a quantile of buckets, is that of the whole life of the program.",
        new CodeExample(
            "alert RawRestarts: compares the counter 'kube_pod_container_status_restarts_total', which only grows",
            "expr: kube_pod_container_status_restarts_total > 5"),
        "Compare rate(x[5m]) or increase(x[1h]).");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Raw;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        foreach (var part in query.Parts)
        {
            switch (part.Expression)
            {
                case BinaryExpression binary when binary.Operator.IsComparison() && binary.Operator is not (BinaryOperator.Equal or BinaryOperator.NotEqual):
                    foreach (var side in (Expression[])[binary.Left, binary.Right])
                    {
                        var other = ReferenceEquals(side, binary.Left) ? binary.Right : binary.Left;
                        if (other.Type == ExpressionType.Scalar && Counter(side, set) is { } compared && !IsGuard(other, part))
                        {
                            found.Add(Fault(query, compared, $"compares the counter '{compared.Metric}', which only grows"));
                        }
                    }

                    break;
                case BinaryExpression { Operator: BinaryOperator.Divide } ratio when Counter(ratio.Left, set) is { } dividend && Counter(ratio.Right, set) is not null:
                    found.Add(Fault(query, dividend, $"divides the counter '{dividend.Metric}' by another: a ratio since the start of the program"));
                    break;
                case CallExpression { Function.Name: "histogram_quantile", Arguments: [_, var buckets] } when Counter(buckets, set) is { } bucket && set.Find(bucket)!.Part == SeriesPart.Bucket:
                    found.Add(Fault(query, bucket, $"a quantile of '{bucket.Metric}' without rate: of everything since the start of the program"));
                    break;
                default:
                    break;
            }
        }
    }

    // "and x_count > 0" only asks whether there is anything.
    private static bool IsGuard(Expression threshold, ExpressionPart comparison) =>
        threshold.Bare is NumberLiteral { Value: 0 } && comparison.Ancestors.Any(ancestor => ancestor is BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Unless });

    private static LintFault Fault(LintedQuery query, VectorSelector counter, string message) =>
        new(query, counter.Span, message) { Hint = $"rate({counter.Metric}[5m]) is how fast it grows, increase how much", Subject = counter.Metric! };

    // The counter that an expression is, if nothing but sums and factors is around it.
    private static VectorSelector? Counter(Expression expression, LintedSet set) => expression.Bare switch
    {
        VectorSelector selector => set.Find(selector) is { IsCumulative: true } ? selector : null,
        AggregateExpression { Aggregator: Aggregator.Sum or Aggregator.Avg or Aggregator.Min or Aggregator.Max or Aggregator.Topk or Aggregator.Bottomk } aggregate => Counter(aggregate.Inner, set),
        BinaryExpression { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } binary when binary.Right.Type == ExpressionType.Scalar => Counter(binary.Left, set),
        BinaryExpression { Operator: BinaryOperator.Multiply } binary when binary.Left.Type == ExpressionType.Scalar => Counter(binary.Right, set),
        _ => null,
    };
}
