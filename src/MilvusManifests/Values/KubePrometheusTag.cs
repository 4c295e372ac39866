using MilvusManifests.Text;

namespace MilvusManifests.Values;

/// <summary>The git tag of a kube-prometheus release: <c>v0.18.0</c>.</summary>
internal static class KubePrometheusTag
{
    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "kube-prometheus release", Codes.InvalidRelease, $@"^v{VersionNumbers.Pattern}\.{VersionNumbers.Pattern}\.{VersionNumbers.Pattern}$", IsWellFormed, Advise) with
    { MaxLength = 32, Example = "v0.18.0" };

    private static bool IsWellFormed(string text) => text.Length > 0 && text[0] == 'v' && VersionNumbers.Are(text.AsSpan(1), 3);

    private static string Advise(string text)
    {
        var bare = text.TrimStart('v', 'V');
        return Syntax.IsValid("v" + bare) ? $"use v{bare}"
            : VersionNumbers.Are(bare, 2) ? $"use v{bare}.0"
            : "use the tag of a release, such as v0.18.0";
    }
}
