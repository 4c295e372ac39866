using System.Globalization;

namespace MilvusManifests.Values;

/// <summary>A version of Milvus, <c>2.6.15</c> or <c>2.6.0-rc1</c>: SemVer without build metadata, and valid as a label value.</summary>
/// <param name="Number">Its numbers, those of the release that a pre-release leads to.</param>
/// <param name="Text">The version as it is written.</param>
internal readonly record struct MilvusVersion(ReleaseNumber Number, string Text)
{
    private const string Known = "2.6.15";
    private const string Identifier = "(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";

    public static ValueSyntax<MilvusVersion> Syntax { get; } = new(
        "Milvus version", ValueCodes.InvalidMilvusVersion,
        $@"^(?!.*-$){VersionNumbers.Pattern}\.{VersionNumbers.Pattern}\.{VersionNumbers.Pattern}(-{Identifier}(\.{Identifier})*)?$", TryParse, Advise)
    { MaxLength = 63, Example = Known };

    /// <summary>Reads a version; false where the text is not one.</summary>
    public static bool TryParse(string text, out MilvusVersion version)
    {
        var isValid = IsWellFormed(text);
        version = isValid ? new(NumberOf(text.AsSpan(0, text.IndexOf('-', StringComparison.Ordinal) is var dash && dash < 0 ? text.Length : dash)), text) : default;
        return isValid;
    }

    /// <summary>The version as it is written.</summary>
    public override string ToString() => Text;

    private static ReleaseNumber NumberOf(ReadOnlySpan<char> text)
    {
        Span<int> numbers = stackalloc int[3];
        var at = 0;
        foreach (var range in text.Split('.'))
        {
            // No release is ever that high: what does not fit is newer than all.
            numbers[at++] = int.TryParse(text[range], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
        }

        return new(numbers[0], numbers[1], numbers[2]);
    }

    private static bool IsWellFormed(string text)
    {
        if (text.Length == 0 || text[^1] == '-')
        {
            return false;
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? VersionNumbers.Are(text, 3) : VersionNumbers.Are(text.AsSpan(0, dash), 3) && IsPreRelease(text.AsSpan(dash + 1));
    }

    private static string Advise(string text)
    {
        var bare = text.TrimStart('v', 'V');
        return Syntax.IsValid(bare) ? $"use {bare}"
            : VersionNumbers.Are(bare, 2) && !Known.StartsWith(bare + ".", StringComparison.Ordinal) ? $"use all three numbers, such as {bare}.0"
            : VersionNumbers.Are(bare, 2) || VersionNumbers.Are(bare, 1) ? $"use all three numbers, such as {Known}"
            : $"use the version of a release, such as {Known}";
    }

    private static bool IsPreRelease(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            var digits = part.IndexOfAnyExceptInRange('0', '9') < 0;
            if (part.Length == 0 || (digits && !VersionNumbers.IsNumber(part)) || !IsIdentifier(part))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
