using System.Collections.Immutable;
using MilvusManifests.Text;
using Scriban.Parsing;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Parsing;

/// <summary>Parses a template with Scriban, limiting the number of tokens, errors and levels.</summary>
internal static class TemplateParser
{
    /// <summary>The parsed template; null if there are errors.</summary>
    public static Result<Scriban.Template> Parse(SourceText source, ParseOptions options)
    {
        if (source.Length > options.MaxLength)
        {
            var message = FormattableString.Invariant($"the template has {source.Length} characters; the limit is {options.MaxLength}");
            return new(null, [Diagnostic.Error(TemplateCodes.TooLarge, source.At(0, 0), message)]);
        }

        if (source.Text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nul)
        {
            return new(null, [Diagnostic.Error(TemplateCodes.Syntax, source.At(nul, 1), "NUL characters are not allowed")]);
        }

        if (source.Length == 0)
        {
            return new(Scriban.Template.Parse("", source.Path), []);
        }

        var bounds = new ParseBounds(source, options);
        var lexer = new Lexer(source.Text, source.Path, new LexerOptions { TryMatchCustomToken = bounds.Count });
        ScriptPage? page = null;
        try
        {
            bounds.CountTags();
            bounds.Parser = new Parser(lexer, new ParserOptions { ExpressionDepthLimit = options.MaxDepth });
            page = bounds.Parser.Run();
        }
        catch (ParseBounds.Exceeded) when (bounds.Excess is { } excess)
        {
            return new(null, [excess]);
        }
        catch (ParseBounds.Exceeded)
        {
            // Only the errors so far are reported.
        }

        var isSound = page is not null && !bounds.Parser!.HasErrors;
        var mistakes = options.IsLenient ? [] : TokenChecks.Run(source);
        var diagnostics = isSound ? mistakes : Merge(mistakes, [.. bounds.Messages(lexer).Select(message => SyntaxMessages.Translate(message, source))], options);
        return diagnostics.IsEmpty ? new(Assemble(source, page!), []) : new(null, diagnostics);
    }

    /// <summary>
    /// Scriban's errors after a mistake that we recognise are consequences of it, and so is a second one on the same line; about blocks
    /// without an end it only reports that there is one, and a line that cannot be parsed says nothing reliable about blocks.
    /// </summary>
    private static ImmutableArray<Diagnostic> Merge(ImmutableArray<Diagnostic> mistakes, ImmutableArray<Diagnostic> messages, ParseOptions options)
    {
        if (options.IsLenient)
        {
            return messages;
        }

        var broken = messages.Where(message => message.Code == TemplateCodes.Syntax).Select(message => message.Location!.Start.Line).ToHashSet();
        var known = mistakes.Where(mistake => mistake.Code != TemplateCodes.Block || !broken.Contains(mistake.Location!.Start.Line)).ToArray();
        var first = mistakes.Where(mistake => mistake.Code != TemplateCodes.Block).Select(mistake => mistake.Location!.Span.Start).DefaultIfEmpty(int.MaxValue).Min();
        var rest = messages.Where(message => message.Code == TemplateCodes.TooDeep || message.Location!.Span.Start < first)
            .OrderBy(message => message.Location!.Span.Start)
            .DistinctBy(message => (message.Location!.Start.Line, message.Code))
            .ToArray();
        var own = rest.Where(message => !message.Message.Contains("end statement", StringComparison.Ordinal)).Concat(known).ToArray();
        return
        [
            .. (own.Length > 0 ? own : rest)
                .OrderBy(diagnostic => diagnostic.Location!.Span.Start)
                .DistinctBy(diagnostic => (diagnostic.Location!.Span.Start, diagnostic.Message))
                .Take(options.MaxErrors),
        ];
    }

    /// <summary>A template from a parsed page: Scriban only creates templates from text, and parses that without limits.</summary>
    private static Scriban.Template Assemble(SourceText source, ScriptPage page)
    {
        var template = Scriban.Template.Parse("", source.Path);
        var body = page.Body;
        page.Body = null;
        template.Page!.Span = page.Span;
        template.Page.Body = body;
        return template;
    }
}
