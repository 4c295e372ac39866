using System.Globalization;

namespace MilvusManifests.Catalogue;

/// <summary>Finds the version that was likely meant by one that is not known.</summary>
internal static class NearestVersion
{
    /// <summary>The known version with two neighbouring characters in the other order, or else the nearest by its numbers; null if the text is no version.</summary>
    /// <param name="text">The version as it was written: <c>0.18</c>, <c>v0.81.0</c>.</param>
    /// <param name="known">The known versions, oldest first; of equally near ones, the newest is meant.</param>
    public static string? Of(string text, IReadOnlyList<string> known)
    {
        if (known.Count == 0 || Numbers(text) is not { } numbers)
        {
            return null;
        }

        var newestFirst = known.Reverse().ToArray();
        long[] asked = numbers is [var single] ? [Numbers(known[^1])![0], single, 0] : [numbers[0], numbers[1], numbers is [_, _, var patch, ..] ? patch : 0];
        return Array.Find(newestFirst, version => IsSwapped(Bare(text), Bare(version))) ?? newestFirst.MinBy(version => Distance(asked, Numbers(version)!));
    }

    private static (long Major, long Minor, long Patch) Distance(long[] asked, long[] known) =>
        (Math.Abs(asked[0] - known[0]), Math.Abs(asked[1] - known[1]), Math.Abs(asked[2] - (known is [_, _, var patch, ..] ? patch : 0)));

    private static bool IsSwapped(ReadOnlySpan<char> text, ReadOnlySpan<char> version)
    {
        var at = text.CommonPrefixLength(version);
        return text.Length == version.Length && at + 1 < text.Length && text[at] == version[at + 1] && text[at + 1] == version[at] && text[(at + 2)..].SequenceEqual(version[(at + 2)..]);
    }

    private static long[]? Numbers(string text)
    {
        var parts = Bare(text).ToString().Split('.');
        var numbers = new long[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length > 9 || !long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }

    private static ReadOnlySpan<char> Bare(string text) => text.AsSpan().TrimStart("vV");
}
