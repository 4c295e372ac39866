using System.Globalization;
using System.Text;

namespace MilvusManifests.PromQL.Printing;

/// <summary>Writes numbers and durations as Prometheus does.</summary>
internal static class NumberText
{
    private static readonly (string Unit, long Milliseconds, bool IsWhole)[] Units =
    [
        ("y", 31_536_000_000, true), ("w", 604_800_000, true), ("d", 86_400_000, true), ("h", 3_600_000, false), ("m", 60_000, false), ("s", 1000, false), ("ms", 1, false),
    ];

    /// <summary>A number with as many digits as it needs, never with an exponent.</summary>
    public static string Of(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? value > 0 ? "+Inf" : "-Inf"
        : WithoutExponent(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A duration in the largest units; years, weeks and days only where nothing is left over.</summary>
    public static string OfDuration(long milliseconds)
    {
        if (milliseconds == 0)
        {
            return "0s";
        }

        var text = new StringBuilder(milliseconds < 0 ? "-" : "");
        var left = Math.Abs(milliseconds);
        foreach (var (unit, length, isWhole) in Units)
        {
            if (left >= length && !(isWhole && left % length != 0))
            {
                text.Append(CultureInfo.InvariantCulture, $"{left / length}{unit}");
                left %= length;
            }
        }

        return text.ToString();
    }

    private static string WithoutExponent(string text)
    {
        var at = text.IndexOf('E', StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var exponent = int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = text[0] == '-' ? "-" : "";
        var mantissa = text[sign.Length..at];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var point = (mantissa.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? dot : mantissa.Length) + exponent;
        return point <= 0 ? $"{sign}0.{new string('0', -point)}{digits}"
            : point >= digits.Length ? $"{sign}{digits.PadRight(point, '0')}"
            : $"{sign}{digits[..point]}.{digits[point..]}";
    }
}
