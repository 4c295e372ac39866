using System.Globalization;

namespace MilvusManifests.Schemas.Cel.Types;

/// <summary>A length of time.</summary>
/// <param name="Nanoseconds">Its length.</param>
internal sealed record CelDuration(decimal Nanoseconds)
{
    private const int Longest = 64;
    private const decimal Most = long.MaxValue;

    /// <summary>Parses a Go duration, such as <c>1h1m30s</c>; null if it is invalid.</summary>
    public static CelDuration? Parse(string text)
    {
        var rest = text.AsSpan(text.Length > 0 && text[0] is '-' or '+' ? 1 : 0);
        if (rest is "0")
        {
            return new CelDuration(0);
        }

        var total = 0m;
        var isEmpty = true;
        while (rest.Length is > 0 and <= Longest)
        {
            var digits = 0;
            while (digits < rest.Length && IsDigit(rest[digits]))
            {
                digits++;
            }

            if (digits == 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            rest = rest[digits..];
            var end = 0;
            while (end < rest.Length && !IsDigit(rest[end]))
            {
                end++;
            }

            var unit = rest[..end];
            var scale = unit switch { "ns" => 1m, "us" or "\u00b5s" or "\u03bcs" => 1e3m, "ms" => 1e6m, "s" => 1e9m, "m" => 60e9m, "h" => 3600e9m, _ => 0m };
            if (scale == 0m || number > Most / scale || (total += number * scale) > Most)
            {
                return null;
            }

            isEmpty = false;
            rest = rest[unit.Length..];
        }

        return isEmpty || rest.Length > 0 ? null : new CelDuration(text[0] == '-' ? -total : total);
    }

    /// <summary>The duration in seconds, as the language writes it: <c>90.5s</c>.</summary>
    public override string ToString() => (Nanoseconds / 1e9m).ToString("0.#########", CultureInfo.InvariantCulture) + "s";

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c == '.';
}
