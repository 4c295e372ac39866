using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

/// <summary>Cuts a template into texts and the tokens of its code.</summary>
internal sealed partial class Lexer
{
    private const int HoleDepthLimit = 32;

    private readonly SourceText source;
    private readonly string text;
    private readonly ParseOptions options;
    private readonly SyntaxErrors errors;
    private readonly List<Token> tokens;
    private int at;
    private int braces;
    private int holes;
    private Strip stripNext;
    private bool afterEatenLine;

    private Lexer(SourceText source, ParseOptions options, SyntaxErrors errors)
    {
        this.source = source;
        this.options = options;
        this.errors = errors;
        text = source.Text;
        tokens = new List<Token>((text.Length / 8) + 8);
    }

    private enum Strip
    {
        None,
        Blanks,
        All,
    }

    private enum Opening
    {
        None,
        Code,
        Escape,
    }

    /// <summary>All tokens; the last is <see cref="TokenKind.End"/>.</summary>
    public static List<Token> Run(SourceText source, ParseOptions options, SyntaxErrors errors)
    {
        var lexer = new Lexer(source, options, errors);
        lexer.ReadAll();
        return lexer.tokens;
    }

    private void ReadAll()
    {
        while (at < text.Length)
        {
            var start = at;
            var opening = FindOpening();
            if (opening == Opening.None)
            {
                AddText(start, text.Length, Strip.None);
                at = text.Length;
                break;
            }

            if (opening == Opening.Escape)
            {
                ReadEscape(start);
                continue;
            }

            var enter = at;
            at += 2;
            var strip = ReadStripAtEnter();
            AddText(start, enter, strip);
            tokens.Add(new Token(TokenKind.CodeEnter, enter, at - enter) { Indent = FindIndent(start, enter, strip) });
            stripNext = Strip.None;
            ReadCode(enter);
        }

        tokens.Add(new Token(TokenKind.End, text.Length, 0));
    }

    private Opening FindOpening()
    {
        while (true)
        {
            var found = text.AsSpan(at).IndexOf('{');
            if (found < 0 || at + found + 1 >= text.Length)
            {
                return Opening.None;
            }

            at += found;
            if (text[at + 1] == '{')
            {
                return Opening.Code;
            }

            if (CountPercents(at + 1) is > 0 and var percents && At(at + 1 + percents) == '{')
            {
                return Opening.Escape;
            }

            at++;
        }
    }

    /// <summary>Takes <c>{%{ ... }%}</c>, whose inside is text whatever it looks like.</summary>
    private void ReadEscape(int textStart)
    {
        var enter = at;
        var percents = CountPercents(at + 1);
        at += percents + 2;
        var strip = ReadStripAtEnter();
        AddText(textStart, enter, strip);
        var close = string.Concat("}", new string('%', percents), "}");
        var end = text.IndexOf(close, at, StringComparison.Ordinal);
        stripNext = Strip.None;
        if (end < 0)
        {
            if (!options.AllowUnclosedCode)
            {
                errors.AddLast(Codes.TemplateUnclosed, TextSpan.FromBounds(enter, at), $"the escape block is not closed; write '{close}' at its end");
            }

            AddText(at, text.Length, Strip.None);
            at = text.Length;
            return;
        }

        var contentEnd = end;
        var next = Strip.None;
        if (contentEnd > at && text[contentEnd - 1] is '-' or '~')
        {
            next = text[contentEnd - 1] == '-' ? Strip.All : Strip.Blanks;
            contentEnd--;
        }

        AddText(at, contentEnd, Strip.None);
        at = end + close.Length;
        stripNext = next;
    }

    private Strip ReadStripAtEnter()
    {
        var strip = At(at) switch { '-' => Strip.All, '~' => Strip.Blanks, _ => Strip.None };
        at += strip == Strip.None ? 0 : 1;
        return strip;
    }

    private void AddText(int start, int end, Strip stripEnd)
    {
        start = SkipStripped(start, end);
        end = stripEnd switch
        {
            Strip.All => start + text.AsSpan(start, end - start).TrimEnd().Length,
            Strip.Blanks => start + text.AsSpan(start, end - start).TrimEnd(" \t").Length,
            _ => end,
        };

        if (end > start)
        {
            tokens.Add(new Token(TokenKind.Text, start, end - start));
        }
    }

    /// <summary>Where a text begins once what stands before it has stripped it.</summary>
    private int SkipStripped(int start, int end)
    {
        afterEatenLine = false;
        var rest = text.AsSpan(start, end - start);
        switch (stripNext)
        {
            case Strip.All:
                return end - rest.TrimStart().Length;
            case Strip.Blanks:
                rest = rest.TrimStart(" \t");
                var newline = rest.StartsWith("\r\n", StringComparison.Ordinal) ? 2 : rest.StartsWith('\n') ? 1 : 0;
                afterEatenLine = newline > 0;
                return end - rest.Length + newline;
            default:
                return start;
        }
    }

    private BlockIndent FindIndent(int textStart, int enter, Strip strip)
    {
        if (strip != Strip.None)
        {
            return new BlockIndent(null, IsStripped: true);
        }

        var start = SkipStripped(textStart, enter);
        var before = text.AsSpan(start, enter - start);
        var newline = before.LastIndexOf('\n');
        if (newline < 0 && start > 0 && !afterEatenLine)
        {
            return default;
        }

        var blanks = before[(newline + 1)..];
        return blanks.Length > 0 && blanks.IndexOfAnyExcept(' ', '\t') < 0 ? new BlockIndent(blanks.ToString(), IsStripped: false) : default;
    }

    private int CountPercents(int from)
    {
        var count = 0;
        while (At(from + count) == '%')
        {
            count++;
        }

        return count;
    }

    private char At(int index) => index < text.Length ? text[index] : '\0';

    private void Add(TokenKind kind, int start, int length)
    {
        var spaced = tokens.Count > 0 && tokens[^1].End < start;
        tokens.Add(new Token(kind, start, length) { IsSpaced = spaced });
        at = start + length;
    }
}
