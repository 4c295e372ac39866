
namespace MilvusManifests.Values;

/// <summary>The numbers of a version, with dots between them.</summary>
internal static class VersionNumbers
{
    /// <summary>One number, as a part of a pattern.</summary>
    public const string Pattern = "(0|[1-9][0-9]*)";

    /// <summary>Whether a text is so many numbers.</summary>
    public static bool Are(ReadOnlySpan<char> text, int count)
    {
        for (var left = count; left > 1; left--)
        {
            var dot = text.IndexOf('.');
            if (dot < 0 || !IsNumber(text[..dot]))
            {
                return false;
            }

            text = text[(dot + 1)..];
        }

        return IsNumber(text);
    }

    /// <summary>Whether a text is a number without leading zeros.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text) =>
        text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0 && (text.Length == 1 || text[0] != '0');
}

/// <summary>The git tag of a kube-prometheus release: <c>v0.18.0</c>.</summary>
internal static class KubePrometheusTag
{
    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "kube-prometheus release", ValueCodes.InvalidRelease, $@"^v{VersionNumbers.Pattern}\.{VersionNumbers.Pattern}\.{VersionNumbers.Pattern}$", IsWellFormed, _ => "use the tag of a release, such as v0.18.0") with
    { MaxLength = 32, Example = "v0.18.0" };

    private static bool IsWellFormed(string text) => text.Length > 0 && text[0] == 'v' && VersionNumbers.Are(text.AsSpan(1), 3);
}

/// <summary>A version of Milvus, <c>2.6.15</c> or <c>2.6.0-rc1</c>: SemVer without build metadata, and valid as a label value.</summary>
internal static class MilvusVersion
{
    private const string Known = "2.6.15";
    private const string Identifier = "(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "Milvus version", ValueCodes.InvalidMilvusVersion,
        $@"^(?!.*-$){VersionNumbers.Pattern}\.{VersionNumbers.Pattern}\.{VersionNumbers.Pattern}(-{Identifier}(\.{Identifier})*)?$", IsWellFormed, Advise) with
    { MaxLength = 63, Example = Known };

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
