using System.Globalization;
using System.Text;

namespace MilvusManifests.Values;

/// <summary>A duration as Go reads it: units up to hours, so neither days nor weeks.</summary>
internal static class GoDuration
{
    private const int MaxLength = 64;

    private static readonly (string Name, long Length)[] Units = [("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)];

    /// <summary>Whether a text is whole numbers with units, the largest first, each at most once and below 100,000: this is accepted wherever durations are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="largest">The largest unit: <c>h</c> or <c>m</c>.</param>
    public static bool IsPlain(string text, string largest)
    {
        var rest = text.AsSpan();
        foreach (var (name, _) in From(largest))
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is > 0 and <= 5 && rest[digits..].StartsWith(name, StringComparison.Ordinal) && !(name == "m" && rest[digits..].StartsWith("ms", StringComparison.Ordinal)))
            {
                rest = rest[(digits + name.Length)..];
            }
        }

        return text.Length > 0 && rest.IsEmpty;
    }

    /// <summary>What to use instead of a text that is not a duration, as the end of a sentence.</summary>
    /// <param name="text">The text.</param>
    /// <param name="largest">The largest unit: <c>h</c> or <c>m</c>.</param>
    public static string Advise(string text, string largest = "h")
    {
        if (text.Length is > 0 and < 6 && text.All(char.IsAsciiDigit))
        {
            return $"add a unit, such as {text}s";
        }

        var known = Array.ConvertAll(From(largest), unit => unit.Name);
        return text.Length <= MaxLength && PrometheusDuration.Meant(text) is { } milliseconds and > 0 && Write(milliseconds, largest) is var meant && IsPlain(meant, largest)
            ? $"use {meant}"
            : $"use numbers with the units {string.Join(", ", known[..^1])} or {known[^1]}, such as 30s";
    }

    private static string Write(long milliseconds, string largest)
    {
        var written = new StringBuilder();
        foreach (var (name, length) in From(largest))
        {
            if (milliseconds >= length)
            {
                written.Append(CultureInfo.InvariantCulture, $"{milliseconds / length}{name}");
                milliseconds %= length;
            }
        }

        return written.ToString();
    }

    private static (string Name, long Length)[] From(string largest) => Units[(largest == "h" ? 0 : 1)..];
}
