namespace MilvusManifests.Comparison;

/// <summary>A file of manifests that was read.</summary>
/// <param name="Path">Its path below the folder, divided by <c>/</c>.</param>
/// <param name="Shown">It as diagnostics show it.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record SetFile(string Path, string Shown, byte[] Content);
