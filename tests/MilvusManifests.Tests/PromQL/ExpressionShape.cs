using System.Collections.Immutable;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Tests.PromQL;

/// <summary>A tree without its places, to compare two of them.</summary>
internal static class ExpressionShape
{
    public static string Of(Expression expression) => expression switch
    {
        NumberLiteral number => FormattableString.Invariant($"{number.Value:R}{(number.IsDuration ? "d" : "")}"),
        StringLiteral text => $"'{text.Value}'",
        VectorSelector selector => Of(selector),
        MatrixSelector matrix => $"range({Of(matrix.Selector)}, {Of(matrix.Range)})",
        SubqueryExpression subquery => $"subquery({Of(subquery.Inner)}, {Of(subquery.Range)}, {Of(subquery.Step)}, {Of(subquery.Time)})",
        ParenthesizedExpression parenthesized => $"paren({Of(parenthesized.Inner)})",
        UnaryExpression unary => $"sign({unary.IsNegative}, {Of(unary.Inner)})",
        BinaryExpression binary => $"{binary.Operator}({Of(binary.Left)}, {Of(binary.Right)}, {binary.ReturnsBool}, {Of(binary.Matching)})",
        AggregateExpression aggregate =>
            $"{aggregate.Aggregator}({aggregate.IsWithout}, {Of(aggregate.Grouping)}, {(aggregate.Parameter is { } parameter ? Of(parameter) : "")}, {Of(aggregate.Inner)})",
        CallExpression call => $"{call.Function.Name}({string.Join(", ", call.Arguments.Select(Of))})",
        _ => throw new ArgumentException("unknown", nameof(expression)),
    };

    private static string Of(VectorSelector selector)
    {
        var matchers = selector.Matchers.Select(matcher => $"{matcher.Name} {matcher.Operator} '{matcher.Value}'").Order(StringComparer.Ordinal);
        return $"{selector.Name}[{string.Join(", ", matchers)}]{Of(selector.Time)}{selector.Extension}";
    }

    private static string Of(SelectorTime time) =>
        FormattableString.Invariant($"<{(time.Offset is { } offset ? Of(offset) : "")}, {time.Timestamp}, {time.IsStart}, {time.IsEnd}>");

    private static string Of(DurationExpression? duration) => duration switch
    {
        null => "",
        DurationLiteral literal => FormattableString.Invariant($"{literal.Milliseconds}"),
        ParenthesizedDuration parenthesized => $"({Of(parenthesized.Inner)})",
        DurationOperation { Operator: "+", Left: null } plus => Of(plus.Right),
        DurationOperation operation => $"{operation.Operator}({Of(operation.Left)}, {Of(operation.Right)})",
        _ => throw new ArgumentException("unknown", nameof(duration)),
    };

    private static string Of(ImmutableArray<LabelName> labels) => string.Join(' ', labels.Select(label => label.Name));

    // ignoring () says nothing.
    private static string Of(VectorMatching? matching) =>
        matching is null or { IsOn: false, Labels.IsEmpty: true, Group: MatchGroup.None, FillLeft: null, FillRight: null }
            ? ""
            : FormattableString.Invariant($"{matching.IsOn} {Of(matching.Labels)} {matching.Group} {Of(matching.Include)} {matching.FillLeft} {matching.FillRight}");
}
