
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
