using System.Globalization;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel;

/// <summary>Parses an expression of the Common Expression Language (https://github.com/google/cel-spec/blob/master/doc/langdef.md).</summary>
internal sealed partial class CelParser
{
    private const int MaxDepth = 120;

    private static readonly string[][] Levels = [["==", "!=", "<", "<=", ">", ">=", "in"], ["+", "-"], ["*", "/", "%"]];
    private static readonly CelLiteral Nothing = new(null);

    private readonly CelLexer lexer;
    private readonly Stack<CelToken> open = new();
    private CelToken token;
    private int depth;
    private string? fault;
    private string? unsupported;
    private bool isTransition;

    private CelParser(string text)
    {
        lexer = new CelLexer(text);
        Advance();
    }

    /// <summary>Reads an expression.</summary>
    public static CelCompilation Parse(string text)
    {
        var parser = new CelParser(text);
        var expression = parser.ParseExpression();
        if (parser.token.Kind != CelTokenKind.End)
        {
            parser.Fail(parser.Unexpected());
        }

        return new CelCompilation(expression, parser.fault, parser.unsupported, parser.isTransition);
    }

    private bool HasStopped => fault is not null || depth > MaxDepth;

    private CelExpression ParseExpression()
    {
        if (++depth > MaxDepth)
        {
            return Stop();
        }

        var condition = ParseLogical("||");
        var question = token;
        if (Take("?"))
        {
            var then = ParseLogical("||");
            condition = Take(":") ? new CelConditional(condition, then, ParseExpression()) : Fail($"'?' without ':', {Place(question)}");
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
        var isNot = token.Is("!");
        if (!isNot && !token.Is("-"))
        {
            return ParseMember();
        }

        Advance();
        if (!isNot && token.Kind == CelTokenKind.Integer)
        {
            token = token with { Text = "-" + token.Text };
            return ParseMember();
        }

        if (++depth > MaxDepth)
        {
            return Stop();
        }

        var operand = ParseUnary();
        depth--;
        return new CelOperator(isNot ? "!" : "-", [operand]);
    }

    private CelExpression ParseMember()
    {
        var target = ParsePrimary();
        while (!HasStopped)
        {
            if (Take("."))
            {
                target = ParseSelection(target);
            }
            else if (Opens("["))
            {
                var isOptional = Take("?");
                target = new CelIndex(target, ParseExpression(), isOptional);
                Close("]");
            }
            else if (target is CelName or CelField && Opens("{"))
            {
                target = ParseMessage();
            }
            else
            {
                break;
            }
        }

        return target;
    }

    private CelExpression ParseSelection(CelExpression target)
    {
        var isOptional = Take("?");
        var name = token;
        if (name.Kind is not (CelTokenKind.Name or CelTokenKind.QuotedName))
        {
            return Fail(UnexpectedValue());
        }

        Advance();
        return name.Kind == CelTokenKind.QuotedName ? new CelField(target, name.Text, isOptional)
            : !isOptional && Opens("(") ? ParseMethod(target, name.Text)
            : new CelField(target, CelFieldNames.Unescape(name.Text), isOptional);
    }

    private CelExpression ParsePrimary()
    {
        var first = token;
        switch (first.Kind)
        {
            case CelTokenKind.Name:
                Advance();
                return ParseName(first);
            case CelTokenKind.Symbol when Opens("("):
                var inner = ParseExpression();
                Close(")");
                return inner;
            case CelTokenKind.Symbol when Opens("["):
                return ParseItems();
            case CelTokenKind.Symbol when Opens("{"):
                return ParseMap();
            case CelTokenKind.Symbol when Take("."):
                return token.Kind == CelTokenKind.Name ? ParsePrimary() : Fail(UnexpectedValue());
            case CelTokenKind.Symbol or CelTokenKind.End or CelTokenKind.QuotedName:
                return Fail(UnexpectedValue());
        }

        Advance();
        return ParseLiteral(first);
    }

    private CelLiteral ParseLiteral(CelToken literal) => literal.Kind switch
    {
        CelTokenKind.Text => new CelLiteral(literal.Text),
        CelTokenKind.Bytes => new CelLiteral(new CelBytes(literal.Text)),
        CelTokenKind.Integer when long.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new CelLiteral(whole),
        CelTokenKind.Unsigned when ulong.TryParse(literal.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var unsigned) => new CelLiteral(unsigned),
        CelTokenKind.Double when double.TryParse(literal.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new CelLiteral(number),
        _ => Fail($"'{literal.Text}' is not a valid number, {Place(literal)}"),
    };

    private bool Take(string symbol)
    {
        var isTaken = token.Is(symbol);
        if (isTaken)
        {
            Advance();
        }

        return isTaken;
    }

    private void Advance()
    {
        if (!HasStopped && (token = lexer.Next()) is { Kind: CelTokenKind.Invalid } invalid)
        {
            Fail($"{invalid.Text}, {Place(invalid)}");
        }
    }
}
