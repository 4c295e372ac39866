using System.Globalization;

namespace MilvusManifests.Values;

/// <summary>The three numbers of a release of a program; those that are not written are 0.</summary>
/// <param name="Major">The first.</param>
/// <param name="Minor">The second.</param>
/// <param name="Patch">The third.</param>
internal readonly record struct ReleaseNumber(int Major, int Minor, int Patch = 0) : IComparable<ReleaseNumber>
{
    /// <summary>Reads two or three numbers such as <c>2.6.15</c>; false where the text is anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ReleaseNumber number)
    {
        Span<int> numbers = stackalloc int[3];
        var count = 0;
        foreach (var range in text.Split('.'))
        {
            if (count == numbers.Length || text[range].Length > 6 || !VersionNumbers.IsNumber(text[range]))
            {
                number = default;
                return false;
            }

            numbers[count++] = int.Parse(text[range], NumberStyles.None, CultureInfo.InvariantCulture);
        }

        number = new(numbers[0], numbers[1], numbers[2]);
        return count >= 2;
    }

    /// <summary>The first release of its minor.</summary>
    public ReleaseNumber OfMinor => new(Major, Minor);

    /// <summary>The first release of the next minor.</summary>
    public ReleaseNumber NextMinor => new(Major, Minor + 1);

    /// <summary>The next release of its minor.</summary>
    public ReleaseNumber NextPatch => this with { Patch = Patch + 1 };

    /// <summary>The first two numbers, <c>2.6</c>.</summary>
    public string MinorText => FormattableString.Invariant($"{Major}.{Minor}");

    /// <inheritdoc/>
    public int CompareTo(ReleaseNumber other) =>
        Major != other.Major ? Major.CompareTo(other.Major) : Minor != other.Minor ? Minor.CompareTo(other.Minor) : Patch.CompareTo(other.Patch);

    /// <summary>Whether one is older than the other.</summary>
    public static bool operator <(ReleaseNumber left, ReleaseNumber right) => left.CompareTo(right) < 0;

    /// <summary>Whether one is newer than the other.</summary>
    public static bool operator >(ReleaseNumber left, ReleaseNumber right) => left.CompareTo(right) > 0;

    /// <summary>Whether one is at most as new as the other.</summary>
    public static bool operator <=(ReleaseNumber left, ReleaseNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one is at least as new as the other.</summary>
    public static bool operator >=(ReleaseNumber left, ReleaseNumber right) => left.CompareTo(right) >= 0;

    /// <summary>All three numbers, <c>2.6.15</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Major}.{Minor}.{Patch}");
}
