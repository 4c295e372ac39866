using System.Globalization;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>Cuts a template into tokens, as Go's <c>text/template/parse</c> does.</summary>
/// <remarks>Line breaks are allowed in actions since Go 1.16, which is older than every Prometheus that this project knows.</remarks>
internal sealed class GoTemplateLexer
{
    private readonly string text;
    private readonly List<GoToken> tokens = [];
    private readonly Stack<int> parentheses = [];
    private int at;
    private int action;

    private GoTemplateLexer(string text) => this.text = text;

    /// <summary>Cuts a text into tokens.</summary>
    /// <param name="text">The template.</param>
    /// <param name="fault">What is wrong, if the last token is a <see cref="GoTokenKind.Fault"/>.</param>
    /// <returns>The tokens, of which the last is an end or a fault.</returns>
    public static List<GoToken> Lex(string text, out TemplateFault? fault)
    {
        var lexer = new GoTemplateLexer(text);
        fault = lexer.Run();
        lexer.tokens.Add(fault is null ? new GoToken(GoTokenKind.End, new TextSpan(text.Length, 0)) : new GoToken(GoTokenKind.Fault, fault.Span));
        return lexer.tokens;
    }

    private TemplateFault? Run()
    {
        while (at < text.Length)
        {
            var open = text.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
            {
                AddText(at, text.Length);
                return null;
            }

            var isTrimmed = HasTrimMarker(open + 2);
            AddText(at, isTrimmed ? TrimmedEnd(at, open) : open);
            at = open + (isTrimmed ? 4 : 2);
            action = open;
            if ((text.AsSpan(at).StartsWith("/*", StringComparison.Ordinal) ? SkipComment() : LexAction()) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private void AddText(int start, int end)
    {
        if (end > start)
        {
            tokens.Add(new GoToken(GoTokenKind.Text, TextSpan.FromBounds(start, end)));
        }
    }

    private TemplateFault? SkipComment()
    {
        var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            return Fault(at, 2, "the comment has no '*/'");
        }

        at = end + 2;
        return AtClose() is { } length ? Close(length) : Fault(end, 2, "'}}' must follow the end of a comment");
    }

    private TemplateFault? LexAction()
    {
        tokens.Add(new GoToken(GoTokenKind.OpenAction, new TextSpan(action, 2)));
        parentheses.Clear();
        while (true)
        {
            if (AtClose() is { } length)
            {
                if (parentheses.TryPeek(out var open))
                {
                    return Fault(open, 1, "'(' has no ')'");
                }

                tokens.Add(new GoToken(GoTokenKind.CloseAction, new TextSpan(at + length - 2, 2)));
                return Close(length);
            }

            if (at >= text.Length)
            {
                return Fault(action, 2, "the action has no '}}'");
            }

            if (LexToken() is { } fault)
            {
                return fault;
            }
        }
    }

    private TemplateFault? Close(int length)
    {
        at += length;
        if (length > 2)
        {
            while (at < text.Length && IsSpace(text[at]))
            {
                at++;
            }
        }

        return null;
    }

    private TemplateFault? LexToken()
    {
        var letter = text[at];
        switch (letter)
        {
            case ' ' or '\t' or '\r' or '\n':
                AddSpace();
                return null;
            case ':':
                return At(1) == '=' ? Add(GoTokenKind.Declare, 2) : Fault(at, 1, "':' is only allowed in ':='");
            case '=':
                return Add(GoTokenKind.Assign, 1);
            case '|':
                return Add(GoTokenKind.Pipe, 1);
            case '(':
                parentheses.Push(at);
                return Add(GoTokenKind.OpenParenthesis, 1);
            case ')':
                return parentheses.TryPop(out _) ? Add(GoTokenKind.CloseParenthesis, 1) : Fault(at, 1, "')' has no '('");
            case '"':
                return AddQuoted(GoTokenKind.QuotedString, "the string has no closing '\"'");
            case '\'':
                return AddQuoted(GoTokenKind.Character, "the character has no closing \"'\"");
            case '`':
                var end = text.IndexOf('`', at + 1);
                return end < 0 ? Fault(at, 1, "the string has no closing '`'") : Add(GoTokenKind.RawString, end + 1 - at);
            case '$':
                return AddName(GoTokenKind.Variable);
            case '.' when !char.IsAsciiDigit(At(1)):
                return AddName(GoTokenKind.Field);
            case '.' or '+' or '-' or (>= '0' and <= '9'):
                return AddNumber();
            default:
                return NameLength(at) > 0 ? AddName(GoTokenKind.Identifier)
                    : letter is > ' ' and <= '~' ? Add(GoTokenKind.Other, 1)
                    : Fault(at, RuneLength(at), $"'{PrintableText.Of(text.Substring(at, RuneLength(at)))}' is not allowed in an action");
        }
    }

    // The blank before '-}}' belongs to the end of the action.
    private void AddSpace()
    {
        var start = at;
        while (at < text.Length && IsSpace(text[at]))
        {
            at++;
        }

        if (text.AsSpan(at).StartsWith("-}}", StringComparison.Ordinal))
        {
            at--;
        }

        if (at > start)
        {
            tokens.Add(new GoToken(GoTokenKind.Space, TextSpan.FromBounds(start, at)));
        }
    }

    private TemplateFault? AddQuoted(GoTokenKind kind, string unclosed)
    {
        for (var end = at + 1; end < text.Length && text[end] != '\n'; end++)
        {
            if (text[end] == text[at])
            {
                return Add(kind, end + 1 - at);
            }

            if (text[end] == '\\' && ++end < text.Length && text[end] == '\n')
            {
                break;
            }
        }

        return Fault(at, 1, unclosed);
    }

    private TemplateFault? AddName(GoTokenKind kind)
    {
        var prefix = kind == GoTokenKind.Identifier ? 0 : 1;
        var length = NameLength(at + prefix);
        var end = at + prefix + length;
        if (!IsTerminator(end))
        {
            return Fault(end, RuneLength(end), $"'{PrintableText.Of(text.Substring(end, RuneLength(end)))}' is not allowed after '{text[at..end]}'");
        }

        return Add(kind == GoTokenKind.Identifier ? KindOfWord(text.AsSpan(at, length)) : kind == GoTokenKind.Field && length == 0 ? GoTokenKind.Dot : kind, prefix + length);
    }

    private static GoTokenKind KindOfWord(ReadOnlySpan<char> word) => word switch
    {
        "true" or "false" => GoTokenKind.Bool,
        "nil" => GoTokenKind.Nil,
        "block" or "break" or "continue" or "define" or "else" or "end" or "if" or "range" or "template" or "with" => GoTokenKind.Keyword,
        _ => GoTokenKind.Identifier,
    };

    private TemplateFault? AddNumber()
    {
        var length = GoNumber.LengthOf(text.AsSpan(at), out var isWhole);
        return isWhole ? Add(GoTokenKind.Number, length) : Fault(at, length, $"'{text.AsSpan(at, length)}' is not a valid number");
    }

    private TemplateFault? Add(GoTokenKind kind, int length)
    {
        tokens.Add(new GoToken(kind, new TextSpan(at, length)));
        at += length;
        return null;
    }

    /// <summary>How long the end of the action is that begins here, its trim marker included; null if there is none.</summary>
    private int? AtClose() =>
        text.AsSpan(at).StartsWith("}}", StringComparison.Ordinal) ? 2
        : at < text.Length && IsSpace(text[at]) && text.AsSpan(at + 1).StartsWith("-}}", StringComparison.Ordinal) ? 4
        : null;

    private bool HasTrimMarker(int start) => start + 1 < text.Length && text[start] == '-' && IsSpace(text[start + 1]);

    private int TrimmedEnd(int start, int end)
    {
        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private bool IsTerminator(int place) =>
        place >= text.Length || IsSpace(text[place]) || text[place] is '.' or ',' or '|' or ':' or ')' or '(' || text.AsSpan(place).StartsWith("}}", StringComparison.Ordinal);

    private char At(int offset) => at + offset < text.Length ? text[at + offset] : '\0';

    private int NameLength(int start)
    {
        var end = start;
        while (end < text.Length && Rune.DecodeFromUtf16(text.AsSpan(end), out var rune, out var length) == System.Buffers.OperationStatus.Done && IsNameRune(rune))
        {
            end += length;
        }

        return end - start;
    }

    private int RuneLength(int start)
    {
        Rune.DecodeFromUtf16(text.AsSpan(start), out _, out var length);
        return Math.Max(1, length);
    }

    private static bool IsNameRune(Rune rune) => rune.Value == '_' || Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber;

    private static bool IsSpace(char letter) => letter is ' ' or '\t' or '\r' or '\n';

    private static TemplateFault Fault(int start, int length, string message) => new(new TextSpan(start, length), message, IsSyntax: true);
}
