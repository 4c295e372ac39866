using System.Globalization;
using MilvusManifests.PromQL.Lexing;
using MilvusManifests.Values.Quantities;

namespace MilvusManifests.PromQL.Parsing;

/// <summary>Reads the values of numbers, durations and strings.</summary>
internal static class Literals
{
    // Go counts nanoseconds in 64 bits.
    private const double MostSeconds = long.MaxValue / 1e9;

    /// <summary>The value of the next token, a number or a duration, in seconds.</summary>
    public static double ReadNumber(TokenReader reader)
    {
        var token = reader.Take();
        return token.Kind == TokenKind.Duration ? Milliseconds(reader, token) / 1000.0 : Number(reader, token);
    }

    /// <summary>The value of the next token, a number or a duration, in milliseconds.</summary>
    public static long ReadMilliseconds(TokenReader reader)
    {
        var token = reader.Take();
        if (token.Kind == TokenKind.Duration)
        {
            return Milliseconds(reader, token);
        }

        var seconds = Number(reader, token);
        if (double.IsNaN(seconds) || Math.Abs(seconds) > MostSeconds)
        {
            reader.Report(token.Span, $"duration '{reader.TextOf(token)}' is out of range");
            return 1;
        }

        return (long)Math.Round(seconds * 1000, MidpointRounding.AwayFromZero);
    }

    /// <summary>The value of the next token, a string.</summary>
    public static string ReadString(TokenReader reader)
    {
        var token = reader.Take();
        var value = GoString.Unquote(reader.TextOf(token), out var fault);
        if (fault is not null)
        {
            reader.Report(token.Span, fault);
        }

        return value;
    }

    private static long Milliseconds(TokenReader reader, Token token)
    {
        var text = reader.TextOf(token).ToString();
        if (PrometheusDuration.TryParse(text, out var duration))
        {
            return duration.Milliseconds;
        }

        reader.Report(token.Span, $"'{text}' is not a valid duration", "units are y, w, d, h, m, s and ms, the largest first, each at most once");
        return 1;
    }

    // As Go reads them: 0x10 is 16, and a leading 0 means octal where all digits allow it.
    private static double Number(TokenReader reader, Token token)
    {
        var text = reader.TextOf(token).ToString().Replace("_", "", StringComparison.Ordinal);
        if (text.Equals("inf", StringComparison.OrdinalIgnoreCase))
        {
            return double.PositiveInfinity;
        }

        if (text.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            return double.NaN;
        }

        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return Hexadecimal(reader, token, text.AsSpan(2));
        }

        if (text.Length > 1 && text[0] == '0' && text.AsSpan().IndexOfAnyExceptInRange('0', '7') < 0)
        {
            return Octal(text);
        }

        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(value))
        {
            reader.Report(token.Span, "number out of range");
        }

        return value;
    }

    private static double Hexadecimal(TokenReader reader, Token token, ReadOnlySpan<char> digits)
    {
        if (long.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value) && value >= 0)
        {
            return value;
        }

        reader.Report(token.Span, "number out of range");
        return 0;
    }

    private static double Octal(string digits)
    {
        var value = 0.0;
        foreach (var digit in digits)
        {
            value = (value * 8) + (digit - '0');
        }

        return value;
    }
}
