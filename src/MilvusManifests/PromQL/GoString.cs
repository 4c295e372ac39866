using System.Buffers;
using System.Globalization;
using System.Text;

namespace MilvusManifests.PromQL;

/// <summary>The strings of Go, which are those of PromQL.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals and https://go.dev/ref/spec#String_literals</remarks>
internal static class GoString
{
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(letter => letter is not ('"' or '\\'))]);

    /// <summary>What a string means.</summary>
    /// <param name="literal">The string with its quotes, <c>"</c>, <c>'</c> or backticks, which are closed.</param>
    /// <param name="fault">What is wrong with an escape sequence; null if nothing is.</param>
    public static string Unquote(ReadOnlySpan<char> literal, out string? fault)
    {
        var quote = literal[0];
        var inner = literal[1..^1];
        fault = null;
        if (quote == '`')
        {
            return inner.Contains('\r') ? inner.ToString().Replace("\r", "", StringComparison.Ordinal) : inner.ToString();
        }

        if (!inner.Contains('\\'))
        {
            return inner.ToString();
        }

        var bytes = new List<byte>(inner.Length);
        Span<byte> encoded = stackalloc byte[4];
        while (!inner.IsEmpty)
        {
            if (inner[0] != '\\')
            {
                Rune.DecodeFromUtf16(inner, out var rune, out var taken);
                bytes.AddRange(encoded[..rune.EncodeToUtf8(encoded)]);
                inner = inner[taken..];
                continue;
            }

            var (value, length, isByte) = Escape(inner, quote);
            if (length == 0)
            {
                fault = inner.Length > 1 ? $"'{inner[..2]}' is not a valid escape sequence" : "unfinished escape sequence";
                return "";
            }

            if (isByte)
            {
                bytes.Add((byte)value);
            }
            else
            {
                bytes.AddRange(encoded[..new Rune(value).EncodeToUtf8(encoded)]);
            }

            inner = inner[length..];
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>A string in double quotes; what is not printable is escaped.</summary>
    public static string Quote(string value)
    {
        if (value.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            return $"\"{value}\"";
        }

        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"' or '\\': text.Append('\\').Append((char)rune.Value); break;
                case '\a': text.Append("\\a"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\v': text.Append("\\v"); break;
                case < ' ' or 0x7F: text.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"); break;
                case ' ': text.Append(' '); break;
                case var _ when IsPrintable(rune): text.Append(rune); break;
                case < 0x10000: text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"); break;
                default: text.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"); break;
            }
        }

        return text.Append('"').ToString();
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>The value of an escape sequence and its length, which is 0 if it is not valid.</summary>
    /// <param name="text">The text from the backslash on.</param>
    /// <param name="quote">The quote of the string.</param>
    public static (int Value, int Length, bool IsByte) Escape(ReadOnlySpan<char> text, char quote)
    {
        if (text.Length < 2)
        {
            return default;
        }

        return text[1] switch
        {
            'a' => ('\a', 2, false),
            'b' => ('\b', 2, false),
            'f' => ('\f', 2, false),
            'n' => ('\n', 2, false),
            'r' => ('\r', 2, false),
            't' => ('\t', 2, false),
            'v' => ('\v', 2, false),
            '\\' => ('\\', 2, false),
            var c when c == quote => (quote, 2, false),
            'x' => Digits(text, 2, 2, 16, byte.MaxValue, true),
            'u' => Digits(text, 2, 4, 16, 0x10FFFF, false),
            'U' => Digits(text, 2, 8, 16, 0x10FFFF, false),
            >= '0' and <= '7' => Digits(text, 1, 3, 8, byte.MaxValue, true),
            _ => default,
        };
    }

    private static (int Value, int Length, bool IsByte) Digits(ReadOnlySpan<char> text, int start, int count, int radix, int most, bool isByte)
    {
        if (text.Length < start + count)
        {
            return default;
        }

        long value = 0;
        foreach (var digit in text.Slice(start, count))
        {
            var amount = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (amount >= radix)
            {
                return default;
            }

            value = (value * radix) + amount;
        }

        return value > most || (!isByte && !Rune.IsValid((int)value)) ? default : ((int)value, start + count, isByte);
    }
}
