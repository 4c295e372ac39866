using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

internal sealed partial class Parser
{
    private const int LongestNumber = 1000;

    private Expression ParseArgumentIndex(Token token)
    {
        if (!int.TryParse(TextOf(token)[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            Report(Codes.TemplateLiteral, token.Span, $"there is no argument '{TextOf(token)}'");
            return new InvalidExpression(token.Span);
        }

        return new IndexExpression(token.Span, new ArgumentsExpression(token.Span), new LiteralExpression(token.Span, IntegerValue.Of(index)));
    }

    private Expression ParseNumber(Token token)
    {
        var value = token.Length > LongestNumber ? null : ReadNumber(TextOf(token).ToString().Replace("_", "", StringComparison.Ordinal));
        if (value is null)
        {
            Report(Codes.TemplateLiteral, token.Span, $"'{TextOf(token)[..Math.Min(token.Length, 40)]}' is no number");
            return new InvalidExpression(token.Span);
        }

        return new LiteralExpression(token.Span, value);
    }

    private static Value? ReadNumber(string text)
    {
        if (text.Length > 2 && text[1] is 'x' or 'X')
        {
            return ReadBits(text, 16);
        }

        if (text.Length > 2 && text[1] is 'b' or 'B')
        {
            return ReadBits(text, 2);
        }

        var suffix = char.ToLowerInvariant(text[^1]);
        var digits = suffix is 'f' or 'd' or 'm' ? text[..^1] : text;
        if (suffix == 'm')
        {
            return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? new DecimalValue(exact) : null;
        }

        if (suffix is 'f' or 'd' || (digits.Contains('.') && digits[^1] != '.'))
        {
            return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? new FloatValue(suffix == 'f' ? (float)number : number) { IsSingle = suffix == 'f' }
                : null;
        }

        return ReadInteger(digits.TrimEnd('.'));
    }

    /// <summary>A whole number; an exponent without a fraction keeps it whole, if it is not negative.</summary>
    private static IntegerValue? ReadInteger(string digits)
    {
        var exponent = 0;
        var e = digits.AsSpan().IndexOfAny('e', 'E');
        if (e >= 0 && (!int.TryParse(digits.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || exponent is < 0 or > LongestNumber))
        {
            return null;
        }

        var whole = e < 0 ? digits : digits[..e];
        return BigInteger.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? IntegerValue.Of(number * BigInteger.Pow(10, exponent))
            : null;
    }

    /// <summary>A number of hexadecimal or binary digits: the bits of a signed integer of 32 or 64 bits, or with the suffix <c>u</c> an unsigned one.</summary>
    private static IntegerValue? ReadBits(string text, int radix)
    {
        var unsigned = text[^1] is 'u' or 'U';
        var digits = unsigned ? text[2..^1] : text[2..];
        var bits = BigInteger.Zero;
        foreach (var digit in digits)
        {
            bits = (bits * radix) + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        if (!unsigned && bits <= uint.MaxValue)
        {
            return IntegerValue.Of(unchecked((int)(uint)bits));
        }

        return !unsigned && bits <= ulong.MaxValue ? IntegerValue.Of(unchecked((long)(ulong)bits)) : IntegerValue.Of(bits);
    }

    private Expression ParseInterpolated(Token begin)
    {
        var parts = ImmutableArray.CreateBuilder<Expression>();
        position++;
        while (!Take(TokenKind.InterpolatedEnd))
        {
            var token = Current;
            if (Take(TokenKind.InterpolatedText))
            {
                parts.Add(new LiteralExpression(token.Span, new StringValue(Unescape(token.Start, token.End, isInterpolated: true))));
            }
            else if (Take(TokenKind.HoleOpen))
            {
                var value = ParseExpression();
                if (value is InvalidExpression)
                {
                    return value;
                }

                parts.Add(value);
                if (!Take(TokenKind.HoleClose))
                {
                    return Expected("'}'");
                }
            }
            else
            {
                return Expected("the end of the string");
            }
        }

        return new InterpolatedExpression(TextSpan.FromBounds(begin.Start, PreviousEnd), parts.DrainToImmutable());
    }

    /// <summary>The text that a range of a quoted string stands for.</summary>
    private string Unescape(int start, int end, bool isInterpolated = false)
    {
        var raw = source.Text.AsSpan(start, end - start);
        if (!raw.Contains('\\'))
        {
            return raw.ToString();
        }

        var made = new StringBuilder(raw.Length);
        for (var i = start; i < end; i++)
        {
            var c = source.Text[i];
            if (c != '\\' || i + 1 >= end)
            {
                made.Append(c);
                continue;
            }

            i++;
            i += AppendEscape(made, i, end, isInterpolated);
        }

        return made.ToString();
    }

    /// <summary>Appends what the escape at <paramref name="at"/>, behind its backslash, stands for; the number of further code units it takes.</summary>
    private int AppendEscape(StringBuilder made, int at, int end, bool isInterpolated)
    {
        var c = source.Text[at];
        switch (c)
        {
            case '\n':
                return 0;
            case '\r':
                return at + 1 < end && source.Text[at + 1] == '\n' ? 1 : 0;
            case 'u' or 'x':
                return AppendCodeUnit(made, at, end, c == 'u' ? 4 : 2);
            case '{' when isInterpolated:
                made.Append('{');
                return 0;
        }

        var meant = c switch { '0' => '\0', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', '\\' or '"' or '\'' => c, _ => '\uFFFF' };
        if (meant == '\uFFFF')
        {
            Report(Codes.TemplateLiteral, new TextSpan(at - 1, 2), $"there is no escape '\\{c}'; write '\\\\' for a backslash, or a string in backticks");
            return 0;
        }

        made.Append(meant);
        return 0;
    }

    private int AppendCodeUnit(StringBuilder made, int at, int end, int digits)
    {
        var value = 0;
        for (var i = 1; i <= digits; i++)
        {
            if (at + i >= end || !char.IsAsciiHexDigit(source.Text[at + i]))
            {
                Report(Codes.TemplateLiteral, new TextSpan(Math.Min(at + i, end), 1), $"'\\{source.Text[at]}' needs {digits} hexadecimal digits");
                return i - 1;
            }

            value = (value * 16) + Convert.ToInt32(source.Text.Substring(at + i, 1), 16);
        }

        made.Append((char)value);
        return digits;
    }
}
