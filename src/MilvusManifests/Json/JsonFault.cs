using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MilvusManifests.Text;

namespace MilvusManifests.Json;

/// <summary>Says what is wrong where <see cref="Utf8JsonReader"/> stopped: that names the byte it did not expect, this what to write instead.</summary>
internal struct JsonFault(SourceText source)
{
    public const string HalfPair = "half of a surrogate pair is no character";

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789ABCDEFabcdef");

    private readonly string text = source.Text;
    private int start;
    private int end;

    /// <summary>The fault behind the last token that was read.</summary>
    /// <param name="at">Where that token ends.</param>
    /// <param name="last">What it is.</param>
    /// <param name="close">What closes the object or array around; a zero outside of all.</param>
    public Diagnostic Find(int at, JsonTokenType last, char close)
    {
        var isBehindValue = last is not (JsonTokenType.None or JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName);
        var wantsName = close == '}' && last != JsonTokenType.PropertyName;
        // A word may go on where the reader has seen enough of it.
        var word = last switch { JsonTokenType.True or JsonTokenType.Null => 4, JsonTokenType.False => 5, _ => 0 };
        var message = Token(at - word) ?? (word > 0 ? Token(at) : null) ?? (isBehindValue ? BehindValue(close, wantsName) : wantsName ? InName() : InValue(close));
        return Diagnostic.Error(JsonCodes.Syntax, source.At(start, end - start), message);
    }

    private string BehindValue(char close, bool wantsName)
    {
        if (close == '\0')
        {
            return "the JSON value is complete; nothing can follow it";
        }

        if (!IsAt(','))
        {
            return OrEnd($"',' or '{close}' is expected");
        }

        return Token(end) ?? (IsAt(close) ? $"a comma cannot stand before '{close}'" : wantsName ? InName() : InValue(close));
    }

    private string InName() =>
        IsAt('"') ? Token(end) ?? OrEnd("':' is expected behind a name") : OrEnd("a name in double quotes is expected");

    // A number is refused for what stands right behind it.
    private string InValue(char close) =>
        start < text.Length && text[start] is '-' or (>= '0' and <= '9')
            ? Token(end) ?? BehindValue(close, wantsName: close == '}')
            : OrEnd("a value is expected");

    private readonly bool IsAt(char c) => start < text.Length && text[start] == c;

    private readonly string OrEnd(string message) => start == text.Length ? $"{message}, but the text ends" : message;

    /// <summary>Goes to the token that begins at a place or behind the blanks there, and says what is wrong with it alone.</summary>
    private string? Token(int at)
    {
        var blanks = text.AsSpan(at).IndexOfAnyExcept(" \t\r\n");
        start = blanks < 0 ? text.Length : at + blanks;
        end = Math.Min(start + 1, text.Length);
        return start == text.Length ? null : text[start] switch
        {
            '{' or '}' or '[' or ']' or ',' or ':' => null,
            '"' => InString(),
            '-' or (>= '0' and <= '9') => InNumber(),
            '\'' => "text stands in double quotes, not in single ones",
            '/' => "JSON has no comments",
            '+' or '.' => "a number begins with a digit or '-'",
            var c when char.IsAsciiLetter(c) || c is '_' or '$' => InWord(),
            var c when c < ' ' || !char.IsAscii(c) => $"the character U+{Hex(c)} cannot stand here",
            var c => $"'{c}' cannot stand here",
        };
    }

    private string? InWord()
    {
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '$' or '-' or '.'))
        {
            end++;
        }

        var word = text.AsSpan(start, end - start);
        if (word is "true" or "false" or "null")
        {
            return null;
        }

        var shown = Excerpt.Of(word);
        return shown.ToLowerInvariant() is "true" or "false" or "null"
            ? $"'{shown}' is written '{shown.ToLowerInvariant()}'"
            : $"'{shown}' must stand in double quotes";
    }

    private string? InNumber()
    {
        end = start + (IsAt('-') ? 1 : 0);
        var whole = SkipDigits();
        if (whole == 0 || (whole > 1 && text[end - whole] == '0'))
        {
            return whole == 0 ? "a digit is expected behind '-'" : "a number has no zeros in front";
        }

        if (Skip('.', '.') && SkipDigits() == 0)
        {
            return "a digit is expected behind '.'";
        }

        if (Skip('e', 'E'))
        {
            Skip('-', '+');
            return SkipDigits() == 0 ? "a digit is expected in the exponent" : null;
        }

        return null;
    }

    private int SkipDigits()
    {
        var other = text.AsSpan(end).IndexOfAnyExceptInRange('0', '9');
        var count = other < 0 ? text.Length - end : other;
        end += count;
        return count;
    }

    private bool Skip(char one, char other)
    {
        var isThere = end < text.Length && (text[end] == one || text[end] == other);
        end += isThere ? 1 : 0;
        return isThere;
    }

    private string? InString()
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"')
            {
                end = at + 1;
                return null;
            }

            if (c < ' ')
            {
                (start, end) = (at, at + 1);
                return c is '\n' or '\r' ? "the double quote is not closed on this line" : $"the control character U+{Hex(c)} must be written \\u{Hex(c)}";
            }

            if (c == '\\' && !IsEscape(at))
            {
                (start, end) = (at, Math.Min(at + 2, text.Length));
                return "this is no escape of JSON; a backslash is written '\\\\'";
            }

            at += c == '\\' ? 1 : 0;
        }

        return "the double quote is not closed";
    }

    private readonly bool IsEscape(int at) =>
        at + 1 < text.Length
        && (text[at + 1] == 'u'
            ? at + 6 <= text.Length && !text.AsSpan(at + 2, 4).ContainsAnyExcept(Hexadecimal)
            : text[at + 1] is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't');

    private static string Hex(char c) => ((int)c).ToString("X4", CultureInfo.InvariantCulture);
}
