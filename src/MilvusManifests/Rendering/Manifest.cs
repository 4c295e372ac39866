using System.Collections.Immutable;

namespace MilvusManifests.Rendering;

/// <summary>One file of the set and the objects in it.</summary>
/// <param name="Path">The file below the output folder, with <c>/</c>.</param>
/// <param name="Origin">What made it, as its first line says: a template's path, or the catalogue's entry.</param>
/// <param name="Objects">The objects in the order they are written.</param>
public sealed record Manifest(string Path, string Origin, ImmutableArray<ManifestObject> Objects)
{
    /// <summary>The text of the file where it is known without looking at the objects; null for one that is written from them.</summary>
    public Func<string>? Text { get; init; }
}
