using System.Collections.Immutable;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>The labels that have one value in all series of an expression, since its matchers say so.</summary>
internal static class FixedLabels
{
    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The labels and their values; values that stand for variables of a dashboard are not known.</summary>
    public static ImmutableDictionary<string, string> Of(Expression expression, LintedQuery query) => expression.Bare switch
    {
        VectorSelector selector => Of(selector, query),
        MatrixSelector matrix => Of(matrix.Selector, query),
        SubqueryExpression subquery => Of(subquery.Inner, query),
        UnaryExpression unary => Of(unary.Inner, query),
        AggregateExpression aggregate when aggregate.Aggregator.Selects() => Of(aggregate.Inner, query),
        AggregateExpression { IsWithout: true } aggregate => Of(aggregate.Inner, query).RemoveRange(Names(aggregate.Grouping)),
        AggregateExpression aggregate => Only(Of(aggregate.Inner, query), Names(aggregate.Grouping)),
        BinaryExpression binary => OfBinary(binary, query),
        CallExpression { Function.Name: not ("label_replace" or "label_join" or "info" or "absent" or "absent_over_time" or "vector") } call =>
            call.Arguments.FirstOrDefault(argument => argument.Type is ExpressionType.InstantVector or ExpressionType.RangeVector) is { } vector ? Of(vector, query) : None,
        _ => None,
    };

    private static ImmutableDictionary<string, string> Of(VectorSelector selector, LintedQuery query)
    {
        var labels = None;
        foreach (var matcher in selector.Matchers)
        {
            if (matcher is { Operator: MatchOperator.Equal, Name: not LabelMatcher.MetricName, Value.Length: > 0 } && !query.IsVariable(matcher.ValueSpan))
            {
                labels = labels.SetItem(matcher.Name, matcher.Value);
            }
        }

        return labels;
    }

    private static ImmutableDictionary<string, string> OfBinary(BinaryExpression binary, LintedQuery query)
    {
        if (binary.Left.Type == ExpressionType.Scalar)
        {
            return Of(binary.Right, query);
        }

        if (binary.Right.Type == ExpressionType.Scalar || binary.Operator is BinaryOperator.And or BinaryOperator.Unless)
        {
            return Of(binary.Left, query);
        }

        var matching = binary.Matching ?? VectorMatching.AllLabels;
        return binary.Operator == BinaryOperator.Or ? None
            : matching.Group == MatchGroup.Left ? Of(binary.Left, query).RemoveRange(Names(matching.Include))
            : matching.Group == MatchGroup.Right ? Of(binary.Right, query).RemoveRange(Names(matching.Include))
            : matching.IsOn ? Only(Of(binary.Left, query), Names(matching.Labels))
            : Of(binary.Left, query).RemoveRange(Names(matching.Labels));
    }

    private static ImmutableDictionary<string, string> Only(ImmutableDictionary<string, string> labels, IEnumerable<string> names) => labels.RemoveRange(labels.Keys.Except(names, StringComparer.Ordinal));

    private static IEnumerable<string> Names(ImmutableArray<LabelName> labels) => labels.Select(label => label.Name);
}
