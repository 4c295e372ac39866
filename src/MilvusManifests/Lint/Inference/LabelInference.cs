using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>Which labels the series of an expression may have.</summary>
internal static class LabelInference
{
    private static readonly SeriesLabels OfTargets = SeriesLabels.Of([.. TargetLabelNames.All, LabelMatcher.MetricName]);

    /// <summary>The labels of the result.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="set">What is known of metrics and recorded series.</param>
    public static SeriesLabels Of(Expression expression, LintedSet set) => expression switch
    {
        VectorSelector selector => OfSelector(selector, set),
        MatrixSelector matrix => OfSelector(matrix.Selector, set),
        SubqueryExpression subquery => set.LabelsOf(subquery.Inner),
        ParenthesizedExpression parenthesized => set.LabelsOf(parenthesized.Inner),
        UnaryExpression unary => set.LabelsOf(unary.Inner),
        AggregateExpression aggregate => OfAggregate(aggregate, set),
        BinaryExpression binary => OfBinary(binary, set),
        CallExpression call => OfCall(call, set),
        _ => SeriesLabels.None,
    };

    private static SeriesLabels OfSelector(VectorSelector selector, LintedSet set)
    {
        if (selector.Metric is not { } name)
        {
            return SeriesLabels.Any;
        }

        if (set.Recordings.ContainsKey(name))
        {
            return set.LabelsOfRecording(name);
        }

        if (set.Find(name) is not { } series)
        {
            return SeriesLabels.Any;
        }

        // A label that a matcher requires is there, wherever it comes from: whether it can be is another question.
        var labels = set.LabelsOf(series, name);
        foreach (var matcher in selector.Matchers)
        {
            if (!labels.IsListed(matcher.Name) && !matcher.MatchesEmpty)
            {
                labels = labels.With(matcher.Name);
            }
        }

        return labels;
    }

    /// <summary>The labels that the series of a metric have, and those of their targets.</summary>
    public static SeriesLabels Of(MetricSeries series)
    {
        var labels = OfTargets.With(series.Metric.Labels);
        labels = series.OwnLabel is { } own ? labels.With(own) : labels;
        return series.Metric.Labels.Any(label => label.EndsWith('*')) ? labels with { IsOpen = true } : labels;
    }

    private static SeriesLabels OfAggregate(AggregateExpression aggregate, LintedSet set)
    {
        var inner = set.LabelsOf(aggregate.Inner);
        if (aggregate.Aggregator.Selects())
        {
            return inner;
        }

        var kept = aggregate.IsWithout ? inner.Without(aggregate.Grouping).Without(LabelMatcher.MetricName) : inner.Only(aggregate.Grouping);
        return aggregate is { Aggregator: Aggregator.CountValues, Parameter.Bare: StringLiteral label } ? kept.With(label.Value) : kept;
    }

    private static SeriesLabels OfBinary(BinaryExpression binary, LintedSet set)
    {
        var (left, right) = (set.LabelsOf(binary.Left), set.LabelsOf(binary.Right));
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
        return matching.Group switch
        {
            MatchGroup.Left => left.With(matching.Include.Select(label => label.Name)),
            MatchGroup.Right => right.With(matching.Include.Select(label => label.Name)),
            _ when matching.IsOn => left.Only(matching.Labels),
            _ => left.Without(matching.Labels).Without(LabelMatcher.MetricName),
        };
    }

    private static SeriesLabels OfCall(CallExpression call, LintedSet set)
    {
        switch (call.Function.Name)
        {
            case "absent" or "absent_over_time":
                return OfAbsent(call.Arguments);
            case "info":
                return SeriesLabels.Any;
            case "label_replace" or "label_join" when call.Arguments is [var vector, _, ..]:
                var inner = set.LabelsOf(vector);
                return call.Arguments[1].Bare is StringLiteral added ? inner.With(added.Value) : SeriesLabels.Any;
            case "histogram_quantile" or "histogram_fraction" when call.Arguments is [.., var buckets]:
                return set.LabelsOf(buckets).Without("le").Without(LabelMatcher.MetricName);
            default:
                foreach (var argument in call.Arguments)
                {
                    if (argument.Type is ExpressionType.InstantVector or ExpressionType.RangeVector)
                    {
                        return set.LabelsOf(argument);
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
