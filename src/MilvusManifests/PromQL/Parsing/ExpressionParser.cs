using System.Collections.Immutable;
using MilvusManifests.PromQL.Lexing;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Parsing;

/// <summary>Reads expressions by precedence: operators, and what they combine.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/operators/#binary-operator-precedence</remarks>
internal sealed partial class ExpressionParser
{
    private const int MostNested = 256;
    private const int MostOperators = 1000;
    private const int MostModifiers = 64;
    private const int PowerPrecedence = 6;

    private readonly TokenReader reader;
    private readonly PromQLFeatures features;
    private readonly SelectorParser selectors;
    private readonly DurationParser durations;
    private readonly ModifierParser modifiers;
    private int depth;

    private ExpressionParser(TokenReader reader, PromQLFeatures features)
    {
        this.reader = reader;
        this.features = features;
        selectors = new(reader, features);
        durations = new(reader, features);
        modifiers = new(reader, features);
    }

    /// <summary>The expression that a text is; null, with the reason, if it is none.</summary>
    public static (Expression? Expression, ImmutableArray<PromQLError> Errors) Parse(string text, PromQLFeatures features)
    {
        var reader = new TokenReader(text, features);
        if (reader.Kind == TokenKind.End)
        {
            return (null, [new(new(0, 0), "the expression is empty")]);
        }

        var expression = new ExpressionParser(reader, features).ReadExpression(1);
        if (reader.Kind != TokenKind.End)
        {
            reader.Fail("an operator or the end of the expression");
        }

        return (reader.HasFailed ? null : expression, reader.Errors);
    }

    private Expression? ReadExpression(int least)
    {
        if (++depth > MostNested)
        {
            return Stop(FormattableString.Invariant($"nested too deeply: the limit is {MostNested} levels"));
        }

        var left = ReadUnary();
        var operators = 0;
        while (left is not null && OperatorOf(reader.Kind) is { } binary && binary.Precedence() >= least)
        {
            if (++operators > MostOperators)
            {
                return Stop(FormattableString.Invariant($"too many operators in a row: the limit is {MostOperators}"));
            }

            left = ReadBinary(left, binary);
        }

        depth--;
        return left;
    }

    private Expression? Stop(string message)
    {
        reader.Stop(message);
        return null;
    }

    private BinaryExpression? ReadBinary(Expression left, BinaryOperator binary)
    {
        var token = reader.Take();
        var returnsBool = reader.TryTake(TokenKind.Bool);
        if (!modifiers.TryReadMatching(out var matching))
        {
            return null;
        }

        var right = ReadExpression(binary == BinaryOperator.Power ? PowerPrecedence : binary.Precedence() + 1);
        return right is null
            ? null
            : new(binary, token.Span, left, right, returnsBool, matching, TextSpan.FromBounds(left.Span.Start, right.Span.End));
    }

    private Expression? ReadUnary()
    {
        if (reader.Kind is not (TokenKind.Add or TokenKind.Subtract))
        {
            return ReadModified();
        }

        var sign = reader.Take();
        var isNegative = sign.Kind == TokenKind.Subtract;
        var inner = ReadExpression(PowerPrecedence);
        if (inner is null)
        {
            return null;
        }

        var span = TextSpan.FromBounds(sign.Start, inner.Span.End);
        return inner is NumberLiteral number
            ? number with { Value = isNegative ? -number.Value : number.Value, Span = span }
            : new UnaryExpression(isNegative, inner, span);
    }

    // An operand with what may follow it any number of times: a range, an offset, a time.
    private Expression? ReadModified()
    {
        var expression = ReadOperand();
        for (var modified = 0; expression is not null; modified++)
        {
            if (modified > MostModifiers)
            {
                return Stop(FormattableString.Invariant($"too many modifiers in a row: the limit is {MostModifiers}"));
            }

            switch (reader.Kind)
            {
                case TokenKind.LeftBracket:
                    expression = ReadRange(expression);
                    break;
                case TokenKind.Offset:
                    expression = ReadOffset(expression);
                    break;
                case TokenKind.At:
                    expression = ReadAt(expression);
                    break;
                case TokenKind.Identifier when RangeExtension.Is(reader.TextOf(reader.Current)):
                    expression = RangeExtension.Read(reader, features, expression);
                    break;
                default:
                    return expression;
            }
        }

        return null;
    }

