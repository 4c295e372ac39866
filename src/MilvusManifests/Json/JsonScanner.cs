using System.Globalization;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Json;

/// <summary>Splits a text into JSON's tokens.</summary>
internal struct JsonScanner(string text)
{
    private StringBuilder? unescaped;

    public JsonTokenKind Kind { get; private set; }

    /// <summary>Where the token begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the token ends.</summary>
    public int End { get; private set; }

    /// <summary>The content of a string, the text of a number or word, what is wrong where no token is.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Goes to the next token; behind the last one stays at the end.</summary>
    public void Next()
    {
        var at = End;
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }

        Start = at;
        End = Math.Min(at + 1, text.Length);
        if (at == text.Length)
        {
            Kind = JsonTokenKind.End;
            return;
        }

        Kind = text[at] switch
        {
            '{' => JsonTokenKind.BeginObject,
            '}' => JsonTokenKind.EndObject,
            '[' => JsonTokenKind.BeginArray,
            ']' => JsonTokenKind.EndArray,
            ',' => JsonTokenKind.Comma,
            ':' => JsonTokenKind.Colon,
            '"' => String(),
            '-' or (>= '0' and <= '9') => Number(),
            '\'' => Invalid("text stands in double quotes, not in single ones"),
            '/' => Invalid("JSON has no comments"),
            '+' or '.' => Invalid("a number begins with a digit or '-'"),
            var c when char.IsAsciiLetter(c) || c is '_' or '$' => Word(),
            var c when c < ' ' || !char.IsAscii(c) => Invalid($"the character U+{Hex(c)} cannot stand here"),
            var c => Invalid($"'{c}' cannot stand here"),
        };
    }

    private JsonTokenKind Word()
    {
        while (End < text.Length && (char.IsAsciiLetterOrDigit(text[End]) || text[End] is '_' or '$' or '-' or '.'))
        {
            End++;
        }

        var word = text.AsSpan(Start, End - Start);
        if (word is "true" or "false" or "null")
        {
            Text = word[0] == 't' ? "true" : word[0] == 'f' ? "false" : "null";
            return JsonTokenKind.Word;
        }

        var shown = Excerpt.Of(word);
        return Invalid(shown.ToLowerInvariant() is "true" or "false" or "null"
            ? $"'{shown}' is written '{shown.ToLowerInvariant()}'"
            : $"'{shown}' must stand in double quotes");
    }

    private JsonTokenKind Number()
    {
        var at = Start + (text[Start] == '-' ? 1 : 0);
        var whole = Digits(at);
        if (whole == 0 || (whole > 1 && text[at] == '0'))
        {
            End = at + whole;
            return Invalid(whole == 0 ? "a digit is expected behind '-'" : "a number has no zeros in front");
        }

        at += whole;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = Digits(at + 1);
            if (fraction == 0)
            {
                End = at + 1;
                return Invalid("a digit is expected behind '.'");
            }

            at += 1 + fraction;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            at += at < text.Length && text[at] is '-' or '+' ? 1 : 0;
            var exponent = Digits(at);
            if (exponent == 0)
            {
                End = at;
                return Invalid("a digit is expected in the exponent");
            }

            at += exponent;
        }

        End = at;
        Text = text[Start..End];
        return JsonTokenKind.Number;
    }

    private readonly int Digits(int at)
    {
        var other = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length - at : other;
    }

    private JsonTokenKind String()
    {
        var done = Start + 1;
        unescaped?.Clear();
        for (var at = done; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"')
            {
                End = at + 1;
                Text = unescaped is { Length: > 0 } ? unescaped.Append(text, done, at - done).ToString() : text[done..at];
                return IsWellFormed(Text) ? JsonTokenKind.String : Invalid("half of a surrogate pair is no character");
            }

            if (c < ' ')
            {
                Start = at;
                End = at + 1;
                return Invalid(c is '\n' or '\r' ? "the double quote is not closed on this line" : $"the control character U+{Hex(c)} must be written \\u{Hex(c)}");
            }

            if (c == '\\')
            {
                unescaped ??= new StringBuilder();
                unescaped.Append(text, done, at - done);
                var length = Escape(at);
                if (length == 0)
                {
                    Start = at;
                    End = Math.Min(at + 2, text.Length);
                    return Invalid("this is no escape of JSON; a backslash is written '\\\\'");
                }

                at += length - 1;
                done = at + 1;
            }
        }

        return Invalid("the double quote is not closed");
    }

    private readonly int Escape(int at)
    {
        var c = at + 1 < text.Length ? text[at + 1] : '\0';
        if (c == 'u')
        {
            if (at + 6 > text.Length || !ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                return 0;
            }

            unescaped!.Append((char)code);
            return 6;
        }

        var plain = c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (plain == '\0')
        {
            return 0;
        }

        unescaped!.Append(plain);
        return 2;
    }

    private JsonTokenKind Invalid(string message)
    {
        Text = message;
        Kind = JsonTokenKind.Invalid;
        return JsonTokenKind.Invalid;
    }

    private static bool IsWellFormed(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]) && !(char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static string Hex(char c) => ((int)c).ToString("X4", CultureInfo.InvariantCulture);
}
