using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Syntax;

/// <summary>A range, a step or an offset.</summary>
/// <param name="Span">Where it is.</param>
internal abstract record DurationExpression(TextSpan Span);

/// <summary>A duration: <c>5m</c>, or <c>300</c>.</summary>
/// <param name="Milliseconds">Its length; negative for offsets into the future.</param>
/// <param name="IsNumber">Whether it is written as a number, of seconds, which matters only for calculated durations.</param>
/// <param name="Span">Where it is.</param>
internal sealed record DurationLiteral(long Milliseconds, bool IsNumber, TextSpan Span) : DurationExpression(Span);

/// <summary>A calculated duration, which is experimental.</summary>
/// <param name="Operator">The operator, <c>+</c>, <c>-</c>, <c>*</c>, <c>/</c>, <c>%</c> or <c>^</c>, with one operand only the sign; or the function: <c>step</c>, <c>range</c>, <c>min</c>, <c>max</c>.</param>
/// <param name="Left">The left operand, or the first argument; null if there is none.</param>
/// <param name="Right">The right operand, or the second argument; null for functions without arguments.</param>
/// <param name="Span">Where it is.</param>
internal sealed record DurationOperation(string Operator, DurationExpression? Left, DurationExpression? Right, TextSpan Span) : DurationExpression(Span);

/// <summary>A calculated duration in parentheses.</summary>
/// <param name="Inner">What is in them.</param>
/// <param name="Span">Where it is, with them.</param>
internal sealed record ParenthesizedDuration(DurationExpression Inner, TextSpan Span) : DurationExpression(Span);
