using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>Operands, and what all of the parser uses.</summary>
internal sealed partial class GoTemplateParser
{
    /// <summary>Parses a term with the fields that follow it directly; null if the next token is none.</summary>
    private Operand? ParseOperand()
    {
        var term = ParseTerm();
        if (term is null || fault is not null || Current.Kind != GoTokenKind.Field)
        {
            return term;
        }

        var fields = ImmutableArray.CreateBuilder<FieldName>();
        while (Current.Kind == GoTokenKind.Field)
        {
            fields.Add(FieldOf(Current));
            at++;
        }

        var span = TextSpan.FromBounds(term.Span.Start, fields[^1].Span.End);
        switch (term)
        {
            case VariableOperand variable:
                return variable with { Fields = fields.ToImmutable(), Span = span };
            case FieldOperand field:
                return new FieldOperand([.. field.Fields, .. fields], span);
            case FunctionOperand or ParenthesisOperand:
                return new ChainOperand(term, fields.ToImmutable(), span);
            default:
                Fail(fields[0].Span, $"'{Shown(term.Span)}' has no fields");
                return term;
        }
    }

    private Operand? ParseTerm()
    {
        var token = Current;
        if (!IsOperand(token.Kind))
        {
            return null;
        }

        at++;
        switch (token.Kind)
        {
            case GoTokenKind.Identifier:
                CheckFunction(token);
                return new FunctionOperand(TextOf(token), token.Span);
            case GoTokenKind.Dot:
                return new DotOperand(token.Span);
            case GoTokenKind.Nil:
                return new NilOperand(token.Span);
            case GoTokenKind.Bool:
                return new BoolOperand(Is(token, "true"), token.Span);
            case GoTokenKind.Variable:
                CheckVariable(token);
                return new VariableOperand(TextOf(token), [], token.Span);
            case GoTokenKind.Field:
                return new FieldOperand([FieldOf(token)], token.Span);
            case GoTokenKind.OpenParenthesis:
                return ParseParenthesis(token);
            case GoTokenKind.Number or GoTokenKind.Character:
                CheckNumber(token);
                return new NumberOperand(TextOf(token), token.Span);
            default:
                return new StringOperand(TextOf(token), DecodeString(token), token.Span);
        }
    }

    private ParenthesisOperand ParseParenthesis(GoToken open)
    {
        if (++depth > MaximumDepth)
        {
            Fail(open, FormattableString.Invariant($"the template is nested deeper than {MaximumDepth} levels"));
        }

        var pipeline = ParsePipeline("parentheses", GoTokenKind.CloseParenthesis, out var close);
        depth--;
        return new ParenthesisOperand(pipeline, TextSpan.FromBounds(open.Span.Start, close.End));
    }

    private void CheckFunction(GoToken token)
    {
        var name = TextOf(token);
        if (GoFunctions.Find(name) is not { } function)
        {
            Fail(token, $"there is no function '{name}'{Suggestion.Phrase(name, GoFunctions.Names)}");
        }
        else if (function.Since is { } since && prometheus?.IsAtLeast(since.Major, since.Minor) == false)
        {
            Fail(token, $"Prometheus {prometheus} has no function '{name}', which is in {since} and later");
        }
    }

    private void CheckVariable(GoToken token)
    {
        var name = TextOf(token);
        if (!variables.Contains(name))
        {
            Fail(token, $"there is no variable '{name}' here{Suggestion.Phrase(name, variables.Skip(1))}");
        }
    }

    private void CheckNumber(GoToken token)
    {
        if (token.Kind == GoTokenKind.Number ? !GoNumber.IsValid(TextOf(token)) : !TemplateString.IsCharacter(TextOf(token)))
        {
            Fail(token, token.Kind == GoTokenKind.Number ? $"'{Shown(token.Span)}' is not a valid number" : $"{Shown(token.Span)} is not one character; use '\"' for a string");
        }
    }

    private MappedText DecodeString(GoToken token)
    {
        if (TemplateString.Decode(text, token.Span, out var escape) is { } value)
        {
            return value;
        }

        Fail(escape, $"'{Shown(escape)}' is not a valid escape in a string of Go");
        return MappedText.AsWritten("", token.Span.Start);
    }

    private FieldName FieldOf(GoToken token) => new(text.Substring(token.Span.Start + 1, token.Span.Length - 1), TextSpan.FromBounds(token.Span.Start + 1, token.Span.End));

    private static bool IsOperand(GoTokenKind kind) => kind is GoTokenKind.Bool or GoTokenKind.Character or GoTokenKind.Dot or GoTokenKind.Field or GoTokenKind.Identifier
        or GoTokenKind.Number or GoTokenKind.Nil or GoTokenKind.RawString or GoTokenKind.QuotedString or GoTokenKind.Variable or GoTokenKind.OpenParenthesis;

    private TextSpan Expect(GoTokenKind kind, string place)
    {
        at = fault is null ? SkipSpaces(at) : at;
        var token = Current;
        if (token.Kind == kind)
        {
            at++;
        }
        else
        {
            Unexpected(place);
        }

        return token.Span;
    }

    private void Unexpected(string place)
    {
        var token = Current;
        if (token.Kind == GoTokenKind.Fault)
        {
            fault ??= lexical;
        }
        else
        {
            Fail(token, $"'{Shown(token.Span)}' is not allowed {(place.Length == 0 ? "here" : place)}{OperatorAdvice(token.Span)}");
        }
    }

    // What people write who know another language.
    private string OperatorAdvice(TextSpan span)
    {
        var rest = text.AsSpan(span.Start);
        return rest.StartsWith("==", StringComparison.Ordinal) || rest[0] == '=' ? "; use the function 'eq' to compare"
            : rest.StartsWith("!=", StringComparison.Ordinal) ? "; use the function 'ne' to compare"
            : rest[0] is '<' or '>' ? "; use the functions 'lt', 'le', 'gt' and 'ge' to compare"
            : rest[0] == '!' ? "; use the function 'not'"
            : rest.StartsWith("&&", StringComparison.Ordinal) ? "; use the function 'and'"
            : rest.StartsWith("||", StringComparison.Ordinal) ? "; use the function 'or'"
            : rest[0] == '}' ? "; an action ends with '}}'"
            : rest[0] is '*' or '/' or '%' ? "; templates do not calculate: do it in the expression"
            : "";
    }

    private int? KeywordOf(int open)
    {
        var next = SkipSpaces(open + 1);
        return tokens[next].Kind == GoTokenKind.Keyword ? next : null;
    }

    private int SkipSpaces(int index)
    {
        while (tokens[index].Kind == GoTokenKind.Space)
        {
            index++;
        }

        return index;
    }

    private bool Is(GoToken token, string word) => text.AsSpan(token.Span.Start, token.Span.Length).SequenceEqual(word);

    private string TextOf(GoToken token) => text.Substring(token.Span.Start, token.Span.Length);

    private string Shown(TextSpan span) => Excerpt.Of(text.AsSpan(span.Start, span.Length));

    private void Fail(GoToken token, string message) => Fail(token.Span, message);

    private void Fail(TextSpan span, string message) => fault ??= new TemplateFault(span, message, IsSyntax: true);
}
