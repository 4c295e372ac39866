using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Rendering;

namespace MilvusManifests;

/// <summary>A set that was rendered, and written nowhere.</summary>
/// <param name="Manifests">Its files, in the order they are applied.</param>
/// <param name="Release">The release that it is of.</param>
/// <param name="Kubernetes">The cluster version that it was rendered for, <c>1.35</c>.</param>
/// <param name="Output">The folder that <c>generate</c> would write it to.</param>
public sealed record RenderedSet(ImmutableArray<Manifest> Manifests, KubePrometheusRelease Release, string Kubernetes, string Output)
{
    /// <summary>Every object of the set.</summary>
    public ImmutableArray<ManifestObject> Objects => [.. Manifests.SelectMany(manifest => manifest.Objects)];
}
