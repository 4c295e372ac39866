namespace MilvusManifests.Catalogue;

/// <summary>A container image as a release pins it.</summary>
/// <param name="Name">What templates and the configuration call it, <c>nodeExporter</c>.</param>
/// <param name="Registry">The registry's host; empty for the container runtime's own default.</param>
/// <param name="Repository">The repository within the registry.</param>
/// <param name="Tag">The tag.</param>
public sealed record ContainerImage(string Name, string Registry, string Repository, string Tag)
{
    /// <summary>The image as a pod names it.</summary>
    public string Reference => ReferenceAt(Registry);

    /// <summary>The image as a pod names it at another registry, and by digest where one is given.</summary>
    /// <param name="registry">The registry, with a path below it or without; empty for the runtime's default.</param>
    /// <param name="digest">The digest, <c>sha256:...</c>; null for the tag alone.</param>
    public string ReferenceAt(string registry, string? digest = null) =>
        (registry.Length == 0 ? "" : registry.TrimEnd('/') + "/") + Repository + ":" + Tag + (digest is null ? "" : "@" + digest);
}
