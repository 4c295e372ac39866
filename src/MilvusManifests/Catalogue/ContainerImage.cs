using MilvusManifests.Values;

namespace MilvusManifests.Catalogue;

/// <summary>A container image as a release pins it.</summary>
/// <param name="Name">What templates and the configuration call it, <c>nodeExporter</c>.</param>
/// <param name="Reference">The image as upstream's manifests name it.</param>
public sealed record ContainerImage(string Name, ImageReference Reference);
