using MilvusManifests.Text;

namespace MilvusManifests.Values;

/// <summary>A version of Milvus, <c>2.6.15</c> or <c>2.6.0-rc1</c>: SemVer without build metadata, and valid as a label value.</summary>
internal static class MilvusVersion
{
    private const string Identifier = "(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "Milvus version", Codes.InvalidMilvusVersion,
        $@"^(?!.*-$){VersionNumbers.Pattern}\.{VersionNumbers.Pattern}\.{VersionNumbers.Pattern}(-{Identifier}(\.{Identifier})*)?$", IsWellFormed, Advise) with
    { MaxLength = 63, Example = "2.6.15" };

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
            : VersionNumbers.Are(bare, 2) || VersionNumbers.Are(bare, 1) ? "use all three numbers, such as 2.6.15"
            : "use the version of a release, such as 2.6.15";
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
