using System.Text.RegularExpressions;
using MilvusManifests.Building;

namespace MilvusManifests.Comparison.Renames;

/// <summary>The names that kustomize generates for ConfigMaps and Secrets: another content is another name, <c>config-6ct58987ht</c>.</summary>
internal static partial class GeneratedNames
{
    private const int SuffixLength = 11;

    /// <summary>The name without the hash at its end; null for an object that has none.</summary>
    public static string? Base(ObjectReference reference) =>
        reference is { Group: "", Kind: "ConfigMap" or "Secret" } && HashSuffix().IsMatch(reference.Name) ? reference.Name[..^SuffixLength] : null;

    /// <summary>Whether two references differ only in that hash.</summary>
    public static bool AreSame(ObjectReference old, ObjectReference fresh) =>
        old.Group == fresh.Group && old.Kind == fresh.Kind && old.Namespace == fresh.Namespace && Base(old) is { } name && name == Base(fresh);

    // A hexadecimal hash, with letters in place of the digits and letters that could spell a word.
    [GeneratedRegex("[a-z0-9]-[2456789bcdfghkmt]{10}$", RegexOptions.CultureInvariant)]
    private static partial Regex HashSuffix();
}
