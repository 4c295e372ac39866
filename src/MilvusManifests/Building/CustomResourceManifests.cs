using MilvusManifests.Catalogue;

namespace MilvusManifests.Building;

/// <summary>The CustomResourceDefinitions of a release as files of the set.</summary>
internal static class CustomResourceManifests
{
    private const string Group = "apiextensions.k8s.io";
    private const string Kind = "CustomResourceDefinition";

    /// <summary>
    /// One file a definition, under upstream's names. Their text comes straight from the catalogue; the objects are only created if a patch needs
    /// them, for there are megabytes of them.
    /// </summary>
    public static IEnumerable<Manifest> Create(KubePrometheusRelease release)
    {
        var comment = GeneratedComment.FromRelease($"kube-prometheus {release.Tag}");
        return release.ReadDefinitions().Select(definition => new Manifest(
            $"setup/{definition.FileName}",
            comment,
            [new ManifestObject(new ObjectReference(Group, Kind, "", definition.Name), definition.ToNode)])
        {
            Content = new(() => new ManifestContent(definition.ToUtf8(comment))),
        });
    }
}
