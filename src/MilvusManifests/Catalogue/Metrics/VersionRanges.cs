using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Catalogue.Metrics;

/// <summary>The versions of a program that something is about.</summary>
/// <param name="All">The runs, oldest first; empty for every version.</param>
internal readonly record struct VersionRanges(ImmutableArray<VersionRange> All)
{
    /// <summary>Every version.</summary>
    public static VersionRanges Any => new([]);

    /// <summary>Whether it is about every version.</summary>
    public bool AreAny => All.IsEmpty;

    /// <summary>Reads ranges with spaces between them; null where one of them is not a range.</summary>
    public static VersionRanges? Parse(ReadOnlySpan<char> text)
    {
        var ranges = ImmutableArray.CreateBuilder<VersionRange>();
        foreach (var part in text.Split(' '))
        {
            if (VersionRange.Parse(text[part]) is not { } range)
            {
                return null;
            }

            ranges.Add(range);
        }

        return new(ranges.DrainToImmutable());
    }

    /// <summary>Whether it is about a version.</summary>
    /// <param name="version">The version; null for one that is not known.</param>
    public Presence Contains(ReleaseNumber? version)
    {
        if (version is not { } known || AreAny)
        {
            return Presence.Present;
        }

        var found = Presence.Absent;
        foreach (var range in All)
        {
            var presence = range.Contains(known);
            found = presence > found ? presence : found;
        }

        return found;
    }

    /// <summary>The ranges as a sentence has them: <c>2.4, 2.5 and 2.6 since 2.6.20</c>; empty for every version.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        foreach (var range in All)
        {
            parts.Add(Text(range));
        }

        return parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
    }

    private static string Text(VersionRange range)
    {
        var minor = range.First.MinorText;
        return range.End == VersionRange.Never ? range.Certain == range.First ? $"{Short(range.First)} and later" : $"{Short(range.Certain)} and later, perhaps since {Short(range.First)}"
            : range.First == default ? $"releases before {Short(range.End)}"
            : range.End == range.First.NextMinor ? WithinMinor(range, minor)
            : range.First.NextPatch == range.End ? range.First.ToString()
            : $"{range.First} to {range.End with { Patch = range.End.Patch - 1 }}";
    }

    private static string WithinMinor(VersionRange range, string minor) =>
        range.Certain == range.End ? $"perhaps {minor}"
        : range.Certain > range.First ? range.First.Patch == 0 ? $"{minor} (perhaps not before {range.Certain})" : $"{minor} (since a release after {Before(range.First)}, at the latest {range.Certain})"
        : range.First.Patch == 0 ? minor
        : $"{minor} since {range.First}";

    private static ReleaseNumber Before(ReleaseNumber number) => number with { Patch = number.Patch - 1 };

    private static string Short(ReleaseNumber number) => number.Patch == 0 ? number.MinorText : number.ToString();
}
