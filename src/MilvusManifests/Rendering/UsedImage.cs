using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Rendering;

/// <summary>A container image that the set pulls.</summary>
/// <param name="Reference">The image as the set names it.</param>
/// <param name="Source">Where it is published: another reference than the set's where the configuration names a registry of its own.</param>
/// <param name="Name">The image's name in the release, <c>nodeExporter</c>; null for one that a template or patch of the user's brought.</param>
/// <param name="Uses">Every place that names it, in the order of the set.</param>
public sealed record UsedImage(ImageReference Reference, ImageReference Source, string? Name, ImmutableArray<ImageUse> Uses);
