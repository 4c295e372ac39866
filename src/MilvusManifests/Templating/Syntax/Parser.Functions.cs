using System.Collections.Immutable;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

internal sealed partial class Parser
{
    private FunctionStatement? ParseFunction(Token begin)
    {
        position++;
        var errorsBefore = errors.Count;
        var name = Current;
        if (name.Kind is not (TokenKind.Identifier or TokenKind.Local))
        {
            Expected("the name of the function");
        }
        else
        {
            position++;
        }

        var parameters = Current.Kind == TokenKind.OpenParen && errors.Count == errorsBefore ? ParseParameters() : default;
        var headed = EndHeader(errorsBefore);
        var body = ParseStatements();
        ExpectEnd(begin, headed);
        if (errors.Count > errorsBefore)
        {
            return null;
        }

        var span = TextSpan.FromBounds(begin.Start, PreviousEnd);
        return new FunctionStatement(span, VariableOf(name), new FunctionDeclaration(TextOf(name).ToString(), parameters, body));
    }

    /// <summary><c>f(x) = expression</c>, recognised by the <c>=</c> behind the parenthesis that closes the parameters.</summary>
    private bool IsInlineFunction()
    {
        if (Current.Kind is not (TokenKind.Identifier or TokenKind.Local) || Next.Kind != TokenKind.OpenParen || Next.IsSpaced)
        {
            return false;
        }

        var open = 0;
        for (var i = position + 1; !EndsStatement(tokens[i].Kind); i++)
        {
            open += tokens[i].Kind switch { TokenKind.OpenParen => 1, TokenKind.CloseParen => -1, _ => 0 };
            if (open == 0)
            {
                return tokens[i + 1].Kind == TokenKind.Assign;
            }
        }

        return false;
    }

    private FunctionStatement ParseInlineFunction()
    {
        var name = Current;
        position++;
        var parameters = ParseParameters();
        if (!Take(TokenKind.Assign))
        {
            Expected("'='");
        }

        var errorsBefore = errors.Count;
        var value = ParseExpression();
        EndHeader(errorsBefore);
        var body = new ReturnStatement(value.Span, value);
        return new FunctionStatement(TextSpan.FromBounds(name.Start, PreviousEnd), VariableOf(name), new FunctionDeclaration(TextOf(name).ToString(), parameters, [body]));
    }

    private FunctionExpression ParseAnonymousFunction()
    {
        var begin = Current;
        position++;
        var parameters = Current.Kind == TokenKind.OpenParen && !Current.IsSpaced ? ParseParameters() : default;
        ExpectStatementEnd();
        var outerHeader = isInLoopHeader;
        isInLoopHeader = false;
        var body = ParseStatements();
        if (!TakeWord("end") && !isHopeless && !errors.HasLostRest)
        {
            Report(Codes.TemplateBlock, begin.Span, $"this '{TextOf(begin)}' has no 'end'");
        }

        isInLoopHeader = outerHeader;
        var span = TextSpan.FromBounds(begin.Start, PreviousEnd);
        return new FunctionExpression(span, new FunctionDeclaration("do", parameters, body));
    }

    private ImmutableArray<Parameter> ParseParameters()
    {
        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        position++;
        while (Current.Kind != TokenKind.CloseParen)
        {
            var name = Current;
            if (name.Kind != TokenKind.Identifier)
            {
                Expected("the name of a parameter");
                SkipStatement();
                return parameters.DrainToImmutable();
            }

            position++;
            parameters.Add(ParseParameter(name, parameters));
            if (!Take(TokenKind.Comma))
            {
                break;
            }

            if (Current.Kind == TokenKind.CloseParen)
            {
                Expected("the name of a parameter");
                break;
            }
        }

        if (!Take(TokenKind.CloseParen))
        {
            Expected("')'");
            SkipStatement();
        }

        return parameters.DrainToImmutable();
    }

    private Parameter ParseParameter(Token name, ImmutableArray<Parameter>.Builder before)
    {
        var text = TextOf(name).ToString();
        var last = before.Count > 0 ? before[^1] : null;
        if (last is { IsRest: true })
        {
            Report(Codes.TemplateSyntax, name.Span, $"no parameter can follow '{last.Name}...', which takes the rest");
        }
        else if (before.Any(other => other.Name == text))
        {
            Report(Codes.TemplateSyntax, name.Span, $"there is a parameter '{text}' already");
        }

        if (Take(TokenKind.Ellipsis))
        {
            return Parameter.Rest(text);
        }

        if (Take(TokenKind.Assign))
        {
            return Parameter.Optional(text, ParseDefault());
        }

        if (last is { Default: not null })
        {
            Report(Codes.TemplateSyntax, name.Span, $"the parameter '{text}' needs a default too, for it follows '{last.Name}', which has one");
        }

        return new Parameter(text);
    }

    private Value ParseDefault()
    {
        var expression = ParseBinary();
        switch (expression)
        {
            case LiteralExpression literal:
                return literal.Value;
            case UnaryExpression { Operator: TokenKind.Minus, Operand: LiteralExpression { Value: IntegerValue number } }:
                return IntegerValue.Of(-number.Big);
            case UnaryExpression { Operator: TokenKind.Minus, Operand: LiteralExpression { Value: FloatValue number } }:
                return new FloatValue(-number.Value);
            case InvalidExpression:
                return NullValue.Instance;
            default:
                Report(Codes.TemplateUnsupported, expression.Span, "the default of a parameter must be a number, a string, true, false or null");
                return NullValue.Instance;
        }
    }

    private Expression VariableOf(Token name) => name.Kind == TokenKind.Local
        ? new LocalExpression(name.Span, TextOf(name)[1..].ToString())
        : new VariableExpression(name.Span, TextOf(name).ToString());
}
