using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>Whether a division is that of a part by its whole: the same counter, with more matchers above the line.</summary>
internal static class ShareOfWhole
{
    /// <summary>Whether the result is from 0 to 1, whatever the series are.</summary>
    public static bool Is(Expression part, Expression whole) => (part.Bare, whole.Bare) switch
    {
        (AggregateExpression { Aggregator: Aggregator.Sum or Aggregator.Count } left, AggregateExpression right) =>
            left.Aggregator == right.Aggregator && left.IsWithout == right.IsWithout && left.Grouping.Select(label => label.Name).SequenceEqual(right.Grouping.Select(label => label.Name), StringComparer.Ordinal)
            && Is(left.Inner, right.Inner),
        (CallExpression { Function.Name: "rate" or "increase" or "irate" } left, CallExpression right) =>
            left.Function == right.Function && left.Arguments is [var first] && right.Arguments is [var second] && Is(first, second),
        (MatrixSelector left, MatrixSelector right) =>
            left.Range is DurationLiteral { Milliseconds: var range } && right.Range is DurationLiteral { Milliseconds: var other } && range == other && Is(left.Selector, right.Selector),
        (VectorSelector left, VectorSelector right) =>
            left.Name is not null && left.Name == right.Name && left.Time == right.Time && right.Matchers.All(matcher => left.Matchers.Any(candidate => IsSame(candidate, matcher))),
        _ => false,
    };

    private static bool IsSame(LabelMatcher left, LabelMatcher right) => left.Name == right.Name && left.Operator == right.Operator && left.Value == right.Value;
}
