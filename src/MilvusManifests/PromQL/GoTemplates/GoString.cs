using System.Globalization;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>Strings and characters of Go: their values, with the place of every character.</summary>
/// <remarks>https://go.dev/ref/spec#String_literals and #Rune_literals</remarks>
internal static class GoString
{
    /// <summary>The value of a string; null if an escape is not valid.</summary>
    /// <param name="text">The template.</param>
    /// <param name="span">The string, quotes included.</param>
    /// <param name="fault">The escape that is not valid.</param>
    public static MappedText? Decode(string text, TextSpan span, out TextSpan fault)
    {
        fault = default;
        var inner = new TextSpan(span.Start + 1, span.Length - 2);
        var value = new MappedText.Builder();
        var isRaw = text[span.Start] == '`';
        for (var at = inner.Start; at < inner.End;)
        {
            if (isRaw && text[at] == '\r')
            {
                // A raw string of Go has no carriage returns.
                at++;
                continue;
            }

            if (isRaw || text[at] != '\\')
            {
                value.Add(text.AsSpan(at, 1), new TextSpan(at, 1));
                at++;
                continue;
            }

            if (Escape(text.AsSpan(at, inner.End - at), text[span.Start], out var length) is not { } letters)
            {
                fault = new TextSpan(at, Math.Min(length, inner.End - at));
                return null;
            }

            value.Add(letters, new TextSpan(at, length));
            at += length;
        }

        return value.Build(inner);
    }

    /// <summary>Whether a character in single quotes is one, and not none or several.</summary>
    public static bool IsCharacter(ReadOnlySpan<char> text)
    {
        var inner = text[1..^1];
        if (inner.IsEmpty)
        {
            return false;
        }

        if (inner[0] == '\\')
        {
            return Escape(inner, '\'', out var length) is not null && length == inner.Length;
        }

        return Rune.DecodeFromUtf16(inner, out _, out var used) == System.Buffers.OperationStatus.Done && used == inner.Length;
    }

    // What an escape stands for. A byte that is not ASCII stands for itself here: only its place matters.
    private static string? Escape(ReadOnlySpan<char> text, char quote, out int length)
    {
        length = 2;
        if (text.Length < 2)
        {
            return null;
        }

        switch (text[1])
        {
            case 'a': return "\a";
            case 'b': return "\b";
            case 'f': return "\f";
            case 'n': return "\n";
            case 'r': return "\r";
            case 't': return "\t";
            case 'v': return "\v";
            case '\\': return "\\";
            case '"' or '\'': return text[1] == quote ? text[1].ToString() : null;
            case 'x': return Code(text, 2, 2, 16, ref length);
            case 'u': return Code(text, 2, 4, 16, ref length);
            case 'U': return Code(text, 2, 8, 16, ref length);
            case >= '0' and <= '7': return Code(text, 1, 3, 8, ref length);
            default: return null;
        }
    }

    private static string? Code(ReadOnlySpan<char> text, int start, int digits, int radix, ref int length)
    {
        length = start + digits;
        if (text.Length < length)
        {
            return null;
        }

        uint code = 0;
        foreach (var digit in text.Slice(start, digits))
        {
            if (!char.IsAsciiHexDigit(digit) || !uint.TryParse([digit], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var amount) || amount >= radix)
            {
                return null;
            }

            code = (code * (uint)radix) + amount;
        }

        return (radix == 8 && code > 255) || !Rune.IsValid(code) ? null : new Rune(code).ToString();
    }
}
