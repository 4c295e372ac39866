using System.Globalization;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>API versions that were removed before the oldest pack, and stable ones that are deprecated: what cannot be computed from the packs.</summary>
internal static class ApiChanges
{
    private static readonly Lazy<YamlMapping> Facts = new(Read);

    /// <summary>When an API version was removed, and what replaces it; null if that is not known.</summary>
    public static (string Version, string? Replacement)? FindRemoved(GroupVersionKind kind)
    {
        foreach (var item in Items("removed"))
        {
            if (item is [var version, var old, var kinds, .. var rest] && old == kind.ApiVersion && kinds.Split(',').Contains(kind.Kind, StringComparer.Ordinal))
            {
                return (version, rest is [var replacement] ? replacement : null);
            }
        }

        return null;
    }

    /// <summary>What to use instead of a kind that is deprecated although its version is stable.</summary>
    public static string? ReplacementOfDeprecated(GroupVersionKind kind, string origin)
    {
        // All kinds in the table are of this version.
        if (kind.ApiVersion != "v1")
        {
            return null;
        }

        foreach (var item in Items("deprecated"))
        {
            if (item is [var since, var old, var name, .. var rest] && old == kind.ApiVersion && name == kind.Kind && IsSince(origin, since))
            {
                return rest is [var api, var other] ? $"{api} {other}" : null;
            }
        }

        return null;
    }

    private static IEnumerable<string[]> Items(string section) =>
        ((YamlSequence)Facts.Value[section]!).Items.Select(item => ((YamlScalar)item).Value.Split(' '));

    private static bool IsSince(string origin, string since) =>
        int.TryParse(origin.AsSpan(origin.LastIndexOf('.') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
        && minor >= int.Parse(since.AsSpan(since.IndexOf('.', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    private static YamlMapping Read() =>
        YamlReader.ReadSingle(EmbeddedFile.Read("Catalogue/kubernetes/changes.yaml")).Value?.Root as YamlMapping
        ?? throw new InvalidOperationException("The catalogue's file of removed API versions cannot be read.");
}
