using System.Globalization;
using MilvusManifests.Values;

namespace MilvusManifests.Comparison;

/// <summary>A version as its order is: number by number, a pre-release before its release.</summary>
internal sealed class ProgramVersion : IComparer<string>
{
    public static readonly ProgramVersion Order = new();

    // 'sha256:' and twelve digits, as container runtimes print it.
    private const int ShownDigest = 19;

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Numbers(x!), Numbers(y!));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var order = (i < left.Length ? left[i] : 0).CompareTo(i < right.Length ? right[i] : 0);
            if (order != 0)
            {
                return order;
            }
        }

        return (IsPreRelease(x!), IsPreRelease(y!)) switch
        {
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(x, y),
        };
    }

    /// <summary>The version of an image as people compare it: its tag without a leading v, or the digest of an image without a tag.</summary>
    public static string Of(ImageReference image) => image switch
    {
        { Tag: ['v', >= '0' and <= '9', ..] tag } => tag[1..],
        { Tag: { } tag } => tag,
        { Digest: { } digest } => digest[..Math.Min(digest.Length, ShownDigest)],
        _ => "latest",
    };

    /// <summary>The first number; null for what is no version.</summary>
    public static long? Major(string version) => Numbers(version) is [var major, ..] ? major : null;

    private static bool IsPreRelease(string version) => version.Contains('-', StringComparison.Ordinal);

    private static long[] Numbers(string version)
    {
        var core = version.Split('-', '+')[0].Split('.');
        var numbers = new long[core.Length];
        for (var i = 0; i < core.Length; i++)
        {
            if (!long.TryParse(core[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return numbers[..i];
            }
        }

        return numbers;
    }
}
