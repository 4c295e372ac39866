using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.PromQL.Printing;

/// <summary>Writes an expression on one line, in the one form that Prometheus gives it: matchers sorted, grouping first, one space around operators.</summary>
internal static class ExpressionText
{
    private static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Infinity where a sign would mean something else.</summary>
    internal const string Infinity = "Inf";

    /// <summary>The expression on one line.</summary>
    public static string Of(Expression expression)
    {
        var text = new StringBuilder();
        Write(text, expression);
        return text.ToString();
    }

    /// <summary>An aggregation up to its parenthesis: <c>sum by (pod) </c>.</summary>
    internal static string Head(AggregateExpression aggregate)
    {
        var text = new StringBuilder(aggregate.Aggregator.Text());
        if (aggregate.IsWithout || !aggregate.Grouping.IsEmpty)
        {
            text.Append(aggregate.IsWithout ? " without (" : " by (");
            WriteLabels(text, aggregate.Grouping);
            text.Append(") ");
        }

        return text.ToString();
    }

    /// <summary>An operator with what follows it: <c>== bool on (pod)</c>.</summary>
    internal static string Head(BinaryExpression binary)
    {
        var text = new StringBuilder(binary.Operator.Text());
        if (binary.ReturnsBool)
        {
            text.Append(" bool");
        }

        if (binary.Matching is { } matching)
        {
            WriteMatching(text, matching);
        }

        return text.ToString();
    }

    /// <summary>What follows the expression of a subquery: <c>[5m:1m] offset 1h</c>.</summary>
    internal static string Tail(SubqueryExpression subquery)
    {
        var text = new StringBuilder("[");
        WriteDuration(text, subquery.Range);
        text.Append(':');
        if (subquery.Step is { } step)
        {
            WriteDuration(text, step);
        }

        text.Append(']');
        WriteTime(text, subquery.Time, null);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Expression expression)
    {
        switch (expression)
        {
            case NumberLiteral number:
                text.Append(number.IsDuration ? NumberText.OfDuration((long)Math.Round(number.Value * 1000)) : NumberText.Of(number.Value));
                break;
            case StringLiteral literal:
                text.Append(GoString.Quote(literal.Value));
                break;
            case VectorSelector selector:
                WriteSelected(text, selector);
                WriteTime(text, selector.Time, selector.Extension);
                break;
            case MatrixSelector matrix:
                WriteSelected(text, matrix.Selector);
                text.Append('[');
                WriteDuration(text, matrix.Range);
                text.Append(']');
                WriteExtension(text, matrix.Selector.Extension);
                WriteTime(text, matrix.Selector.Time, null);
                break;
            case SubqueryExpression subquery:
                Write(text, subquery.Inner);
                text.Append(Tail(subquery));
                break;
            case ParenthesizedExpression parenthesized:
                text.Append('(');
                Write(text, parenthesized.Inner);
                text.Append(')');
                break;
            case UnaryExpression unary:
                text.Append(unary.IsNegative ? '-' : '+');
                Write(text, unary.Inner);
                break;
            case BinaryExpression binary:
                WriteLeft(text, binary);
                text.Append(' ').Append(Head(binary)).Append(' ');
                Write(text, binary.Right);
                break;
            case AggregateExpression aggregate:
                text.Append(Head(aggregate)).Append('(');
                WriteArguments(text, aggregate.Children);
                break;
            case CallExpression call:
                text.Append(call.Function.Name).Append('(');
                WriteArguments(text, call.Arguments);
                break;
            default:
                throw new ArgumentException($"unknown expression {expression.GetType()}", nameof(expression));
        }
    }

    /// <summary>Whether the left side is infinity without a sign: <c>+Inf ^ 2</c> would be <c>+(Inf ^ 2)</c>.</summary>
    internal static bool IsPowerOfInfinity(BinaryExpression binary) => binary is { Operator: BinaryOperator.Power, Left: NumberLiteral { Value: double.PositiveInfinity } };

    private static void WriteLeft(StringBuilder text, BinaryExpression binary)
    {
        if (IsPowerOfInfinity(binary))
        {
            text.Append(Infinity);
        }
        else
        {
            Write(text, binary.Left);
        }
    }

    private static void WriteArguments(StringBuilder text, ImmutableArray<Expression> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            text.Append(i > 0 ? ", " : "");
            Write(text, arguments[i]);
        }

