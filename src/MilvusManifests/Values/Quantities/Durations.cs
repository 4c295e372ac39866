using System.Globalization;
using System.Text;

namespace MilvusManifests.Values.Quantities;

/// <summary>A Prometheus duration: whole numbers with units, the largest first, each at most once.</summary>
/// <param name="Text">The duration as it is written.</param>
/// <param name="Milliseconds">Its length.</param>
internal readonly record struct PrometheusDuration(string Text, long Milliseconds)
{
    private const int MaxLength = 64;

    // Prometheus counts nanoseconds in 64 bits.
    private const long MaxMilliseconds = long.MaxValue / 1_000_000;

    private static readonly string[] Units = ["y", "w", "d", "h", "m", "s", "ms"];

    private static readonly long[] Lengths = [31_536_000_000, 604_800_000, 86_400_000, 3_600_000, 60_000, 1000, 1];

    public static ValueSyntax<PrometheusDuration> Syntax { get; } = new(
        "Prometheus duration", ValueCodes.InvalidDuration,
        "^(0|(?!$)([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$", TryParse, Advise)
    {
        MaxLength = MaxLength,
    };

    /// <summary>Parses a duration; false if it exceeds Prometheus' range.</summary>
    public static bool TryParse(string text, out PrometheusDuration duration)
    {
        duration = new(text, 0);
        if (text == "0")
        {
            return true;
        }

        var total = 0L;
        var at = 0;
        var lastUnit = -1;
        while (at < text.Length)
        {
            if (!TryReadNumber(text, ref at, out var number) || ReadUnit(text, ref at) is not { } unit
                || unit <= lastUnit || number > (MaxMilliseconds - total) / Lengths[unit])
            {
                return false;
            }

            total += number * Lengths[unit];
            lastUnit = unit;
        }

        duration = new(text, total);
        return lastUnit >= 0;
    }

    /// <summary>The duration as it is written.</summary>
    public override string ToString() => Text;

    private static string Advise(string text)
    {
        if (text.Length is > 0 and < 10 && text.All(char.IsAsciiDigit))
        {
            return $"add a unit, such as {text}s";
        }

        return Recognise(text) is not { } meant ? "use whole numbers with the units y, w, d, h, m, s or ms, such as 30s or 1h30m"
            : Syntax.IsValid(meant) ? $"use {meant}"
            : "the maximum is 292y";
    }

    /// <summary>The milliseconds that a text in any spelling likely means, such as <c>90 Minutes</c>; null if it is not recognised.</summary>
    public static long? Meant(string text) => Sums(text) is { } sums ? sums.Zip(Lengths, (sum, length) => sum * length).Sum() : null;

    private static string? Recognise(string text) => Sums(text) is { } sums ? Write(sums) : null;

    // Numbers and words in any order and spelling, summed by unit: '30 seconds', '30s1m', '90 Minutes', '1 h'.
    private static long[]? Sums(string text)
    {
        var sums = new long[Units.Length];
        var at = 0;
        var any = false;
        while (SkipBlanks(text, ref at))
        {
            if (!TryReadNumber(text, ref at, out var number) || number > 1_000_000_000 || !SkipBlanks(text, ref at))
            {
                return null;
            }

            var start = at;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
            {
                at++;
            }

            if (UnitOfWord(text[start..at]) is not { } unit)
            {
                return null;
            }

            sums[unit] += number;
            any = true;
        }

        return any ? sums : null;
    }

    private static string Write(long[] sums)
    {
        var written = new StringBuilder();
        for (var i = 0; i < sums.Length; i++)
        {
            if (sums[i] > 0)
            {
                written.Append(CultureInfo.InvariantCulture, $"{sums[i]}{Units[i]}");
            }
        }

        return written.Length > 0 ? written.ToString() : "0";
    }

    private static int? UnitOfWord(string word) => word.ToLowerInvariant() switch
    {
        "y" or "yr" or "yrs" or "year" or "years" => 0,
        "w" or "week" or "weeks" => 1,
        "d" or "day" or "days" => 2,
        "h" or "hr" or "hrs" or "hour" or "hours" => 3,
        "m" or "min" or "mins" or "minute" or "minutes" => 4,
        "s" or "sec" or "secs" or "second" or "seconds" => 5,
        "ms" or "msec" or "millisecond" or "milliseconds" => 6,
        _ => null,
    };

    private static bool SkipBlanks(string text, ref int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at < text.Length;
    }

    private static bool TryReadNumber(string text, ref int at, out long number)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return long.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static int? ReadUnit(string text, ref int at)
    {
        if (string.CompareOrdinal(text, at, "ms", 0, 2) == 0)
        {
            at += 2;
            return Units.Length - 1;
        }

        var unit = at < text.Length ? "ywdhms".IndexOf(text[at], StringComparison.Ordinal) : -1;
        at++;
        return unit < 0 ? null : unit;
    }
}

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
