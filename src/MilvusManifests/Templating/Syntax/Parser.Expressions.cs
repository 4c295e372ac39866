using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

internal sealed partial class Parser
{
    private Statement? ParseExpressionStatement()
    {
        if (IsInlineFunction())
        {
            return ParseInlineFunction();
        }

        var errorsBefore = errors.Count;
        var expression = ParseExpression(isStatement: true);
        Statement statement = new PrintStatement(expression.Span, expression);
        if (BinaryOperators.IsAssignment(Current.Kind))
        {
            RequireAssignable(expression, errorsBefore);
            var assignment = Current;
            position++;
            var value = ParseExpression();
            var span = TextSpan.FromBounds(expression.Span.Start, value.Span.End);
            statement = new AssignStatement(span, expression, BinaryOperators.OfAssignment(assignment.Kind), assignment.Span, value);
        }

        EndHeader(errorsBefore);
        return errors.Count > errorsBefore ? null : statement;
    }

    private static bool IsAssignable(Expression expression) =>
        expression is VariableExpression or LocalExpression or MemberExpression { IsNullSafe: false } or IndexExpression
        || (expression is NestedExpression nested && IsAssignable(nested.Inner));

    private void RequireAssignable(Expression expression, int errorsBefore)
    {
        if (!IsAssignable(expression) && errors.Count == errorsBefore)
        {
            Report(Codes.TemplateSyntax, expression.Span, $"'{TextOf(expression.Span)}' cannot be assigned; only a variable, a member or an item can");
        }
    }

    /// <summary>A whole expression, with pipes and <c>? :</c>.</summary>
    private Expression ParseExpression(bool isStatement = false)
    {
        var start = Current;
        if (!Enter(start.Span))
        {
            return new InvalidExpression(start.Span);
        }

        var levels = 0;
        var left = ParseCallOrBinary();
        while (!isHopeless && left is not InvalidExpression)
        {
            if (Current.Kind == TokenKind.Question)
            {
                left = ParseConditional(left);
                break;
            }

            if (Current.Kind != TokenKind.Pipe || !Enter(Current.Span))
            {
                break;
            }

            levels++;
            left = ParsePipe(left);
        }

        Leave(levels + 1);
        if (!isStatement && BinaryOperators.IsAssignment(Current.Kind) && left is not InvalidExpression)
        {
            Report(Codes.TemplateSyntax, left.Span, $"an assignment must be a statement of its own{(Current.Kind == TokenKind.Assign ? "; write '==' to compare" : "")}");
            SkipStatement();
        }

        return left;
    }

    private ConditionalExpression ParseConditional(Expression condition)
    {
        position++;
        var outer = isInThen;
        isInThen = true;
        var then = ParseExpression();
        isInThen = outer;
        if (!Take(TokenKind.Colon))
        {
            Expected("':' and the value for a condition that is false");
            return new ConditionalExpression(condition.Span, condition, then, then);
        }

        var otherwise = ParseExpression();
        return new ConditionalExpression(TextSpan.FromBounds(condition.Span.Start, otherwise.Span.End), condition, then, otherwise);
    }

    private Expression ParsePipe(Expression piped)
    {
        position++;
        SkipNewLines();
        var target = ParseOperand();
        if (target is InvalidExpression)
        {
            return target;
        }

        if (target is CallExpression { Piped: null, Target: var inner } call && call.Span.Start == inner.Span.Start)
        {
            target = call with { Piped = piped };
        }
        else
        {
            var arguments = BeginsArgument() ? ParseArguments() : [];
            target = new CallExpression(TextSpan.FromBounds(target.Span.Start, PreviousEnd), target, piped, arguments);
        }

        return ParseBinaryRest(target, BinaryOperators.Loosest, mayCall: true);
    }

    /// <summary>A call of the form <c>f a b</c>, or an expression of binary operators.</summary>
    private Expression ParseCallOrBinary()
    {
        var left = ParseOperand();
        if (left is InvalidExpression)
        {
            return left;
        }

        return BeginsArgument() ? ParseCall(left) : ParseBinaryRest(left, BinaryOperators.Loosest, mayCall: true);
    }

    private CallExpression ParseCall(Expression target)
    {
        var arguments = ParseArguments();
        return new CallExpression(TextSpan.FromBounds(target.Span.Start, PreviousEnd), target, null, arguments);
    }

