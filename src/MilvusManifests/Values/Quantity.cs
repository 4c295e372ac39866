using System.Buffers;
using System.Globalization;

namespace MilvusManifests.Values;

/// <summary>A Kubernetes quantity that is not negative.</summary>
/// <param name="Text">The quantity as it is written.</param>
/// <param name="Amount">Its amount, as near as a double comes.</param>
internal readonly record struct Quantity(string Text, double Amount)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly string[] Suffixes = ["", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    private static readonly double[] Scales =
    [
        1, 1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9, 1e12, 1e15, 1e18,
        1L << 10, 1L << 20, 1L << 30, 1L << 40, 1L << 50, 1L << 60,
    ];

    public static ValueSyntax<Quantity> Syntax { get; } = new(
        "Kubernetes quantity", ValueCodes.InvalidQuantity,
        @"^\+?([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$", TryParse, Advise)
    {
        MaxLength = 64,
    };

    /// <summary>The quantity as it is written.</summary>
    public override string ToString() => Text;

    private static bool TryParse(string text, out Quantity quantity)
    {
        var number = text.AsSpan(text.StartsWith('+') ? 1 : 0);
        var end = number.IndexOfAnyExcept(Digits);
        var suffix = end < 0 ? default : number[end..];
        number = end < 0 ? number : number[..end];
        quantity = default;
        if (!TryParseNumber(number, out var value))
        {
            return false;
        }

        if (suffix.Length > 1 && suffix[0] is 'e' or 'E' && TryParseExponent(suffix[1..], out var exponent))
        {
            quantity = new(text, value * Math.Pow(10, exponent));
            return true;
        }

        var at = suffix.Length <= 2 ? Array.IndexOf(Suffixes, suffix.ToString()) : -1;
        quantity = at < 0 ? default : new(text, value * Scales[at]);
        return at >= 0;
    }

    private static string Advise(string text)
    {
        var bare = text.Replace(" ", "", StringComparison.Ordinal);
        if (Syntax.IsValid(bare))
        {
            return $"use {bare}";
        }

        if (bare.StartsWith('-') && Syntax.IsValid(bare[1..]))
        {
            return "it must not be negative";
        }

        var number = bare.TrimEnd([.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        var suffix = bare[number.Length..].ToLowerInvariant().TrimEnd('b');
        var meant = suffix.Length is 1 or 2 && Syntax.IsValid(number)
            ? suffix.TrimEnd('i') switch { "k" => "Ki", "m" => "Mi", "g" => "Gi", "t" => "Ti", "p" => "Pi", "e" => "Ei", _ => null }
            : null;
        return meant is null || !Syntax.IsValid(number + meant) ? "use a number with an optional suffix, such as 500m or 2Gi" : $"use {number}{meant}";
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
