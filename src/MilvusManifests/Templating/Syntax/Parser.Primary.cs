using System.Collections.Immutable;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

internal sealed partial class Parser
{
    /// <summary>A primary with its members, indexes, calls and steps.</summary>
    private Expression ParsePostfix()
    {
        var begin = Current;
        if (!Enter(begin.Span))
        {
            return new InvalidExpression(begin.Span);
        }

        var (outerThen, outerHeader) = (isInThen, isInLoopHeader);
        if (begin.Kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
        {
            isInThen = isInLoopHeader = false;
        }

        var levels = 1;
        var expression = ParsePrimary(begin);
        (isInThen, isInLoopHeader) = (outerThen, outerHeader);
        while (expression is not InvalidExpression && ParseSuffix(expression) is { } longer && Enter(Current.Span))
        {
            levels++;
            expression = longer;
        }

        Leave(levels);
        return expression;
    }

    private Expression? ParseSuffix(Expression target)
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Dot or TokenKind.NullDot:
                return ParseMember(target);
            case TokenKind.OpenBracket when !token.IsSpaced && target is not ArrayExpression:
                return ParseIndex(target);
            case TokenKind.OpenParen when !token.IsSpaced && target is VariableExpression or LocalExpression or MemberExpression or IndexExpression:
                return ParseParenthesisedCall(target);
            case TokenKind.Increment or TokenKind.Decrement when IsAssignable(target):
                position++;
                return new StepExpression(TextSpan.FromBounds(target.Span.Start, token.End), target, token.Kind == TokenKind.Increment ? 1 : -1, IsPrefix: false);
            default:
                return null;
        }
    }

    private Expression ParseMember(Expression target)
    {
        var dot = Current;
        position++;
        var name = Current;
        if (name.Kind != TokenKind.Identifier)
        {
            return Expected("the name of a member");
        }

        position++;
        var text = TextOf(name).ToString();
        var span = name.Span;
        if (text == "empty" && Current is { Kind: TokenKind.Question, IsSpaced: false })
        {
            position++;
            text = "empty?";
            span = new TextSpan(span.Start, span.Length + 1);
        }

        if (target is LoopExpression loop)
        {
            CheckLoopMember(loop, text);
        }

        return new MemberExpression(TextSpan.FromBounds(target.Span.Start, span.End), target, text, span, dot.Kind == TokenKind.NullDot);
    }

    private void CheckLoopMember(LoopExpression loop, string name)
    {
        var members = loop.IsWhile ? LoopMembers.OfWhile : LoopMembers.OfFor;
        if (Array.IndexOf(members, name) < 0)
        {
            Report(Codes.TemplateSyntax, loop.Span, $"'{(loop.IsWhile ? "while" : "for")}' has no member '{name}'{Suggestion.Phrase(name, members)}");
        }
    }

    private Expression ParseIndex(Expression target)
    {
        position++;
        SkipNewLines();
        var (outerThen, outerHeader) = (isInThen, isInLoopHeader);
        isInThen = isInLoopHeader = false;
        var index = ParseExpression();
        (isInThen, isInLoopHeader) = (outerThen, outerHeader);
        if (index is InvalidExpression)
        {
            return index;
        }

        SkipNewLines();
        return Take(TokenKind.CloseBracket)
            ? new IndexExpression(TextSpan.FromBounds(target.Span.Start, PreviousEnd), target, index)
            : Expected("']'");
    }

    private Expression ParseParenthesisedCall(Expression target)
    {
        position++;
        var (outerThen, outerHeader) = (isInThen, isInLoopHeader);
        isInThen = isInLoopHeader = false;
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        while (Current.Kind != TokenKind.CloseParen)
        {
            var argument = ParseArgument();
            if (argument.Value is InvalidExpression)
            {
                return argument.Value;
            }

            arguments.Add(argument);
            if (!Take(TokenKind.Comma))
            {
                break;
            }
        }

        (isInThen, isInLoopHeader) = (outerThen, outerHeader);
        return Take(TokenKind.CloseParen)
            ? new CallExpression(TextSpan.FromBounds(target.Span.Start, PreviousEnd), target, null, arguments.DrainToImmutable())
            : Expected("')'");
    }

    private Expression ParsePrimary(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                return ParseName(token);
            case TokenKind.Local:
                position++;
                return new LocalExpression(token.Span, TextOf(token)[1..].ToString());
            case TokenKind.Arguments:
                position++;
                return new ArgumentsExpression(token.Span);
            case TokenKind.WrapBlock:
                position++;
                Report(Codes.TemplateUnsupported, token.Span, "'$$' is not supported, for 'wrap' is not");
                return new InvalidExpression(token.Span);
            case TokenKind.ArgumentIndex:
                position++;
                return ParseArgumentIndex(token);
            case TokenKind.Number:
                position++;
                return ParseNumber(token);
            case TokenKind.String:
                position++;
                return new LiteralExpression(token.Span, new StringValue(Unescape(token.Start + 1, token.End - 1)));
            case TokenKind.VerbatimString:
                position++;
                return new LiteralExpression(token.Span, new StringValue(TextOf(token)[1..^1].ToString().Replace("``", "`", StringComparison.Ordinal)));
            case TokenKind.InterpolatedStart:
                return ParseInterpolated(token);
            case TokenKind.OpenParen:
                return ParseNested(token);
            case TokenKind.OpenBracket:
                return ParseArray(token);
            case TokenKind.OpenBrace:
                return ParseObject(token);
            default:
                return Expected("an expression");
        }
    }

    private Expression ParseName(Token token)
    {
        switch (TextOf(token))
        {
            case "true":
                position++;
                return new LiteralExpression(token.Span, BooleanValue.True);
            case "false":
                position++;
                return new LiteralExpression(token.Span, BooleanValue.False);
            case "null":
                position++;
                return new LiteralExpression(token.Span, NullValue.Instance);
            case "this":
                position++;
                return new ThisExpression(token.Span);
            case "do":
                return ParseAnonymousFunction();
            case "for" or "while":
                position++;
                return new LoopExpression(token.Span, IsWord(token, "while"));
            default:
                position++;
                return new VariableExpression(token.Span, TextOf(token).ToString());
        }
    }

    private Expression ParseNested(Token open)
    {
        position++;
        var inner = ParseExpression();
        if (inner is InvalidExpression)
        {
            return inner;
        }

        return Take(TokenKind.CloseParen)
            ? new NestedExpression(TextSpan.FromBounds(open.Start, PreviousEnd), inner)
            : Expected("')'");
    }

    private Expression ParseArray(Token open)
    {
        var items = ImmutableArray.CreateBuilder<Expression>();
        position++;
        SkipNewLines();
        while (Current.Kind != TokenKind.CloseBracket)
        {
            var item = ParseExpression();
            if (item is InvalidExpression)
            {
                return item;
            }

            items.Add(item);
            SkipNewLines();
            if (!Take(TokenKind.Comma))
            {
                break;
            }

            SkipNewLines();
        }

        return Take(TokenKind.CloseBracket)
            ? new ArrayExpression(TextSpan.FromBounds(open.Start, PreviousEnd), items.DrainToImmutable())
            : Expected("']'");
    }

    private Expression ParseObject(Token open)
    {
        var members = ImmutableArray.CreateBuilder<ObjectMember>();
        position++;
        SkipNewLines();
        while (Current.Kind != TokenKind.CloseBrace)
        {
            var name = Current;
            if (name.Kind is not (TokenKind.Identifier or TokenKind.String))
            {
                return Expected("the name of a member, or '}'");
            }

            position++;
            if (!Take(TokenKind.Colon))
            {
                return Expected("':'");
            }

            SkipNewLines();
            var value = ParseExpression();
            if (value is InvalidExpression)
            {
                return value;
            }

            members.Add(new ObjectMember(name.Kind == TokenKind.String ? Unescape(name.Start + 1, name.End - 1) : TextOf(name).ToString(), value));
            SkipNewLines();
            if (!Take(TokenKind.Comma))
            {
                break;
            }

            SkipNewLines();
        }

        return Take(TokenKind.CloseBrace)
            ? new ObjectExpression(TextSpan.FromBounds(open.Start, PreviousEnd), members.DrainToImmutable())
            : Expected("'}'");
    }
}
