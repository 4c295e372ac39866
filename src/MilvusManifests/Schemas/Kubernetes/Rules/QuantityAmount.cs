using System.Buffers;
using System.Globalization;

namespace MilvusManifests.Schemas.Kubernetes.Rules;

/// <summary>The exact amounts of quantities, which may be negative.</summary>
internal static class QuantityAmount
{
    private const decimal Largest = 1e28m;
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("+-.0123456789");

    /// <summary>The amount of a quantity; null if the text is none, or if the amount is too large or small to compare exactly.</summary>
    public static decimal? Of(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(NumberCharacters);
        var suffix = end < 0 ? "" : text[end..];
        return decimal.TryParse(end < 0 ? text : text.AsSpan(0, end), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && Scale(suffix) is { } scale && Math.Abs(number) < (scale > 1 ? Largest / scale : Largest)
            ? number * scale : null;
    }

    private static decimal? Scale(string suffix) => suffix switch
    {
        "" => 1,
        "n" => 1e-9m,
        "u" => 1e-6m,
        "m" => 1e-3m,
        "k" => 1e3m,
        "M" => 1e6m,
        "G" => 1e9m,
        "T" => 1e12m,
        "P" => 1e15m,
        "E" => 1e18m,
        "Ki" => 1L << 10,
        "Mi" => 1L << 20,
        "Gi" => 1L << 30,
        "Ti" => 1L << 40,
        "Pi" => 1L << 50,
        "Ei" => 1L << 60,
        _ => null,
    };
}
