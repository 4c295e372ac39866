using System.Globalization;
using System.Numerics;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>Numbers as a template of Go has them: those of the language, with a sign, and sums of a real and an imaginary one.</summary>
/// <remarks>https://go.dev/ref/spec#Integer_literals and below</remarks>
internal static class GoNumber
{
    /// <summary>How long the number is that a text begins with, by its letters alone.</summary>
    /// <param name="text">The text, which begins with a sign, a dot or a digit.</param>
    /// <param name="isWhole">Whether nothing follows that belongs to it and is not allowed in it.</param>
    public static int LengthOf(ReadOnlySpan<char> text, out bool isWhole)
    {
        var length = LengthOfOne(text, out isWhole);
        if (!isWhole || length >= text.Length || text[length] is not ('+' or '-'))
        {
            return length;
        }

        length += LengthOfOne(text[length..], out isWhole);
        isWhole &= text[length - 1] == 'i';
        return length;
    }

    /// <summary>Whether a text that <see cref="LengthOf"/> measured is a number.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        var first = LengthOfOne(text, out _);
        if (first < text.Length)
        {
            return IsReal(text[..first]) && IsReal(text[first..^1]);
        }

        return IsReal(text[^1] == 'i' ? text[..^1] : text);
    }

    private static int LengthOfOne(ReadOnlySpan<char> text, out bool isWhole)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var radix = RadixOf(text[at..]);
        at = SkipDigits(text, radix == 10 ? at : at + 2, radix);
        if (at < text.Length && text[at] == '.')
        {
            at = SkipDigits(text, at + 1, radix);
        }

        if (at < text.Length && ((radix == 10 && text[at] is 'e' or 'E') || (radix == 16 && text[at] is 'p' or 'P')))
        {
            at++;
            at = SkipDigits(text, at < text.Length && text[at] is '+' or '-' ? at + 1 : at, 10);
        }

        if (at < text.Length && text[at] == 'i')
        {
            at++;
        }

        isWhole = at >= text.Length || !(text[at] == '_' || char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]));
        return isWhole ? at : at + 1;
    }

    // A leading zero alone makes a number octal too, which only matters for its value.
    private static int RadixOf(ReadOnlySpan<char> digits) => digits.Length > 1 && digits[0] == '0'
        ? digits[1] switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => 10 }
        : 10;

    private static int SkipDigits(ReadOnlySpan<char> text, int at, int radix)
    {
        while (at < text.Length && (text[at] == '_' || DigitOf(text[at]) < radix))
        {
            at++;
        }

        return at;
    }

    private static int DigitOf(char letter) =>
        char.IsAsciiDigit(letter) ? letter - '0' : char.IsAsciiHexDigit(letter) ? char.ToLowerInvariant(letter) - 'a' + 10 : int.MaxValue;

    private static bool IsReal(ReadOnlySpan<char> text)
    {
        var digits = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        if (digits.IsEmpty || !AreUnderscoresBetweenDigits(digits))
        {
            return false;
        }

        var plain = digits.ToString().Replace("_", "", StringComparison.Ordinal);
        return plain.Length > 1 && plain[0] == '0' && char.IsAsciiLetter(plain[1]) && plain[1] is not ('e' or 'E')
            ? IsWithBase(plain)
            : IsDecimal(plain, isSigned: digits.Length < text.Length);
    }

    private static bool IsDecimal(string text, bool isSigned)
    {
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0)
        {
            return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
        }

        var isOctal = text.Length > 1 && text[0] == '0';
        return isOctal ? IsInRange(text.AsSpan(1), 8, isSigned) : IsInRange(text, 10, isSigned);
    }

    private static bool IsWithBase(string text)
    {
        var digits = text.AsSpan(2);
        var exponent = digits.IndexOfAny('p', 'P');
        var isFloat = exponent >= 0 || digits.Contains('.');
        if (!isFloat)
        {
            return RadixOf(text) is var radix and not 10 && IsInRange(digits, radix, isSigned: false);
        }

        // Go has no hexadecimal fraction without an exponent.
        return exponent > 0 && digits[..exponent] is not "." && digits[(exponent + 1)..].TrimStart("+-").Length > 0;
    }

    private static bool IsInRange(ReadOnlySpan<char> digits, int radix, bool isSigned)
    {
        if (digits.IsEmpty || digits.Length > 100)
        {
            return false;
        }

        var value = BigInteger.Zero;
        foreach (var digit in digits)
        {
            if (DigitOf(digit) >= radix)
            {
                return false;
            }

            value = (value * radix) + DigitOf(digit);
        }

        return value <= (isSigned ? long.MaxValue : ulong.MaxValue);
    }

    private static bool AreUnderscoresBetweenDigits(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var hasBase = i == 2 && text[0] == '0' && char.IsAsciiLetter(text[1]);
            if (text[i] == '_' && (i == 0 || i + 1 == text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !(hasBase || char.IsAsciiHexDigit(text[i - 1]))))
            {
                return false;
            }
        }

        return true;
    }
}
