using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>Parses templates as Go's <c>text/template/parse</c> does; the first fault ends it.</summary>
internal sealed partial class GoTemplateParser
{
    // Go allows 10,000 parentheses in each other. Nobody writes as many, and a parser that calls itself must end before its stack does.
    private const int MaximumDepth = 200;

    private readonly string text;
    private readonly List<GoToken> tokens;
    private readonly TemplateFault? lexical;
    private readonly PrometheusVersion? prometheus;
    private readonly HashSet<string> filled = new(StringComparer.Ordinal);
    private List<string> variables;
    private TemplateFault? fault;
    private int at;
    private int depth;
    private int ranges;

    private GoTemplateParser(string text, ImmutableArray<string> variables, PrometheusVersion? prometheus)
    {
        this.text = text;
        this.variables = ["$", .. variables];
        this.prometheus = prometheus;
        tokens = GoTemplateLexer.Lex(text, out lexical);
    }

    private GoToken Current => tokens[at];

    /// <summary>Parses a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="variables">The variables that are declared before it, with their <c>$</c>.</param>
    /// <param name="prometheus">The version of Prometheus whose functions exist; null for the newest.</param>
    /// <param name="fault">What is wrong, if the result is null.</param>
    public static GoTemplate? Parse(string text, ImmutableArray<string> variables, PrometheusVersion? prometheus, out TemplateFault? fault)
    {
        var parser = new GoTemplateParser(text, variables, prometheus);
        var nodes = parser.ParseTop();
        fault = parser.fault;
        return fault is null ? new GoTemplate(text, nodes) : null;
    }

    private ImmutableArray<TemplateNode> ParseTop()
    {
        var nodes = ImmutableArray.CreateBuilder<TemplateNode>();
        while (fault is null && Current.Kind != GoTokenKind.End)
        {
            if (Current.Kind == GoTokenKind.OpenAction && KeywordOf(at) is { } keyword && Is(tokens[keyword], "define"))
            {
                nodes.Add(ParseDefinition(keyword));
            }
            else if (ParseNode(out var ending) is { } node)
            {
                nodes.Add(node);
            }
            else if (ending is { } token)
            {
                Fail(token, $"'{TextOf(token)}' has no 'if', 'with' or 'range' before it");
            }
        }

        return nodes.ToImmutable();
    }

    // A definition begins without variables, its own dot apart, and is only allowed outside of control structures.
    private TemplateDefinition ParseDefinition(int keyword)
    {
        var open = Current.Span;
        at = keyword + 1;
        var (name, nameSpan) = ParseName("define");
        var action = TextSpan.FromBounds(open.Start, Expect(GoTokenKind.CloseAction, "after the name of the template").End);
        var body = ParseApart("define", action);
        Define(name, nameSpan, body);
        return new TemplateDefinition(name, body, action);
    }

    private ImmutableArray<TemplateNode> ParseApart(string keyword, TextSpan action)
    {
        var (outer, outerRanges) = (variables, ranges);
        (variables, ranges) = (["$"], 0);
        var body = ParseBody(keyword, action, out var ending);
        (variables, ranges) = (outer, outerRanges);
        if (ending is { } token && Is(token, "else"))
        {
            Fail(token, $"'else' is not allowed in the '{keyword}'");
        }

        return body;
    }

    // Go lets a template be defined again if one of the two is blank.
    private void Define(string name, TextSpan span, ImmutableArray<TemplateNode> body)
    {
        if (fault is null && !body.All(node => node is TextNode { Text: var words } && string.IsNullOrWhiteSpace(words)) && !filled.Add(name))
        {
            Fail(span, $"there is already a template '{name}'");
        }
    }

    private ImmutableArray<TemplateNode> ParseBody(string keyword, TextSpan action, out GoToken? ending)
    {
        var nodes = ImmutableArray.CreateBuilder<TemplateNode>();
        ending = null;
        if (++depth > MaximumDepth)
        {
            Fail(action, FormattableString.Invariant($"the template is nested deeper than {MaximumDepth} levels"));
        }

        while (fault is null && ending is null)
        {
            if (Current.Kind == GoTokenKind.End)
            {
                Fail(action, $"'{keyword}' has no 'end'");
            }
            else if (ParseNode(out ending) is { } node)
            {
                nodes.Add(node);
            }
        }

        depth--;
        return nodes.ToImmutable();
    }

    /// <summary>Parses text or an action; null at <c>end</c> and <c>else</c>, of which the latter may be followed by <c>if</c> or <c>with</c>.</summary>
    private TemplateNode? ParseNode(out GoToken? ending)
    {
        ending = null;
        var open = Current;
        switch (open.Kind)
        {
            case GoTokenKind.Text:
                at++;
                return new TextNode(TextOf(open), open.Span);
            case GoTokenKind.OpenAction:
                return KeywordOf(at) is { } keyword ? ParseKeyword(open.Span, keyword, out ending) : ParseAction(open.Span);
            default:
                Unexpected("");
                return null;
        }
    }

    private ActionNode ParseAction(TextSpan open)
    {
        at++;
        var pipeline = ParsePipeline("action", GoTokenKind.CloseAction, out var close);
        return new ActionNode(pipeline, TextSpan.FromBounds(open.Start, close.End));
    }

