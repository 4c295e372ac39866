using System.Text;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.PromQL.Printing;

/// <summary>Writes an expression as <c>promtool promql format</c> does: what is longer than a line is divided at its operators and arguments.</summary>
/// <remarks>https://github.com/prometheus/prometheus/blob/main/promql/parser/prettier_rules.md</remarks>
internal static class IndentedExpression
{
    private const int LongestLine = 100;
    private const int Indent = 2;

    /// <summary>The expression, on as many lines as it needs.</summary>
    public static string Of(Expression expression)
    {
        var text = new StringBuilder();
        Write(text, expression, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Expression expression, int level)
    {
        var line = ExpressionText.Of(expression);
        var isLong = Encoding.UTF8.GetByteCount(line) > LongestLine;
        switch (expression)
        {
            case SubqueryExpression subquery when isLong:
                Write(text, subquery.Inner, level);
                text.Append(ExpressionText.Tail(subquery));
                break;
            case SubqueryExpression:
                text.Append(line);
                break;
            case UnaryExpression unary:
                var inner = new StringBuilder();
                Write(inner, unary.Inner, level);
                StartLine(text, level).Append(unary.IsNegative ? '-' : '+').Append(inner.ToString().Trim());
                break;
            case BinaryExpression binary when isLong:
                WriteLeft(text, binary, level + 1);
                StartLine(text.Append('\n'), level).Append(ExpressionText.Head(binary)).Append('\n');
                Write(text, binary.Right, level + 1);
                break;
            case ParenthesizedExpression parenthesized when isLong:
                StartLine(text, level);
                WriteInner(text, [parenthesized.Inner], level);
                break;
            case AggregateExpression aggregate when isLong:
                StartLine(text, level).Append(ExpressionText.Head(aggregate));
                WriteInner(text, aggregate.Children, level);
                break;
            case CallExpression call when isLong:
                StartLine(text, level).Append(call.Function.Name);
                WriteInner(text, call.Arguments, level);
                break;
            default:
                StartLine(text, level).Append(line);
                break;
        }
    }

    private static void WriteLeft(StringBuilder text, BinaryExpression binary, int level)
    {
        if (ExpressionText.IsPowerOfInfinity(binary))
        {
            StartLine(text, level).Append(ExpressionText.Infinity);
        }
        else
        {
            Write(text, binary.Left, level);
        }
    }

    private static void WriteInner(StringBuilder text, IReadOnlyList<Expression> arguments, int level)
    {
        text.Append("(\n");
        for (var i = 0; i < arguments.Count; i++)
        {
            text.Append(i > 0 ? ",\n" : "");
            Write(text, arguments[i], level + 1);
        }

        StartLine(text.Append('\n'), level).Append(')');
    }

    private static StringBuilder StartLine(StringBuilder text, int level) => text.Append(' ', level * Indent);
}