        text.Append(')');
    }

    private static void WriteSelected(StringBuilder text, VectorSelector selector)
    {
        text.Append(selector.Name);
        if (selector.Matchers.IsEmpty)
        {
            return;
        }

        var matchers = selector.Matchers.Select(Of).ToArray();
        Array.Sort(matchers, string.CompareOrdinal);
        text.Append('{').AppendJoin(',', matchers).Append('}');
    }

    private static string Of(LabelMatcher matcher)
    {
        var comparison = matcher.Operator switch
        {
            MatchOperator.Equal => "=",
            MatchOperator.NotEqual => "!=",
            MatchOperator.Regex => "=~",
            _ => "!~",
        };
        return $"{Label(matcher.Name)}{comparison}{GoString.Quote(matcher.Value)}";
    }

    private static string Label(string name) => IsPlain(name) ? name : GoString.Quote(name);

    private static bool IsPlain(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.AsSpan().IndexOfAnyExcept(PlainCharacters) < 0;

    private static void WriteLabels(StringBuilder text, ImmutableArray<LabelName> labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            text.Append(i > 0 ? ", " : "").Append(Label(labels[i].Name));
        }
    }

    private static void WriteMatching(StringBuilder text, VectorMatching matching)
    {
        if (!matching.Labels.IsEmpty || matching.IsOn || matching.Group != MatchGroup.None)
        {
            text.Append(matching.IsOn ? " on (" : " ignoring (");
            WriteLabels(text, matching.Labels);
            text.Append(')');
        }

        if (matching.Group != MatchGroup.None)
        {
            text.Append(matching.Group == MatchGroup.Left ? " group_left (" : " group_right (");
            WriteLabels(text, matching.Include);
            text.Append(')');
        }

        if (matching.FillLeft is { } left && matching.FillRight is { } right && left.Equals(right))
        {
            text.Append(" fill (").Append(NumberText.Of(left)).Append(')');
            return;
        }

        if (matching.FillLeft is { } fillLeft)
        {
            text.Append(" fill_left (").Append(NumberText.Of(fillLeft)).Append(')');
        }

        if (matching.FillRight is { } fillRight)
        {
            text.Append(" fill_right (").Append(NumberText.Of(fillRight)).Append(')');
        }
    }

    private static void WriteTime(StringBuilder text, SelectorTime time, string? extension)
    {
        if (time.Timestamp is { } timestamp)
        {
            text.Append(CultureInfo.InvariantCulture, $" @ {timestamp / 1000.0:F3}");
        }
        else if (time.HasAt)
        {
            text.Append(time.IsStart ? " @ start()" : " @ end()");
        }

        WriteExtension(text, extension);
        if (time.Offset is { } offset)
        {
            text.Append(" offset ");
            WriteDuration(text, offset);
        }
    }

    private static void WriteExtension(StringBuilder text, string? extension)
    {
        if (extension is not null)
        {
            text.Append(' ').Append(extension);
        }
    }

    private static void WriteOperand(StringBuilder text, DurationExpression operand)
    {
        if (operand is DurationLiteral { IsNumber: true } number)
        {
            text.Append(NumberText.Of(number.Milliseconds / 1000.0));
        }
        else
        {
            WriteDuration(text, operand);
        }
    }

    private static void WriteDuration(StringBuilder text, DurationExpression duration)
    {
        switch (duration)
        {
            case DurationLiteral literal:
                text.Append(NumberText.OfDuration(literal.Milliseconds));
                break;
            case ParenthesizedDuration parenthesized:
                text.Append('(');
                WriteDuration(text, parenthesized.Inner);
                text.Append(')');
                break;
            case DurationOperation { Operator: "step" or "range" or "min" or "max" or "min_of" or "max_of" } call:
                text.Append(call.Operator).Append('(');
                if (call is { Left: { } first, Right: { } second })
                {
                    WriteOperand(text, first);
                    text.Append(", ");
                    WriteOperand(text, second);
                }

                text.Append(')');
                break;
            case DurationOperation { Left: null, Right: { } operand } signed:
                text.Append(signed.Operator == "-" ? "-" : "");
                WriteOperand(text, operand);
                break;
            case DurationOperation { Left: { } left, Right: { } right } operation:
                WriteOperand(text, left);
                text.Append(' ').Append(operation.Operator).Append(' ');
                WriteOperand(text, right);
                break;
            default:
                throw new ArgumentException($"unknown duration {duration.GetType()}", nameof(duration));
        }
    }
}