    private Expression ParseBinary(int level = BinaryOperators.Loosest)
    {
        var left = ParseOperand();
        return left is InvalidExpression ? left : ParseBinaryRest(left, level);
    }

    /// <summary>The operators that follow a left operand.</summary>
    /// <param name="left">The operand.</param>
    /// <param name="level">How tightly an operator must bind.</param>
    /// <param name="mayCall">Whether the last operand may be a call <c>f a b</c>: not among the arguments of one.</param>
    private Expression ParseBinaryRest(Expression left, int level, bool mayCall = false)
    {
        var levels = 0;
        while (BinaryOperators.LevelOf(Current.Kind) is var found && found >= level && !isHopeless)
        {
            var operation = Current;
            if (!Enter(operation.Span))
            {
                break;
            }

            levels++;
            position++;
            var right = ParseOperand();
            if (right is InvalidExpression)
            {
                left = right;
                break;
            }

            right = mayCall && BeginsArgument() ? ParseCall(right) : ParseBinaryRest(right, found + 1, mayCall);
            if (right is InvalidExpression)
            {
                left = right;
                break;
            }

            left = new BinaryExpression(TextSpan.FromBounds(left.Span.Start, right.Span.End), operation.Kind, operation.Span, left, right);
        }

        Leave(levels);
        return left;
    }

    /// <summary>An operand with the signs before it.</summary>
    private Expression ParseOperand()
    {
        var sign = Current;
        switch (sign.Kind)
        {
            case TokenKind.Increment or TokenKind.Decrement:
                position++;
                var target = ParsePostfix();
                RequireAssignable(target, errors.Count);
                return new StepExpression(TextSpan.FromBounds(sign.Start, target.Span.End), target, sign.Kind == TokenKind.Increment ? 1 : -1, IsPrefix: true);
            case TokenKind.Not or TokenKind.Minus or TokenKind.Plus or TokenKind.At or TokenKind.Caret:
                return ParseSigned(sign);
            default:
                return ParsePostfix();
        }
    }

    private Expression ParseSigned(Token sign)
    {
        if (!Enter(sign.Span))
        {
            return new InvalidExpression(sign.Span);
        }

        position++;
        var operand = ParseOperand();
        if (sign.Kind is TokenKind.Not or TokenKind.Minus or TokenKind.Plus && operand is not InvalidExpression && BeginsArgument())
        {
            operand = ParseCall(operand);
        }

        Leave();
        return operand is InvalidExpression ? operand : new UnaryExpression(TextSpan.FromBounds(sign.Start, operand.Span.End), sign.Kind, operand);
    }

    /// <summary>Whether the next token begins an argument of a call <c>f a b</c>.</summary>
    private bool BeginsArgument()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                return !isInLoopHeader || !(IsWord(token, "reversed") || (Next.Kind == TokenKind.Colon && TextOf(token) is "offset" or "limit"));
            case TokenKind.Local or TokenKind.Arguments or TokenKind.ArgumentIndex or TokenKind.WrapBlock:
            case TokenKind.Number or TokenKind.String or TokenKind.VerbatimString or TokenKind.InterpolatedStart:
            case TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace:
            case TokenKind.Not or TokenKind.At or TokenKind.Caret:
                return true;
            default:
                return false;
        }
    }

    private ImmutableArray<Argument> ParseArguments()
    {
        ReportForeignOperator();
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        while (BeginsArgument() && !isHopeless)
        {
            var argument = ParseArgument();
            if (argument.Value is InvalidExpression)
            {
                break;
            }

            arguments.Add(argument);
        }

        return arguments.DrainToImmutable();
    }

    private Argument ParseArgument()
    {
        var begin = Current;
        string? name = null;
        if (begin.Kind == TokenKind.Identifier && Next.Kind == TokenKind.Colon && !(isInThen && Next.IsSpaced))
        {
            name = TextOf(begin).ToString();
            position += 2;
        }

        var expanded = Current.Kind == TokenKind.Caret;
        position += expanded ? 1 : 0;
        var value = ParseBinary();
        return new Argument(TextSpan.FromBounds(begin.Start, Math.Max(begin.End, value.Span.End)), name, value, expanded);
    }
}
