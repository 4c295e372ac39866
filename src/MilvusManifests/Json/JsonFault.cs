using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MilvusManifests.Text;

namespace MilvusManifests.Json;

/// <summary>Explains a syntax error where <see cref="Utf8JsonReader"/> stopped: the reader names the unexpected byte, this says what to write instead.</summary>
internal struct JsonFault(SourceText source)
{
    public const string HalfPair = "unpaired surrogate";

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789ABCDEFabcdef");

    private readonly string text = source.Text;
    private int start;
    private int end;

    /// <summary>The syntax error after the last token that was read.</summary>
    /// <param name="at">Where that token ends.</param>
    /// <param name="last">What it is.</param>
    /// <param name="close">What closes the object or array around it; zero at the top level.</param>
    public Diagnostic Find(int at, JsonTokenType last, char close)
    {
        var isAfterValue = last is not (JsonTokenType.None or JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName);
        var wantsName = close == '}' && last != JsonTokenType.PropertyName;
        // A word may continue where the reader stopped.
        var word = last switch { JsonTokenType.True or JsonTokenType.Null => 4, JsonTokenType.False => 5, _ => 0 };
        var message = Token(at - word) ?? (word > 0 ? Token(at) : null) ?? (isAfterValue ? AfterValue(close, wantsName) : wantsName ? InName() : InValue(close));
        return Diagnostic.Error(JsonCodes.Syntax, source.At(start, end - start), message);
    }

    private string AfterValue(char close, bool wantsName)
    {
        if (close == '\0')
        {
            return "unexpected text after the JSON value";
        }

        if (!IsAt(','))
        {
            return OrEnd($"expected ',' or '{close}'");
        }

        return Token(end) ?? (IsAt(close) ? $"trailing comma before '{close}'" : wantsName ? InName() : InValue(close));
    }

    private string InName() =>
        IsAt('"') ? Token(end) ?? OrEnd("expected ':' after a name") : OrEnd("expected a name in double quotes");

    // A number is rejected for the character right after it.
    private string InValue(char close) =>
        start < text.Length && text[start] is '-' or (>= '0' and <= '9')
            ? Token(end) ?? AfterValue(close, wantsName: close == '}')
            : OrEnd("expected a value");

    private readonly bool IsAt(char c) => start < text.Length && text[start] == c;

    private readonly string OrEnd(string message) => start == text.Length ? $"{message}, found the end of the text" : message;

    /// <summary>What is wrong with the token at a position, or after the whitespace there.</summary>
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
            '\'' => "single quotes are not allowed; use double quotes",
            '/' => "comments are not allowed in JSON",
            '+' or '.' => "a number must start with a digit or '-'",
            var c when char.IsAsciiLetter(c) || c is '_' or '$' => InWord(),
            var c when c < ' ' || !char.IsAscii(c) => $"unexpected character U+{Hex(c)}",
            var c => $"unexpected '{c}'",
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
            ? $"'{shown}' must be written '{shown.ToLowerInvariant()}'"
            : $"'{shown}' must be in double quotes";
    }

    private string? InNumber()
    {
        end = start + (IsAt('-') ? 1 : 0);
        var whole = SkipDigits();
        if (whole == 0 || (whole > 1 && text[end - whole] == '0'))
        {
            return whole == 0 ? "expected a digit after '-'" : "leading zeros are not allowed";
        }

        if (Skip('.', '.') && SkipDigits() == 0)
        {
            return "expected a digit after '.'";
        }

        if (Skip('e', 'E'))
        {
            Skip('-', '+');
            return SkipDigits() == 0 ? "expected a digit in the exponent" : null;
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
                return c is '\n' or '\r' ? "missing closing double quote on this line" : $"the control character U+{Hex(c)} must be written \\u{Hex(c)}";
            }

            if (c == '\\' && !IsEscape(at))
            {
                (start, end) = (at, Math.Min(at + 2, text.Length));
                return "invalid escape; write '\\\\' for a backslash";
            }

            at += c == '\\' ? 1 : 0;
        }

        return "missing closing double quote";
    }

    private readonly bool IsEscape(int at) =>
        at + 1 < text.Length
        && (text[at + 1] == 'u'
            ? at + 6 <= text.Length && !text.AsSpan(at + 2, 4).ContainsAnyExcept(Hexadecimal)
            : text[at + 1] is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't');

    private static string Hex(char c) => ((int)c).ToString("X4", CultureInfo.InvariantCulture);
}
