using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>One file of the set and the objects in it.</summary>
/// <param name="Path">The file below the output folder, with <c>/</c>.</param>
/// <param name="Comment">Its first line, line break included: what made it.</param>
/// <param name="Objects">The objects in the order they are written.</param>
public sealed record Manifest(string Path, string Comment, ImmutableArray<ManifestObject> Objects)
{
    /// <summary>Where the template begins; null for what no template made.</summary>
    public Location? Template { get; init; }

    /// <summary>Whether the file is one of kube-prometheus', rather than of Milvus or one that the user's templates add.</summary>
    public bool IsOfStack { get; init; }

    /// <summary>The whole file in UTF-8, where it is known without looking at the objects; null for a file that is written from them.</summary>
    public Lazy<ReadOnlyMemory<byte>>? Content { get; init; }
}
