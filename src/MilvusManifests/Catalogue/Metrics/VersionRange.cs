using MilvusManifests.Values;

namespace MilvusManifests.Catalogue.Metrics;

/// <summary>Whether something is in a version.</summary>
internal enum Presence
{
    /// <summary>It is not.</summary>
    Absent,

    /// <summary>It may be: it was added in one of several patch releases, and nobody has looked in which.</summary>
    Uncertain,

    /// <summary>It is.</summary>
    Present,
}

/// <summary>A run of versions.</summary>
/// <param name="First">The first that may belong to it.</param>
/// <param name="Certain">The first that certainly does.</param>
/// <param name="End">The first that no longer does.</param>
internal readonly record struct VersionRange(ReleaseNumber First, ReleaseNumber Certain, ReleaseNumber End)
{
    /// <summary>After every version.</summary>
    public static ReleaseNumber Never => new(int.MaxValue, 0);

    /// <summary>Whether a version belongs to it.</summary>
    public Presence Contains(ReleaseNumber version) =>
        version < First || version >= End ? Presence.Absent : version < Certain ? Presence.Uncertain : Presence.Present;

    /// <summary>
    /// Reads <c>2.6</c>, <c>2.6?</c>, <c>2.6.19</c>, <c>2.6.20+</c>, <c>2.6.3-9</c>, <c>2.6.1..19+</c>, <c>>=2.14</c>, <c>>=3.5..3.10</c> or <c>&lt;2.14</c>; null where
    /// the text is none of them. All but the last three stay within a minor.
    /// </summary>
    public static VersionRange? Parse(ReadOnlySpan<char> text)
    {
        if (text.StartsWith(">="))
        {
            return SinceForever(text[2..]);
        }

        if (text.StartsWith("<"))
        {
            return ReleaseNumber.TryParse(text[1..], out var until) ? new(default, default, until) : null;
        }

        return text.EndsWith("?") ? WholeMinor(text[..^1], isCertain: false)
            : text.EndsWith("+") ? Since(text[..^1])
            : text.Contains('-') ? Between(text)
            : text.Count('.') == 1 ? WholeMinor(text, isCertain: true)
            : ReleaseNumber.TryParse(text, out var one) ? new(one, one, one.NextPatch) : null;
    }

    private static VersionRange? SinceForever(ReadOnlySpan<char> text)
    {
        var dots = text.IndexOf("..");
        if (!ReleaseNumber.TryParse(dots < 0 ? text : text[..dots], out var first))
        {
            return null;
        }

        var certain = first;
        return dots < 0 || ReleaseNumber.TryParse(text[(dots + 2)..], out certain) ? new(first, certain, Never) : null;
    }

    private static VersionRange? WholeMinor(ReadOnlySpan<char> text, bool isCertain) =>
        ReleaseNumber.TryParse(text, out var minor) ? new(minor, isCertain ? minor : minor.NextMinor, minor.NextMinor) : null;

    private static VersionRange? Since(ReadOnlySpan<char> text)
    {
        var dots = text.IndexOf("..");
        if (!ReleaseNumber.TryParse(dots < 0 ? text : text[..dots], out var first))
        {
            return null;
        }

        var certain = first;
        return dots < 0 || TryPatch(text[(dots + 2)..], first, out certain) ? new(first, certain, first.NextMinor) : null;
    }

    private static VersionRange? Between(ReadOnlySpan<char> text)
    {
        var dash = text.IndexOf('-');
        return ReleaseNumber.TryParse(text[..dash], out var first) && TryPatch(text[(dash + 1)..], first, out var last) ? new(first, first, last.NextPatch) : null;
    }

    private static bool TryPatch(ReadOnlySpan<char> text, ReleaseNumber first, out ReleaseNumber number)
    {
        number = first;
        if (text.Length > 6 || !VersionNumbers.IsNumber(text))
        {
            return false;
        }

        number = first with { Patch = int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) };
        return number >= first;
    }
}
