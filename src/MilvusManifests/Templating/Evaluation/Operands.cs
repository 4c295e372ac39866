using System.Numerics;
using MilvusManifests.Text;
using Scriban.Parsing;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>Operands that operators do not support.</summary>
internal static class Operands
{
    /// <summary>The operator of an assignment such as <c>+=</c>; null for a plain one.</summary>
    public static ScriptBinaryOperator? OperatorOf(TokenType assignment) => assignment switch
    {
        TokenType.PlusEqual => ScriptBinaryOperator.Add,
        TokenType.MinusEqual => ScriptBinaryOperator.Subtract,
        TokenType.AsteriskEqual => ScriptBinaryOperator.Multiply,
        TokenType.DivideEqual => ScriptBinaryOperator.Divide,
        TokenType.DoubleDivideEqual => ScriptBinaryOperator.DivideRound,
        TokenType.PercentEqual => ScriptBinaryOperator.Modulus,
        _ => null,
    };

    /// <summary>The error of an operator on null and of a division by zero, which Scriban evaluates to nothing and infinity.</summary>
    public static TemplateError? Refuse(
        ScriptBinaryOperator operation,
        SourceSpan span,
        (ScriptExpression Node, object? Value) left,
        (ScriptExpression Node, object? Value) right,
        Func<SourceSpan, string> textOf)
    {
        if ((left.Value is null || right.Value is null) && operation is >= ScriptBinaryOperator.Add and <= ScriptBinaryOperator.RangeExclude)
        {
            var operand = left.Value is null ? left.Node : right.Node;
            var code = Excerpt.Of(textOf(operand.Span));
            return new TemplateError(TemplateCodes.InvalidOperation, operand.Span, $"'{textOf(span)}' does not support null; write '{code} ?? ...' where it may be null");
        }

        return operation is ScriptBinaryOperator.Divide or ScriptBinaryOperator.DivideRound or ScriptBinaryOperator.Modulus && IsZero(right.Value)
            ? new TemplateError(TemplateCodes.InvalidOperation, span, "division by zero")
            : null;
    }

    /// <summary>The error of a product or a shift whose result would be too large.</summary>
    public static TemplateError? Bound(ScriptBinaryOperator operation, SourceSpan span, object? left, object? right, int maxBits)
    {
        var isTooLarge = operation switch
        {
            ScriptBinaryOperator.ShiftLeft => BitsOf(left) is { } shifted && right is int or long && BitsOf(left) is not null && shifted + ToLong(right) > maxBits,
            ScriptBinaryOperator.Multiply => BitsOf(left) is { } a && BitsOf(right) is { } b && a + b > maxBits,
            _ => false,
        };
        return isTooLarge ? new TemplateError(TemplateCodes.InvalidOperation, span, "the result is too large") : null;
    }

    private static long ToLong(object? value) => value is int small ? small : value is long large ? large : 0;

    private static long? BitsOf(object? value) => value switch
    {
        int or long => 64,
        BigInteger number => number.GetBitLength(),
        _ => null,
    };

    private static bool IsZero(object? value) => value switch
    {
        int number => number == 0,
        long number => number == 0,
        BigInteger number => number.IsZero,
        double number => number == 0,
        float number => number == 0,
        decimal number => number == 0,
        _ => false,
    };
}
