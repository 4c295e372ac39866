using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Delivery;

namespace MilvusManifests.Comparison.Sides;

/// <summary>The CustomResourceDefinitions that releases published: megabytes of descriptions, known to the catalogue by checksum and without them.</summary>
internal static class PublishedDefinitions
{
    private const string Folder = "setup/";

    private static readonly Lazy<Dictionary<string, (KubePrometheusRelease Release, string File)>> BySum = new(Collect);

    /// <summary>The definition that a file is, byte by byte; null for a file that no release published.</summary>
    public static ManifestObject? Find(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("apiVersion: apiextensions.k8s.io/v1\n"u8) || !BySum.Value.TryGetValue(Inventory.Hash(content), out var known))
        {
            return null;
        }

        var definition = known.Release.ReadDefinitions().FirstOrDefault(candidate => candidate.FileName == known.File);
        return definition is null ? null : new ManifestObject(DefinitionChanges.Reference(definition.Name), definition.ToNode);
    }

    private static Dictionary<string, (KubePrometheusRelease Release, string File)> Collect()
    {
        var found = new Dictionary<string, (KubePrometheusRelease, string)>(StringComparer.Ordinal);
        foreach (var release in KubePrometheusReleases.All)
        {
            foreach (var (path, sum) in release.Published.Sums.Where(file => file.Key.StartsWith(Folder, StringComparison.Ordinal)))
            {
                found.TryAdd(sum, (release, path[Folder.Length..]));
            }
        }

        return found;
    }
}
