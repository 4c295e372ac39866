using System.Globalization;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel;

/// <summary>Parses an expression: the part of the language that validation rules use. It names what it does not support.</summary>
internal sealed partial class CelParser
{
    private const int MaxDepth = 120;

    private static readonly string[][] Levels = [["==", "!=", "<", "<=", ">", ">=", "in"], ["+", "-"], ["*", "/", "%"]];
    private static readonly CelLiteral Nothing = new(null);

    private readonly CelLexer lexer;
    private CelToken token;
    private int depth;

    private CelParser(string text)
    {
        lexer = new CelLexer(text);
        Advance();
    }

    /// <summary>Why the expression cannot be evaluated: the part of it that is not supported or malformed; null if there is none.</summary>
    private string? Unknown { get; set; }

    /// <summary>Whether the expression refers to the old object.</summary>
    private bool IsTransition { get; set; }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="unknown">The part of it that is not supported; null if there is none.</param>
    /// <param name="isTransition">Whether it refers to the old object.</param>
    public static CelExpression Parse(string text, out string? unknown, out bool isTransition)
    {
        var parser = new CelParser(text);
        var expression = parser.ParseExpression();
        if (parser.token.Kind != CelTokenKind.End)
        {
            parser.Fail($"unexpected '{parser.token.Text}' after the expression");
        }

        (unknown, isTransition) = (parser.Unknown, parser.IsTransition);
        return expression;
    }

    private CelExpression ParseExpression()
    {
        if (++depth > MaxDepth)
        {
            return Fail("too many levels");
        }

        var condition = ParseLogical("||");
        if (Take("?"))
        {
            var then = ParseLogical("||");
            Expect(":");
            condition = new CelConditional(condition, then, ParseExpression());
        }

        depth--;
        return condition;
    }

    private CelExpression ParseLogical(string symbol)
    {
        var left = symbol == "||" ? ParseLogical("&&") : ParseOperators(0);
        while (Take(symbol))
        {
            left = new CelLogical(left, symbol == "||" ? ParseLogical("&&") : ParseOperators(0), decisive: symbol == "||");
        }

        return left;
    }

    private CelExpression ParseOperators(int level)
    {
        if (level == Levels.Length)
        {
            return ParseUnary();
        }

        var left = ParseOperators(level + 1);
        while (token.Kind is CelTokenKind.Symbol or CelTokenKind.Name && Levels[level].Contains(token.Text, StringComparer.Ordinal))
        {
            var symbol = token.Text;
            Advance();
            left = new CelOperator(symbol, [left, ParseOperators(level + 1)]);
        }

        return left;
    }

    private CelExpression ParseUnary()
    {
        if (token.Kind == CelTokenKind.Symbol && token.Text is "!" or "-")
        {
            var symbol = token.Text;
            Advance();
            if (++depth > MaxDepth)
            {
                return Fail("too many levels");
            }

            var operand = ParseUnary();
            depth--;
            return symbol == "-" && operand is CelLiteral { Value: long value } ? new CelLiteral(-value) : new CelOperator(symbol, [operand]);
        }

        return ParseMember();
    }

    private CelExpression ParseMember()
    {
        var target = ParsePrimary();
        while (true)
        {
            if (Take("."))
            {
                var isOptional = Take("?");
                var name = ExpectName();
                target = !isOptional && Take("(") ? ParseMethod(target, name) : new CelField(target, CelFieldNames.Unescape(name), isOptional);
            }
            else if (Take("["))
            {
                var isOptional = Take("?");
                target = new CelIndex(target, ParseExpression(), isOptional);
                Expect("]");
            }
            else
            {
                return target;
            }
        }
    }

    private CelExpression ParsePrimary()
    {
        var first = token;
        Advance();
        switch (first.Kind)
        {
            case CelTokenKind.Integer:
                return long.TryParse(first.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? new CelLiteral(whole) : Fail($"the number {first.Text}");
            case CelTokenKind.Double:
                return double.TryParse(first.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new CelLiteral(number) : Fail($"the number {first.Text}");
            case CelTokenKind.Unsigned:
                return ulong.TryParse(first.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var unsigned) ? new CelLiteral(unsigned) : Fail($"the number {first.Text}u");
            case CelTokenKind.Text:
                return new CelLiteral(first.Text);
            case CelTokenKind.Bytes:
                return new CelLiteral(new CelBytes(first.Text));
            case CelTokenKind.Name:
                return ParseName(first.Text);
            case CelTokenKind.Symbol when first.Text == "(":
                var inner = ParseExpression();
                Expect(")");
                return inner;
            case CelTokenKind.Symbol when first.Text == "[":
                return ParseItems();
            case CelTokenKind.Symbol when first.Text == "{":
                return ParseMap();
            default:
                return Fail(first.Kind == CelTokenKind.End ? "an incomplete expression" : $"'{first.Text}' instead of a value");
        }
    }

    private CelExpression ParseMap()
    {
        var entries = new List<(CelExpression, CelExpression, bool)>();
        while (!Take("}"))
        {
            if (Unknown is not null || (entries.Count > 0 && !Expect(",")))
            {
                return Nothing;
            }

            if (entries.Count > 0 && Take("}"))
            {
                break;
            }

            var isOptional = Take("?");
            var key = ParseExpression();
            Expect(":");
            entries.Add((key, ParseExpression(), isOptional));
        }

        return new CelMap([.. entries]);
    }

    private CelList ParseItems()
    {
        var optional = new List<bool>();
        var items = ParseList("]", () => optional.Add(Take("?")));
        return new CelList([.. items.Zip(optional)]);
    }

    private CelExpression[] ParseList(string end, Action? beforeItem = null)
    {
        var items = new List<CelExpression>();
        while (!Take(end))
        {
            if (Unknown is not null || (items.Count > 0 && !Expect(",")))
            {
                break;
            }

            if (items.Count > 0 && Take(end))
            {
                break;
            }

            beforeItem?.Invoke();
            items.Add(ParseExpression());
        }

        return [.. items];
    }

    private string ExpectName()
    {
        var name = token.Text;
        if (token.Kind != CelTokenKind.Name)
        {
            Fail($"'{name}' instead of a name");
            return "";
        }

        Advance();
        return name;
    }

    private bool Expect(string symbol)
    {
        if (Take(symbol))
        {
            return true;
        }

        Fail(token.Kind == CelTokenKind.End ? "an incomplete expression" : $"'{token.Text}' instead of '{symbol}'");
        return false;
    }

    private bool Take(string symbol)
    {
        if (token.Kind != CelTokenKind.Symbol || !string.Equals(token.Text, symbol, StringComparison.Ordinal))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Advance()
    {
        token = Unknown is null ? lexer.Next() : new CelToken(CelTokenKind.End, "");
        if (token.Kind == CelTokenKind.Invalid)
        {
            Fail(token.Text);
        }
    }

    // The first unsupported part is reported; from then on there are no more tokens, so that every loop ends.
    private CelLiteral Fail(string unknown)
    {
        Unknown ??= unknown;
        token = new CelToken(CelTokenKind.End, "");
        return Nothing;
    }
}
