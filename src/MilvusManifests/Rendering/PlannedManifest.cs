using MilvusManifests.Configuration;

namespace MilvusManifests.Rendering;

/// <summary>A file to be made: which template writes it, and for which Milvus.</summary>
/// <param name="Path">The file below the output folder, with <c>/</c>.</param>
/// <param name="Template">The template below the templates folder, with <c>/</c>.</param>
/// <param name="Milvus">The Milvus that the template sees as <c>instance</c>; null for the stack's own files.</param>
internal sealed record PlannedManifest(string Path, string Template, MilvusInstance? Milvus = null)
{
    /// <summary>Whether the file is one of kube-prometheus'.</summary>
    public bool IsOfStack { get; init; }
}
