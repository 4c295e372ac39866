namespace MilvusManifests.Values;

/// <summary>A container image as a pod names it: <c>registry/repository:tag@digest</c>. Two are equal when they are the same text.</summary>
internal sealed record ImageReference
{
    private const int MaxLength = 512;

    private static readonly string[] DefaultRegistries = ["", "docker.io", "index.docker.io"];

    private ImageReference(string registry, string repository)
    {
        Registry = registry;
        Repository = repository;
    }

    /// <summary>The registry's host and port; empty for the container runtime's default.</summary>
    public string Registry { get; }

    /// <summary>The repository within the registry: <c>prometheus/node-exporter</c>.</summary>
    public string Repository { get; }

    /// <summary>The tag; null if absent.</summary>
    public string? Tag { get; init; }

    /// <summary>The digest, <c>sha256:...</c>; null if absent.</summary>
    public string? Digest { get; init; }

    /// <summary>The last segment of the repository, the program as people call it: <c>node-exporter</c>.</summary>
    public string Name => Repository[(Repository.LastIndexOf('/') + 1)..];

    /// <summary>The registry and repository alone.</summary>
    public ImageReference Untagged => this with { Tag = null, Digest = null };

    /// <summary>Whether a container runtime could pull it: false for an empty or overlong text, or one with spaces or a template's braces.</summary>
    internal bool IsPullable => Repository.Length > 0 && ToString() is { Length: <= MaxLength } text && !text.AsSpan().ContainsAny(" \t\n{}");

    /// <summary>The parts of a reference. Every text has them: whatever is not a registry, tag or digest is part of the repository.</summary>
    public static ImageReference Parse(string text)
    {
        var (name, digest) = SplitAt(text, text.IndexOf('@', StringComparison.Ordinal));
        var colon = name.LastIndexOf(':');
        var (path, tag) = SplitAt(name, colon > name.LastIndexOf('/') ? colon : -1);
        return Split(path) with { Tag = tag, Digest = digest };
    }

    /// <summary>The same image at another registry.</summary>
    /// <param name="registry">The registry, with or without a path below it; empty for the runtime's default.</param>
    public ImageReference At(string registry) =>
        Split(registry.Length == 0 ? Repository : $"{registry.TrimEnd('/')}/{Repository}") with { Tag = Tag, Digest = Digest };

    /// <summary>Whether both name the same repository, whatever its tag. The default registry may be written or left out.</summary>
    internal bool IsSameRepository(ImageReference other) =>
        Repository == other.Repository && (Registry == other.Registry || (IsDefault(Registry) && IsDefault(other.Registry)));

    /// <summary>The reference as a pod names it.</summary>
    public override string ToString() =>
        (Registry.Length == 0 ? "" : Registry + "/") + Repository + (Tag is null ? "" : ":" + Tag) + (Digest is null ? "" : "@" + Digest);

    private static ImageReference Split(string path)
    {
        var (first, rest) = SplitAt(path, path.IndexOf('/', StringComparison.Ordinal));
        return rest is not null && IsHost(first) ? new ImageReference(first, rest) : new ImageReference("", path);
    }

    // A first segment without a dot or a port is a part of the repository: library/busybox.
    private static bool IsHost(string segment) => segment == "localhost" || segment.AsSpan().ContainsAny('.', ':');

    private static bool IsDefault(string registry) => DefaultRegistries.Contains(registry, StringComparer.Ordinal);

    private static (string Before, string? After) SplitAt(string text, int index) =>
        index >= 0 && index < text.Length - 1 ? (text[..index], text[(index + 1)..]) : (text, null);
}
