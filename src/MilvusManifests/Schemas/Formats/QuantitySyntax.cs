using System.Buffers;
using System.Globalization;

namespace MilvusManifests.Schemas.Formats;

/// <summary>Kubernetes quantities and Prometheus' byte sizes.</summary>
internal static class QuantitySyntax
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly string[] Suffixes = ["", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    private static readonly double[] Scales =
    [
        1, 1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9, 1e12, 1e15, 1e18,
        1L << 10, 1L << 20, 1L << 30, 1L << 40, 1L << 50, 1L << 60,
    ];

    /// <summary>Whether a text is a quantity that is not negative.</summary>
    public static bool IsValid(string text) => text.Length <= 64 && TryParse(text, out _);

    /// <summary>The amount of a quantity, as near as a double comes.</summary>
    public static bool TryParse(string text, out double amount)
    {
        var number = text.AsSpan(text.StartsWith('+') ? 1 : 0);
        var end = number.IndexOfAnyExcept(Digits);
        var suffix = end < 0 ? default : number[end..];
        number = end < 0 ? number : number[..end];
        amount = 0;
        if (!TryParseNumber(number, out var value))
        {
            return false;
        }

        if (suffix.Length > 1 && suffix[0] is 'e' or 'E' && TryParseExponent(suffix[1..], out var exponent))
        {
            amount = value * Math.Pow(10, exponent);
            return true;
        }

        var at = suffix.Length <= 2 ? Array.IndexOf(Suffixes, suffix.ToString()) : -1;
        amount = at < 0 ? 0 : value * Scales[at];
        return at >= 0;
    }

    public static string Advise(string text)
    {
        var bare = text.Replace(" ", "", StringComparison.Ordinal);
        if (IsValid(bare))
        {
            return $"write {bare}";
        }

        if (bare.StartsWith('-') && IsValid(bare[1..]))
        {
            return "write one that is not negative";
        }

        var number = bare.TrimEnd([.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        var suffix = bare[number.Length..].ToLowerInvariant().TrimEnd('b');
        var meant = suffix.Length is 1 or 2 && IsValid(number)
            ? suffix.TrimEnd('i') switch { "k" => "Ki", "m" => "Mi", "g" => "Gi", "t" => "Ti", "p" => "Pi", "e" => "Ei", _ => null }
            : null;
        return meant is null || !IsValid(number + meant) ? "write a number and a suffix, such as 500m or 2Gi" : $"write {number}{meant}";
    }

    /// <summary>Whether a text is a size as Prometheus reads it: <c>10GiB</c>.</summary>
    public static bool IsByteSize(string text)
    {
        if (text == "0")
        {
            return true;
        }

        var end = text.AsSpan().IndexOfAnyExcept(Digits);
        if (end <= 0 || text.Length > 64 || text[end - 1] == '.' || text.AsSpan(0, end).Count('.') > 1)
        {
            return false;
        }

        var unit = text.AsSpan(end);
        return unit is "B" || (unit.Length is 2 or 3 && "KMGTPE".Contains(unit[0], StringComparison.Ordinal) && unit[1..] is "B" or "iB");
    }

    public static string AdviseByteSize(string text)
    {
        var bare = text.Replace(" ", "", StringComparison.Ordinal);
        var digits = bare.TrimEnd([.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        var unit = bare[digits.Length..].ToUpperInvariant().TrimEnd('B').Replace('I', 'i') + "B";
        return IsByteSize(digits + unit) ? $"write {digits}{unit}" : "write a number and a unit, such as 50GB or 50GiB";
    }

    private static bool TryParseNumber(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        return text.IndexOfAnyInRange('0', '9') >= 0 && text.Count('.') <= 1
            && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryParseExponent(ReadOnlySpan<char> text, out int exponent)
    {
        var digits = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        exponent = 0;
        return digits.Length > 0 && digits.IndexOfAnyExceptInRange('0', '9') < 0
            && (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || digits.Length > 9);
    }
}
