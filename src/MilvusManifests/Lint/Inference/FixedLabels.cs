using System.Collections.Immutable;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>The labels that have one value in all series of an expression, since its matchers say so.</summary>
/// <param name="query">The query that the expressions are parts of.</param>
internal sealed class FixedLabels(LintedQuery query)
{
    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    // Each side of a long chain of operators has all the sides before it.
    private readonly Dictionary<Expression, ImmutableDictionary<string, string>> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The labels and their values; values that stand for variables of a dashboard are not known.</summary>
    public ImmutableDictionary<string, string> Of(Expression expression)
    {
        if (!known.TryGetValue(expression, out var labels))
        {
            known[expression] = labels = Find(expression);
        }

        return labels;
    }

    private ImmutableDictionary<string, string> Find(Expression expression) => expression.Bare switch
    {
        VectorSelector selector => Find(selector),
        MatrixSelector matrix => Find(matrix.Selector),
        SubqueryExpression subquery => Of(subquery.Inner),
        UnaryExpression unary => Of(unary.Inner),
        AggregateExpression aggregate when aggregate.Aggregator.Selects() => Of(aggregate.Inner),
        AggregateExpression { IsWithout: true } aggregate => Of(aggregate.Inner).RemoveRange(Names(aggregate.Grouping)),
        AggregateExpression aggregate => Only(Of(aggregate.Inner), Names(aggregate.Grouping)),
        BinaryExpression binary => OfBinary(binary),
        CallExpression { Function.Name: not ("label_replace" or "label_join" or "info" or "absent" or "absent_over_time" or "vector") } call =>
            call.Arguments.FirstOrDefault(argument => argument.Type is ExpressionType.InstantVector or ExpressionType.RangeVector) is { } vector ? Of(vector) : None,
        _ => None,
    };

    private ImmutableDictionary<string, string> Find(VectorSelector selector)
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

    private ImmutableDictionary<string, string> OfBinary(BinaryExpression binary)
    {
        if (binary.Left.Type == ExpressionType.Scalar)
        {
            return Of(binary.Right);
        }

        if (binary.Right.Type == ExpressionType.Scalar || binary.Operator is BinaryOperator.And or BinaryOperator.Unless)
        {
            return Of(binary.Left);
        }

        var matching = binary.Matching ?? VectorMatching.AllLabels;
        return binary.Operator == BinaryOperator.Or ? None
            : matching.Group == MatchGroup.Left ? Of(binary.Left).RemoveRange(Names(matching.Include))
            : matching.Group == MatchGroup.Right ? Of(binary.Right).RemoveRange(Names(matching.Include))
            : matching.IsOn ? Only(Of(binary.Left), Names(matching.Labels))
            : Of(binary.Left).RemoveRange(Names(matching.Labels));
    }

    private static ImmutableDictionary<string, string> Only(ImmutableDictionary<string, string> labels, IEnumerable<string> names) => labels.RemoveRange(labels.Keys.Except(names, StringComparer.Ordinal));

    private static IEnumerable<string> Names(ImmutableArray<LabelName> labels) => labels.Select(label => label.Name);
}
