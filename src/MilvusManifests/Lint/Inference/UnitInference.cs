using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>What the values of an expression count, as far as that can be followed.</summary>
internal static class UnitInference
{
    /// <summary>The unit of the values; null where it is not known.</summary>
    public static MetricUnit? Of(Expression expression, LintedSet set) => expression switch
    {
        VectorSelector selector => OfSelector(selector, set),
        MatrixSelector matrix => OfSelector(matrix.Selector, set),
        SubqueryExpression subquery => Of(subquery.Inner, set),
        ParenthesizedExpression parenthesized => Of(parenthesized.Inner, set),
        UnaryExpression unary => Of(unary.Inner, set),
        AggregateExpression { Aggregator: Aggregator.Count or Aggregator.CountValues or Aggregator.Group or Aggregator.Stdvar } => MetricUnit.Count,
        AggregateExpression aggregate => Of(aggregate.Inner, set),
        BinaryExpression binary => OfBinary(binary, set),
        CallExpression call => OfCall(call, set),
        _ => null,
    };

    private static MetricUnit? OfSelector(VectorSelector selector, LintedSet set) =>
        set.Find(selector) is { Unit: not MetricUnit.Various } series ? series.Unit : null;

    private static MetricUnit? OfBinary(BinaryExpression binary, LintedSet set)
    {
        var (left, right) = (Of(binary.Left, set), Of(binary.Right, set));
        return binary.Operator switch
        {
            BinaryOperator.And or BinaryOperator.Unless or BinaryOperator.Or => left,
            BinaryOperator.Divide when left is not null && left == right => MetricUnit.Ratio,
            BinaryOperator.Subtract when left == MetricUnit.UnixSeconds && right == MetricUnit.UnixSeconds => MetricUnit.Seconds,
            BinaryOperator.Add or BinaryOperator.Subtract when left == right => left,
            _ when binary.Operator.IsComparison() && !binary.ReturnsBool => binary.Left.Type == ExpressionType.Scalar ? right : left,
            _ => null,
        };
    }

    private static MetricUnit? OfCall(CallExpression call, LintedSet set)
    {
        switch (call.Function.Name)
        {
            case "histogram_quantile":
                foreach (var part in call.Arguments[^1].DescendantsAndSelf())
                {
                    if (part is VectorSelector selector && set.Find(selector) is { Part: SeriesPart.Bucket } series)
                    {
                        return series.Metric.Unit;
                    }
                }

                return null;
            case "increase" or "delta" or "idelta" or "abs" or "ceil" or "floor" or "round" or "sort" or "sort_desc" or "label_replace" or "label_join"
                or "avg_over_time" or "min_over_time" or "max_over_time" or "last_over_time" or "first_over_time" or "clamp" or "clamp_min" or "clamp_max" or "predict_linear":
                return call.Arguments.IsEmpty ? null : Of(call.Arguments[0], set);
            case "quantile_over_time" when call.Arguments.Length == 2:
                return Of(call.Arguments[1], set);
            case "changes" or "resets" or "count_over_time":
                return MetricUnit.Count;
            default:
                return null;
        }
    }
}
