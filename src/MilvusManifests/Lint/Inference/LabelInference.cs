using System.Collections.Immutable;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>Which labels the series of an expression may have.</summary>
internal static class LabelInference
{
    private const int MostRecordings = 16;

    /// <summary>The labels of the result.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="set">What is known of metrics and recorded series.</param>
    public static SeriesLabels Of(Expression expression, LintedSet set) => Of(expression, set, 0);

    private static SeriesLabels Of(Expression expression, LintedSet set, int depth) => expression switch
    {
        VectorSelector selector => OfSelector(selector, set, depth),
        MatrixSelector matrix => OfSelector(matrix.Selector, set, depth),
        SubqueryExpression subquery => Of(subquery.Inner, set, depth),
        ParenthesizedExpression parenthesized => Of(parenthesized.Inner, set, depth),
        UnaryExpression unary => Of(unary.Inner, set, depth),
        AggregateExpression aggregate => OfAggregate(aggregate, set, depth),
        BinaryExpression binary => OfBinary(binary, set, depth),
        CallExpression call => OfCall(call, set, depth),
        _ => SeriesLabels.None,
    };

    private static SeriesLabels OfSelector(VectorSelector selector, LintedSet set, int depth)
    {
        if (selector.Metric is not { } name)
        {
            return SeriesLabels.Any;
        }

        if (set.Recordings.TryGetValue(name, out var rules))
        {
            return depth > MostRecordings
                ? SeriesLabels.Any
                : rules.Select(rule => Of(rule.Expression, set, depth + 1).With(rule.Rule!.Labels.Select(label => label.Key.Value)))
                    .Aggregate((left, right) => left.Or(right)).With(set.Find(name)?.Metric.Labels ?? []);
        }

        if (set.Find(name) is not { } series)
        {
            return SeriesLabels.Any;
        }

        var labels = SeriesLabels.Of(TargetLabelNames.All).With(series.Metric.Labels).With(LabelMatcher.MetricName);
        labels = series.OwnLabel is { } own ? labels.With(own) : labels;

        // A label that a matcher requires is there, wherever it comes from: whether it can be is another question.
        labels = labels.With(selector.Matchers.Where(matcher => !matcher.MatchesEmpty).Select(matcher => matcher.Name));
        return series.Metric.Labels.Any(label => label.EndsWith('*')) ? labels with { IsOpen = true } : labels;
    }

    private static SeriesLabels OfAggregate(AggregateExpression aggregate, LintedSet set, int depth)
    {
        var inner = Of(aggregate.Inner, set, depth);
        if (aggregate.Aggregator.Selects())
        {
            return inner;
        }

        var kept = aggregate.IsWithout
            ? inner.Without([.. aggregate.Grouping.Select(label => label.Name), LabelMatcher.MetricName])
            : inner.Only(aggregate.Grouping);
        return aggregate is { Aggregator: Aggregator.CountValues, Parameter.Bare: StringLiteral label } ? kept.With(label.Value) : kept;
    }

    private static SeriesLabels OfBinary(BinaryExpression binary, LintedSet set, int depth)
    {
        var (left, right) = (Of(binary.Left, set, depth), Of(binary.Right, set, depth));
        if (binary.Left.Type == ExpressionType.Scalar)
        {
            return right;
        }

        if (binary.Right.Type == ExpressionType.Scalar || binary.Operator is BinaryOperator.And or BinaryOperator.Unless)
        {
            return left;
        }

        if (binary.Operator == BinaryOperator.Or)
        {
            return left.Or(right);
        }

        var matching = binary.Matching ?? VectorMatching.AllLabels;
        var included = matching.Include.Select(label => label.Name);
        return matching.Group switch
        {
            MatchGroup.Left => left.With(included),
            MatchGroup.Right => right.With(included),
            _ when matching.IsOn => left.Only(matching.Labels),
            _ => left.Without([.. matching.Labels.Select(label => label.Name), LabelMatcher.MetricName]),
        };
    }

    private static SeriesLabels OfCall(CallExpression call, LintedSet set, int depth)
    {
        switch (call.Function.Name)
        {
            case "absent" or "absent_over_time":
                return OfAbsent(call.Arguments);
            case "info":
                return SeriesLabels.Any;
            case "label_replace" or "label_join" when call.Arguments is [var vector, _, ..]:
                var inner = Of(vector, set, depth);
                return call.Arguments[1].Bare is StringLiteral added ? inner.With(added.Value) : SeriesLabels.Any;
            case "histogram_quantile" or "histogram_fraction" when call.Arguments is [.., var buckets]:
                return Of(buckets, set, depth).Without("le", LabelMatcher.MetricName);
            default:
                foreach (var argument in call.Arguments)
                {
                    if (argument.Type is ExpressionType.InstantVector or ExpressionType.RangeVector)
                    {
                        return Of(argument, set, depth);
                    }
                }

                return SeriesLabels.None;
        }
    }

    // absent has the labels of what is missing, as far as its matchers say them.
    private static SeriesLabels OfAbsent(ImmutableArray<Expression> arguments)
    {
        var selector = arguments.FirstOrDefault()?.Bare switch
        {
            VectorSelector vector => vector,
            MatrixSelector matrix => matrix.Selector,
            _ => null,
        };
        return SeriesLabels.Of(selector?.Matchers.Where(matcher => matcher.Operator == MatchOperator.Equal && matcher.Name != LabelMatcher.MetricName).Select(matcher => matcher.Name) ?? []);
    }
}
