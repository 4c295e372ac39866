using System.Collections.Concurrent;
using System.Collections.Immutable;
using MilvusManifests.Catalogue;

namespace MilvusManifests.Building;

/// <summary>The CustomResourceDefinitions of a release as files of the set.</summary>
internal static class CustomResourceManifests
{
    private const string Group = "apiextensions.k8s.io";
    private const string Kind = "CustomResourceDefinition";

    private static readonly ConcurrentDictionary<KubePrometheusRelease, ImmutableArray<Manifest>> Known = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// One file a definition, under upstream's names. Their text comes straight from the catalogue; the objects are only created if a patch needs
    /// them, for there are megabytes of them. They are made once, however many clusters have the release.
    /// </summary>
    public static ImmutableArray<Manifest> Create(KubePrometheusRelease release) => Known.GetOrAdd(release, Make);

    private static ImmutableArray<Manifest> Make(KubePrometheusRelease release)
    {
        var comment = GeneratedComment.FromRelease($"kube-prometheus {release.Tag}");
        return [.. release.ReadDefinitions().Select(definition => new Manifest(
            $"setup/{definition.FileName}",
            comment,
            [new ManifestObject(new ObjectReference(Group, Kind, "", definition.Name), definition.ToNode)])
        {
            // Two threads that need it at once make it twice: waiting for each other would keep one of them from its other work.
            Content = new(() => new ManifestContent(definition.ToUtf8(comment)), LazyThreadSafetyMode.PublicationOnly),
        })];
    }
}
