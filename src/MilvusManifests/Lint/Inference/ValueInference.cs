using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>Which values an expression can have, as far as the units of metrics and the functions decide it.</summary>
internal static class ValueInference
{
    /// <summary>The values of an expression.</summary>
    public static ValueRange Of(Expression expression, LintedSet set) => expression switch
    {
        NumberLiteral { Value: not double.NaN } number => ValueRange.Of(number.Value),
        VectorSelector selector => OfSelector(selector, set),
        MatrixSelector matrix => OfSelector(matrix.Selector, set),
        SubqueryExpression subquery => Of(subquery.Inner, set),
        ParenthesizedExpression parenthesized => Of(parenthesized.Inner, set),
        UnaryExpression { IsNegative: false } unary => Of(unary.Inner, set),
        UnaryExpression unary => ValueRange.Combine(BinaryOperator.Subtract, ValueRange.Of(0), Of(unary.Inner, set)),
        AggregateExpression aggregate => OfAggregate(aggregate, set),
        BinaryExpression binary => OfBinary(binary, set),
        CallExpression call => OfCall(call, set),
        _ => ValueRange.Any,
    };

    private static ValueRange OfSelector(VectorSelector selector, LintedSet set)
    {
        if (set.Find(selector) is not { } series)
        {
            return ValueRange.Any;
        }

        return series.Unit switch
        {
            MetricUnit.Boolean => ValueRange.Boolean,
            MetricUnit.One => ValueRange.Of(1),
            MetricUnit.Ratio when series.Part == SeriesPart.Itself => ValueRange.Share,
            MetricUnit.Percent when series.Part == SeriesPart.Itself => new(0, 100),
            MetricUnit.Bytes or MetricUnit.Megabytes => ValueRange.NotNegative,
            _ => series.IsCumulative == true ? ValueRange.NotNegative : ValueRange.Any,
        };
    }

    private static ValueRange OfAggregate(AggregateExpression aggregate, LintedSet set)
    {
        var inner = Of(aggregate.Inner, set);
        return aggregate.Aggregator switch
        {
            Aggregator.Sum => inner.Least >= 0 ? ValueRange.NotNegative with { IsWhole = inner.IsWhole } : ValueRange.Any,
            Aggregator.Count or Aggregator.CountValues => new(1, double.PositiveInfinity, true),
            Aggregator.Group => ValueRange.Of(1),
            Aggregator.Stddev or Aggregator.Stdvar => ValueRange.NotNegative,
            Aggregator.Avg or Aggregator.Quantile => inner with { IsWhole = false },
            _ => inner,
        };
    }

    private static ValueRange OfBinary(BinaryExpression binary, LintedSet set)
    {
        var (left, right) = (Of(binary.Left, set), Of(binary.Right, set));
        if (binary.Operator.IsComparison())
        {
            return binary.ReturnsBool ? ValueRange.Boolean
                : binary.Left.Type == ExpressionType.Scalar ? right
                : right.Least == right.Most ? left.Where(binary.Operator, right.Least)
                : left;
        }

        return binary.Operator switch
        {
            BinaryOperator.Or => left.Or(right),
            BinaryOperator.And or BinaryOperator.Unless => left,
            BinaryOperator.Divide when ShareOfWhole.Is(binary.Left, binary.Right) => ValueRange.Share,
            _ => ValueRange.Combine(binary.Operator, left, right),
        };
    }

    private static ValueRange OfCall(CallExpression call, LintedSet set)
    {
        switch (call.Function.Name)
        {
            case "absent" or "absent_over_time" or "present_over_time":
                return ValueRange.Of(1);
            case "rate" or "increase" or "irate" or "stddev_over_time" or "stdvar_over_time" or "abs" or "sqrt" or "exp" or "time" or "timestamp" or "histogram_count":
                return ValueRange.NotNegative;
            case "resets" or "changes":
                return ValueRange.NotNegative with { IsWhole = true };
            case "count_over_time":
                return new(1, double.PositiveInfinity, true);
            case "avg_over_time" or "quantile_over_time":
                return Of(call.Arguments[^1], set) with { IsWhole = false };
            case "min_over_time" or "max_over_time" or "last_over_time" or "first_over_time" or "sort" or "sort_desc" or "label_replace" or "label_join" or "vector" or "scalar":
                return call.Arguments.IsEmpty ? ValueRange.Any : Of(call.Arguments[0], set);
            case "sum_over_time":
                return Of(call.Arguments[0], set).Least >= 0 ? ValueRange.NotNegative : ValueRange.Any;
            case "histogram_fraction":
                return ValueRange.Share;
            default:
                return ValueRange.Any;
        }
    }
}