    private Expression? ReadRange(Expression expression)
    {
        var open = reader.Take();
        if (durations.ReadRange() is not { } range)
        {
            return null;
        }

        if (reader.TryTake(TokenKind.Colon))
        {
            var step = reader.Kind == TokenKind.RightBracket ? null : durations.ReadRange("a step or ']'");
            return !reader.HasFailed && reader.Expect(TokenKind.RightBracket, "']'")
                ? new SubqueryExpression(expression, range, step, SelectorTime.Now, TextSpan.FromBounds(expression.Span.Start, reader.LastEnd))
                : null;
        }

        if (!reader.Expect(TokenKind.RightBracket, "':' or ']'"))
        {
            return null;
        }

        var brackets = TextSpan.FromBounds(open.Start, reader.LastEnd);
        var span = TextSpan.FromBounds(expression.Span.Start, reader.LastEnd);
        if (expression is not VectorSelector selector)
        {
            reader.Report(brackets, "a range needs a selector before it", $"a subquery evaluates an expression over a range: {reader.Text.AsSpan(brackets.Start, brackets.Length - 1)}:]");
            return expression;
        }

        if (selector.Time.Offset is not null)
        {
            reader.Report(brackets, "a range belongs before the offset");
        }
        else if (selector.Time.Timestamp is not null)
        {
            reader.Report(brackets, "a range belongs before '@'");
        }

        return new MatrixSelector(selector, range, span);
    }

    private Expression? ReadOffset(Expression expression)
    {
        reader.Take();
        return durations.ReadOffset() is { } offset ? SelectorTimes.WithOffset(reader, expression, offset) : null;
    }

    private Expression? ReadAt(Expression expression)
    {
        var at = reader.Take();
        if (reader.Kind is TokenKind.Start or TokenKind.EndKeyword)
        {
            var isStart = reader.Take().Kind == TokenKind.Start;
            return reader.Expect(TokenKind.LeftParenthesis, "'('") && reader.Expect(TokenKind.RightParenthesis, "')'")
                ? SelectorTimes.With(reader, expression, time => time with { IsStart = isStart, IsEnd = !isStart })
                : null;
        }

        var sign = reader.Kind is TokenKind.Add or TokenKind.Subtract ? reader.Take().Kind : TokenKind.Add;
        if (reader.Kind is not (TokenKind.Number or TokenKind.Duration))
        {
            reader.Fail("a timestamp, start() or end() after '@'");
            return null;
        }

        var seconds = Literals.ReadNumber(reader);
        return SelectorTimes.WithTimestamp(reader, expression, sign == TokenKind.Subtract ? -seconds : seconds, at.Span);
    }

    private Expression? ReadOperand()
    {
        var token = reader.Current;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.Duration:
                var value = Literals.ReadNumber(reader);
                return new NumberLiteral(value, token.Kind == TokenKind.Duration, token.Span);
            case TokenKind.String:
                return new StringLiteral(Literals.ReadString(reader), token.Span);
            case TokenKind.LeftParenthesis:
                return ReadParenthesized();
            case TokenKind.Aggregator when reader.Following is TokenKind.LeftParenthesis or TokenKind.By or TokenKind.Without:
                return ReadAggregate();
            case TokenKind.Identifier when reader.Following == TokenKind.LeftParenthesis:
                return ReadCall();
            default:
                return selectors.Read();
        }
    }

    private static BinaryOperator? OperatorOf(TokenKind kind) => kind switch
    {
        TokenKind.Add => BinaryOperator.Add,
        TokenKind.Subtract => BinaryOperator.Subtract,
        TokenKind.Multiply => BinaryOperator.Multiply,
        TokenKind.Divide => BinaryOperator.Divide,
        TokenKind.Modulo => BinaryOperator.Modulo,
        TokenKind.Power => BinaryOperator.Power,
        TokenKind.Atan2 => BinaryOperator.Atan2,
        TokenKind.EqualEqual => BinaryOperator.Equal,
        TokenKind.NotEqual => BinaryOperator.NotEqual,
        TokenKind.Greater => BinaryOperator.Greater,
        TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        TokenKind.Less => BinaryOperator.Less,
        TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
        TokenKind.And => BinaryOperator.And,
        TokenKind.Or => BinaryOperator.Or,
        TokenKind.Unless => BinaryOperator.Unless,
        _ => null,
    };
}
