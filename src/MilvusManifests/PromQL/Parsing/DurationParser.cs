using MilvusManifests.PromQL.Lexing;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Parsing;

/// <summary>Reads ranges, steps and offsets: durations, plain numbers of seconds, and calculated ones where they are enabled.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/feature_flags/#promql-duration-arithmetic</remarks>
internal sealed class DurationParser(TokenReader reader, PromQLFeatures features)
{
    private const int MostNested = 64;
    private int depth;

    /// <summary>A range or step, which must be longer than 0; null after an error.</summary>
    public DurationExpression? ReadRange(string expected = "a range such as 5m")
    {
        var range = Read(1, expected);
        if (range is DurationLiteral { Milliseconds: <= 0 })
        {
            reader.Report(range.Span, "the duration must be greater than 0");
        }

        return range;
    }

    /// <summary>An offset: a duration with a sign, or in parentheses a calculated one; null after an error.</summary>
    public DurationExpression? ReadOffset()
    {
        const string Expected = "a duration such as 5m after 'offset'";
        if (!IsSign(reader.Kind))
        {
            // Only a literal, a function or what is in parentheses: offset 5m + 1 is a sum.
            return ReadOperand(Expected);
        }

        // With a second sign Prometheus reads it like a calculated duration.
        var sign = reader.Take();
        var operand = IsSign(reader.Kind) ? Read(1, Expected) : ReadOperand(Expected);
        return operand is null ? null : WithSign(sign, operand);
    }

    private static bool IsSign(TokenKind kind) => kind is TokenKind.Add or TokenKind.Subtract;

    private DurationExpression? Read(int least, string expected)
    {
        var left = ReadUnary(expected);
        while (left is not null && PrecedenceOf(reader.Kind) is > 0 and var precedence && precedence >= least)
        {
            var token = reader.Take();
            if (Read(token.Kind == TokenKind.Power ? precedence : precedence + 1, "a duration or a number") is not { } right)
            {
                return null;
            }

            left = Calculated(new DurationOperation(reader.TextOf(token).ToString(), left, right, TextSpan.FromBounds(left.Span.Start, right.Span.End)));
        }

        return left;
    }

    private DurationExpression? ReadUnary(string expected)
    {
        if (reader.Kind is not (TokenKind.Add or TokenKind.Subtract))
        {
            return ReadOperand(expected);
        }

        if (++depth > MostNested)
        {
            reader.Stop(FormattableString.Invariant($"nested too deeply: the limit is {MostNested} levels"));
            return null;
        }

        var sign = reader.Take();
        var operand = Read(3, expected);
        depth--;
        return operand is null ? null : WithSign(sign, operand);
    }

    private DurationExpression? ReadOperand(string expected)
    {
        var token = reader.Current;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.Duration:
                return new DurationLiteral(Literals.ReadMilliseconds(reader), token.Kind == TokenKind.Number, token.Span);
            case TokenKind.LeftParenthesis:
                return ReadParenthesized(expected);
            case TokenKind.Identifier or TokenKind.Aggregator when features.DurationExpressions:
                return ReadFunction(expected);
            default:
                reader.Fail(expected);
                return null;
        }
    }

    private ParenthesizedDuration? ReadParenthesized(string expected)
    {
        if (++depth > MostNested)
        {
            reader.Stop(FormattableString.Invariant($"nested too deeply: the limit is {MostNested} levels"));
            return null;
        }

        var open = reader.Take();
        var inner = Read(1, expected);
        depth--;
        if (inner is null || !reader.Expect(TokenKind.RightParenthesis, "')'"))
        {
            return null;
        }

        Calculated(inner);
        return new(inner, TextSpan.FromBounds(open.Start, reader.LastEnd));
    }

    private DurationOperation? ReadFunction(string expected)
    {
        var token = reader.Current;
        var name = reader.TextOf(token).ToString();
        var arguments = name switch
        {
            "step" or "range" => 0,
            "min" or "max" or "min_of" or "max_of" => 2,
            _ => -1,
        };
        if (arguments < 0)
        {
            reader.Fail(expected);
            return null;
        }

        reader.Take();
        if (!reader.Expect(TokenKind.LeftParenthesis, "'('"))
        {
            return null;
        }

        DurationExpression? left = null, right = null;
        if (arguments == 2)
        {
            left = Read(1, "a duration");
            right = left is not null && reader.Expect(TokenKind.Comma, "','") ? Read(1, "a duration") : null;
            if (right is null)
            {
                return null;
            }
        }

        return reader.Expect(TokenKind.RightParenthesis, "')'")
            ? new(name, left, right, TextSpan.FromBounds(token.Start, reader.LastEnd))
            : null;
    }

    private DurationExpression WithSign(Token sign, DurationExpression operand)
    {
        var span = TextSpan.FromBounds(sign.Start, operand.Span.End);
        var isNegative = sign.Kind == TokenKind.Subtract;
        if (operand is DurationLiteral literal)
        {
            return new DurationLiteral(isNegative ? -literal.Milliseconds : literal.Milliseconds, literal.IsNumber, span);
        }

        return Calculated(new DurationOperation(isNegative ? "-" : "+", null, operand, span));
    }

    private T Calculated<T>(T duration)
        where T : DurationExpression
    {
        if (!features.DurationExpressions)
        {
            reader.Report(duration.Span, "calculated durations are experimental: Prometheus needs --enable-feature=promql-duration-expr");
        }

        return duration;
    }

    private static int PrecedenceOf(TokenKind kind) => kind switch
    {
        TokenKind.Add or TokenKind.Subtract => 1,
        TokenKind.Multiply or TokenKind.Divide or TokenKind.Modulo => 2,
        TokenKind.Power => 3,
        _ => 0,
    };
}
