using System.Buffers;
using System.Globalization;
using System.Text;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel;

/// <summary>Splits an expression into tokens.</summary>
internal sealed class CelLexer(string text)
{
    private static readonly SearchValues<char> Symbols = SearchValues.Create("()[]{}.,:?!<>+-*/%=&|");
    private static readonly string[] LongSymbols = ["==", "!=", "<=", ">=", "&&", "||"];

    private int at;
    private int start;

    /// <summary>The next token.</summary>
    public CelToken Next()
    {
        SkipBlanks();
        start = at;
        if (at >= text.Length)
        {
            return Token(CelTokenKind.End, "");
        }

        var c = text[at];
        return c is '"' or '\'' || StringPrefix() > 0 ? ReadString()
            : char.IsAsciiLetter(c) || c == '_' ? ReadName()
            : c == '`' ? ReadQuotedName()
            : char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) ? ReadNumber()
            : ReadSymbol();
    }

    private void SkipBlanks()
    {
        while (at < text.Length && (text[at] is ' ' or '\t' or '\n' or '\r' or '\f' || (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '/')))
        {
            if (text[at] == '/')
            {
                var end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end;
            }
            else
            {
                at++;
            }
        }
    }

    private int StringPrefix()
    {
        var length = 0;
        while (length < 2 && at + length < text.Length && text[at + length] is 'r' or 'R' or 'b' or 'B')
        {
            length++;
        }

        return at + length < text.Length && text[at + length] is '"' or '\'' ? length : 0;
    }

    private CelToken ReadName()
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return Token(CelTokenKind.Name, text[start..at]);
    }

    private CelToken ReadQuotedName()
    {
        var end = text.IndexOf('`', at + 1);
        if (end < 0)
        {
            return Invalid("a name without an end");
        }

        at = end + 1;
        return Token(CelTokenKind.QuotedName, text[(start + 1)..end]);
    }

    private CelToken ReadNumber()
    {
        var isDouble = false;
        if (text[at] == '0' && at + 1 < text.Length && text[at + 1] is 'x' or 'X')
        {
            at += 2;
            while (at < text.Length && char.IsAsciiHexDigit(text[at]))
            {
                at++;
            }

            return ulong.TryParse(text.AsSpan(start + 2, at - start - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                ? Whole(value.ToString(CultureInfo.InvariantCulture))
                : Invalid($"'{text[start..at]}' is not a valid number");
        }

        while (at < text.Length && (char.IsAsciiDigit(text[at]) || IsFraction() || text[at] is 'e' or 'E' || (text[at] is '+' or '-' && text[at - 1] is 'e' or 'E')))
        {
            isDouble |= text[at] is '.' or 'e' or 'E';
            at++;
        }

        return isDouble ? Token(CelTokenKind.Double, text[start..at]) : Whole(text[start..at]);
    }

    private CelToken Whole(string digits)
    {
        var isUnsigned = at < text.Length && text[at] is 'u' or 'U';
        at += isUnsigned ? 1 : 0;
        return Token(isUnsigned ? CelTokenKind.Unsigned : CelTokenKind.Integer, digits);
    }

    private bool IsFraction() => text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private CelToken ReadSymbol()
    {
        foreach (var symbol in LongSymbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, 2) == 0)
            {
                at += 2;
                return Token(CelTokenKind.Symbol, symbol);
            }
        }

        if (Symbols.Contains(text[at]))
        {
            return Token(CelTokenKind.Symbol, text[at++].ToString());
        }

        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out _);
        return Invalid($"'{rune}' is not allowed");
    }

    private CelToken ReadString()
    {
        var prefix = StringPrefix();
        var flags = text.AsSpan(at, prefix);
        var (isBytes, isRaw) = (flags.ContainsAny('b', 'B'), flags.ContainsAny('r', 'R'));
        at += prefix;
        var quote = string.CompareOrdinal(text, at, new string(text[at], 3), 0, 3) == 0 ? text.Substring(at, 3) : text.Substring(at, 1);
        at += quote.Length;
        var value = new StringBuilder();
        while (at < text.Length && string.CompareOrdinal(text, at, quote, 0, quote.Length) != 0)
        {
            if (text[at] == '\\' && !isRaw)
            {
                if (!ReadEscape(value, isBytes))
                {
                    start = at;
                    return Invalid("an invalid escape in a string");
                }
            }
            else if (quote.Length == 1 && text[at] is '\n' or '\r')
            {
                return Invalid("a string without an end");
            }
            else if (isBytes)
            {
                var length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
                value.Append(CelBytes.Of(text.Substring(at, length)).Latin);
                at += length;
            }
            else
            {
                value.Append(text[at++]);
            }
        }

        if (at >= text.Length)
        {
            return Invalid("a string without an end");
        }

        at += quote.Length;
        return Token(isBytes ? CelTokenKind.Bytes : CelTokenKind.Text, value.ToString());
    }

    private bool ReadEscape(StringBuilder value, bool isBytes)
    {
        if (at + 1 >= text.Length)
        {
            return false;
        }

        var c = text[at + 1];
        var simple = "abfnrtv\\?\"'`".IndexOf(c, StringComparison.Ordinal);
        if (simple >= 0)
        {
            value.Append("\a\b\f\n\r\t\v\\?\"'`"[simple]);
            at += 2;
            return true;
        }

        var (skip, digits) = c switch { 'x' or 'X' => (2, 2), 'u' => (2, 4), 'U' => (2, 8), >= '0' and <= '3' => (1, 3), _ => (0, 0) };
        if (digits == 0 || at + skip + digits > text.Length || !TryReadCode(text.AsSpan(at + skip, digits), isOctal: skip == 1, out var code)
            || !Rune.IsValid(code))
        {
            return false;
        }

        value.Append(!isBytes ? char.ConvertFromUtf32(code) : digits < 4 ? ((char)code).ToString() : CelBytes.Of(char.ConvertFromUtf32(code)).Latin);
        at += skip + digits;
        return true;
    }

    private static bool TryReadCode(ReadOnlySpan<char> digits, bool isOctal, out int code)
    {
        if (!isOctal)
        {
            return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
        }

        code = 0;
        foreach (var digit in digits)
        {
            code = (code * 8) + digit - '0';
        }

        return digits.IndexOfAnyExceptInRange('0', '7') < 0;
    }

    private CelToken Token(CelTokenKind kind, string content) => new(kind, content, start);

    private CelToken Invalid(string what)
    {
        at = text.Length;
        return Token(CelTokenKind.Invalid, what);
    }
}
