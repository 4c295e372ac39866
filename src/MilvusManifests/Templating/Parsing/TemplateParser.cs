using System.Collections.Immutable;
using MilvusManifests.Text;
using Scriban.Parsing;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Parsing;

/// <summary>Has Scriban parse a template, within bounds: the number of tokens, of errors and of levels.</summary>
internal static class TemplateParser
{
    /// <summary>The parsed template; there is none if anything is wrong with it.</summary>
    public static Result<Scriban.Template> Parse(SourceText source, ParseOptions options)
    {
        if (source.Length > options.MaxLength)
        {
            var message = FormattableString.Invariant($"the template has {source.Length} characters; {options.MaxLength} are the most");
            return new(null, [Diagnostic.Error(TemplateCodes.TooLarge, source.At(0, 0), message)]);
        }

        if (source.Text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nul)
        {
            return new(null, [Diagnostic.Error(TemplateCodes.Syntax, source.At(nul, 1), "a NUL character, at which the template would end")]);
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
            // The errors so far are all that is said.
        }

        var isSound = page is not null && !bounds.Parser!.HasErrors;
        var mistakes = options.IsLenient ? [] : TokenChecks.Run(source);
        var diagnostics = isSound ? mistakes : Merge(mistakes, [.. bounds.Messages(lexer).Select(message => SyntaxMessages.Translate(message, source))], options);
        return diagnostics.IsEmpty ? new(Assemble(source, page!), []) : new(null, diagnostics);
    }

    /// <summary>
    /// What Scriban says of the code behind a mistake that we know by name is a consequence of it, and so is a second thing in the same line; of blocks
    /// that have no end it knows only that there is one, and in a line that it cannot read there is nothing to say of blocks.
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

    /// <summary>A template of a page: Scriban makes templates of texts only, and parses those without bounds.</summary>
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