    private TemplateNode? ParseKeyword(TextSpan open, int keyword, out GoToken? ending)
    {
        var token = tokens[keyword];
        at = keyword + 1;
        ending = null;
        switch (TextOf(token))
        {
            case "if": return ParseControl(ControlKeyword.If, open);
            case "with": return ParseControl(ControlKeyword.With, open);
            case "range": return ParseControl(ControlKeyword.Range, open);
            case "template": return ParseCall(open);
            case "block": return ParseBlock(open);
            case "break": return ParseJump(token, open, isBreak: true);
            case "continue": return ParseJump(token, open, isBreak: false);
            case "end":
                Expect(GoTokenKind.CloseAction, "after 'end'");
                break;
            case "else":
                if (!IsElseOf("if") && !IsElseOf("with"))
                {
                    Expect(GoTokenKind.CloseAction, "after 'else'");
                }

                break;
            default:
                Fail(token, $"'{TextOf(token)}' is only allowed outside of other actions");
                break;
        }

        ending = token;
        return null;
    }

    private ControlNode ParseControl(ControlKeyword keyword, TextSpan open)
    {
        var (word, declared) = (WordOf(keyword), variables.Count);
        var pipeline = ParsePipeline(word, GoTokenKind.CloseAction, out var close);
        var action = TextSpan.FromBounds(open.Start, close.End);
        ranges += keyword == ControlKeyword.Range ? 1 : 0;
        var body = ParseBody(word, action, out var ending);
        ranges -= keyword == ControlKeyword.Range ? 1 : 0;
        var otherwise = ending is { } token && Is(token, "else") ? ParseElse(keyword, action, token) : null;
        variables.RemoveRange(declared, variables.Count - declared);
        return new ControlNode(keyword, pipeline, body, otherwise, action);
    }

    private ImmutableArray<TemplateNode>? ParseElse(ControlKeyword keyword, TextSpan action, GoToken token)
    {
        var word = WordOf(keyword);
        if (keyword != ControlKeyword.Range && IsElseOf(word))
        {
            at = SkipSpaces(at) + 1;
            depth++;
            ImmutableArray<TemplateNode> chained = depth > MaximumDepth ? [] : [ParseControl(keyword, token.Span)];
            if (depth > MaximumDepth)
            {
                Fail(token, FormattableString.Invariant($"the template is nested deeper than {MaximumDepth} levels"));
            }

            depth--;
            return chained;
        }

        if (Current.Kind == GoTokenKind.Space || Current.Kind == GoTokenKind.Keyword)
        {
            Fail(tokens[SkipSpaces(at)], $"'else {TextOf(tokens[SkipSpaces(at)])}' is not allowed in the '{word}'");
        }

        var body = ParseBody(word, action, out var ending);
        if (ending is { } second && Is(second, "else"))
        {
            Fail(second, $"the '{word}' has a second 'else'");
        }

        return body;
    }

    private JumpNode ParseJump(GoToken token, TextSpan open, bool isBreak)
    {
        var close = Expect(GoTokenKind.CloseAction, $"after '{TextOf(token)}'");
        if (ranges == 0)
        {
            Fail(token, $"'{TextOf(token)}' is only allowed in a 'range'");
        }

        return new JumpNode(isBreak, TextSpan.FromBounds(open.Start, close.End));
    }

    private TemplateCall ParseCall(TextSpan open)
    {
        var (name, nameSpan) = ParseName("template");
        at = fault is null ? SkipSpaces(at) : at;
        Pipeline? pipeline = null;
        TextSpan close;
        if (Current.Kind == GoTokenKind.CloseAction)
        {
            close = Current.Span;
            at++;
        }
        else
        {
            pipeline = ParsePipeline("template", GoTokenKind.CloseAction, out close);
        }

        return new TemplateCall(name, nameSpan, pipeline, null, TextSpan.FromBounds(open.Start, close.End));
    }

    private TemplateCall ParseBlock(TextSpan open)
    {
        var (name, nameSpan) = ParseName("block");
        var pipeline = ParsePipeline("block", GoTokenKind.CloseAction, out var close);
        var action = TextSpan.FromBounds(open.Start, close.End);
        var body = ParseApart("block", action);
        Define(name, nameSpan, body);
        return new TemplateCall(name, nameSpan, pipeline, body, action);
    }

    private (string Name, TextSpan Span) ParseName(string keyword)
    {
        at = SkipSpaces(at);
        var token = Current;
        if (token.Kind is not (GoTokenKind.QuotedString or GoTokenKind.RawString))
        {
            Unexpected($"after '{keyword}', where the name of a template in quotes is expected");
            return ("", token.Span);
        }

        at++;
        return (DecodeString(token).Value, token.Span);
    }

    private bool IsElseOf(string keyword) => tokens[SkipSpaces(at)] is { Kind: GoTokenKind.Keyword } next && Is(next, keyword);

    private static string WordOf(ControlKeyword keyword) => keyword switch
    {
        ControlKeyword.If => "if",
        ControlKeyword.With => "with",
        _ => "range",
    };
}
