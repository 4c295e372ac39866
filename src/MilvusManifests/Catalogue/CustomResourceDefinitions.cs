using System.Collections.Concurrent;
using System.Collections.Immutable;
using MilvusManifests.Schemas.Packs;

namespace MilvusManifests.Catalogue;

/// <summary>The CustomResourceDefinitions that releases of kube-prometheus publish.</summary>
public static class CustomResourceDefinitions
{
    private const string Folder = "Catalogue/kube-prometheus/";
    private const string Suffix = ".crds.pack";

    private static readonly ConcurrentDictionary<string, SchemaPack> Opened = new(StringComparer.Ordinal);

    /// <summary>The CustomResourceDefinitions of a release, in the order of their file names; none for a release that the catalogue lacks.</summary>
    /// <param name="release">The release, such as <c>v0.18.0</c>.</param>
    public static ImmutableArray<CustomResourceDefinition> OfKubePrometheus(string release)
    {
        if (PackOfKubePrometheus(release) is not { } pack)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<CustomResourceDefinition>(pack.CustomResources.Length);
        var text = new SchemaText(pack);
        foreach (var resource in pack.CustomResources)
        {
            found.Add(new CustomResourceDefinition(text, resource));
        }

        found.Sort((a, b) => string.CompareOrdinal(a.FileName, b.FileName));
        return found.MoveToImmutable();
    }

    /// <summary>The schemas of a release's kinds; null for a release that the catalogue lacks.</summary>
    /// <param name="release">The release, such as <c>v0.18.0</c>.</param>
    public static SchemaPack? PackOfKubePrometheus(string release)
    {
        if (Opened.TryGetValue(release, out var opened))
        {
            return opened;
        }

        return EmbeddedFile.FindPack(Folder + release + Suffix) is { } text ? Opened.GetOrAdd(release, SchemaPack.Open(text)) : null;
    }
}
