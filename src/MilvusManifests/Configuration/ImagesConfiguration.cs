using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Values;

namespace MilvusManifests.Configuration;

/// <summary>Where images are pulled from: section <c>kubePrometheus.images</c>.</summary>
/// <param name="Registry">What replaces the registry host of every image; null for nothing.</param>
/// <param name="Digests">The digest of an image, by its name in <see cref="Names"/>.</param>
internal sealed record ImagesConfiguration(
    Setting<string>? Registry,
    ImmutableSortedDictionary<string, Setting<string>> Digests)
{
    /// <summary>The names of the images, as templates see them.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "alertmanager", "blackboxExporter", "configmapReload", "grafana", "kubeRbacProxy", "kubeStateMetrics",
        "nodeExporter", "prometheus", "prometheusAdapter", "prometheusConfigReloader", "prometheusOperator",
    ];

    /// <summary>Whether every image is named as it is published.</summary>
    public bool IsPublished => Registry is null && Digests.Count == 0;

    /// <summary>An image of the release as the set names it.</summary>
    public ImageReference ReferenceOf(ContainerImage image) => SourceOf(image).At(Registry?.Value ?? image.Reference.Registry);

    /// <summary>An image of the release where it is published, pinned as the set pins it.</summary>
    public ImageReference SourceOf(ContainerImage image) => image.Reference with { Digest = Digests.GetValueOrDefault(image.Name)?.Value };
}
