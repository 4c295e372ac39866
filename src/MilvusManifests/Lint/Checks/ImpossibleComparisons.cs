using MilvusManifests.Lint.Inference;
using MilvusManifests.PromQL.Printing;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Comparisons can hold, and can fail.</summary>
internal sealed class ImpossibleComparisons : QueryCheck
{
    /// <summary>A comparison whose outcome is known.</summary>
    public static readonly DiagnosticCode Impossible = new(
        "MM4213",
        "comparison that never or always holds",
        "A share is from 0 to 1, a percentage from 0 to 100, a state 0 or 1, and nothing that counts is below 0. A threshold beyond that makes an alert that never fires, or one that never resolves.",
        new CodeExample(
            "alert PercentOfShare: '> 5' never holds: the value is from 0 to 1",
            "expr: sum(rate(apiserver_request_total{code=~\"5..\"}[5m])) / sum(rate(apiserver_request_total[5m])) > 5"),
        "Write the threshold in the unit of the value: 0.05 for 5 %.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Impossible;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        foreach (var (part, _) in query.Parts)
        {
            if (part is not BinaryExpression { ReturnsBool: false } binary || !binary.Operator.IsComparison())
            {
                continue;
            }

            var (value, number, comparison) = binary.Right.Type == ExpressionType.Scalar
                ? (binary.Left, binary.Right, binary.Operator)
                : (binary.Right, binary.Left, Mirror(binary.Operator));
            var threshold = ValueInference.Of(number, set);
            if (value.Type != ExpressionType.InstantVector || threshold.Least != threshold.Most || query.IsVariable(number.Span))
            {
                continue;
            }

            // What is always 1 is compared with 1 by habit: the series exist only while something is so.
            var range = ValueInference.Of(value, set);
            if (!range.IsAny && range.Compare(comparison, threshold.Least) is { } outcome && !(outcome && range.Least == range.Most))
            {
                var written = ReferenceEquals(number, binary.Right)
                    ? query.Text.Value[binary.OperatorSpan.Start..number.Span.End]
                    : query.Text.Value[number.Span.Start..binary.OperatorSpan.End];
                var span = TextSpan.FromBounds(Math.Min(binary.OperatorSpan.Start, number.Span.Start), Math.Max(binary.OperatorSpan.End, number.Span.End));
                found.Add(new(query, span,
                    $"'{written.ReplaceLineEndings(" ")}' {(outcome ? "always" : "never")} holds: the value is {Words(range)}")
                {
                    Hint = value.Bare is AggregateExpression { Aggregator: Aggregator.Count } ? "count returns nothing where there is nothing to count: use absent()" : Advice(range, threshold.Least),
                    Subject = query.Rule?.Name ?? "",
                    Place = query.Rule?.ChangedAt,
                });
            }
        }
    }

    private static string Words(ValueRange range)
    {
        var (least, most) = (NumberText.Of(range.Least), NumberText.Of(range.Most));
        return range.Least == range.Most ? $"always {least}"
            : range == ValueRange.Boolean ? "0 or 1"
            : double.IsPositiveInfinity(range.Most) ? $"never below {least}"
            : double.IsNegativeInfinity(range.Least) ? $"never above {most}"
            : $"from {least} to {most}{(range.IsWhole ? ", and whole" : "")}";
    }

    private static string? Advice(ValueRange range, double threshold) =>
        range is { Least: 0, Most: 1, IsWhole: false } && threshold is > 1 and <= 100 ? $"{Suggestion.Lead} {NumberText.Of(threshold / 100)}?"
        : range is { Least: 0, Most: 100 } && threshold is > 0 and < 1 ? $"{Suggestion.Lead} {NumberText.Of(threshold * 100)}?"
        : null;

    private static BinaryOperator Mirror(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        _ => comparison,
    };
}
