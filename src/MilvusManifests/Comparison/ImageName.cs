namespace MilvusManifests.Comparison;

/// <summary>The parts of an image's name.</summary>
/// <param name="Registry">The registry's host; empty for the runtime's default.</param>
/// <param name="Repository">The last segment of the repository, the program as people call it: <c>prometheus</c>.</param>
/// <param name="Path">The whole repository without the registry.</param>
/// <param name="Tag">The tag without a leading v; empty where there is none.</param>
/// <param name="Digest">The digest; empty where there is none.</param>
internal sealed record ImageName(string Registry, string Repository, string Path, string Tag, string Digest)
{
    /// <summary>The version as people compare it: the tag, or the digest of an image without one.</summary>
    public string Version => Tag.Length > 0 ? Tag : Digest.Length > 0 ? Digest[..Math.Min(Digest.Length, 19)] : "latest";

    /// <summary>Reads a name; null for a text that is none.</summary>
    public static ImageName? Parse(string text)
    {
        if (text.Length is 0 or > 512 || text.AsSpan().ContainsAny(" \t\n{}"))
        {
            return null;
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var digest = at < 0 ? "" : text[(at + 1)..];
        var name = at < 0 ? text : text[..at];
        var colon = name.LastIndexOf(':');
        var tag = colon > name.LastIndexOf('/') ? name[(colon + 1)..] : "";
        name = tag.Length > 0 ? name[..colon] : name;
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var isHost = slash > 0 && (name.AsSpan(0, slash).ContainsAny('.', ':') || name.AsSpan(0, slash) is "localhost");
        var path = isHost ? name[(slash + 1)..] : name;
        return path.Length == 0 ? null : new ImageName(isHost ? name[..slash] : "", path[(path.LastIndexOf('/') + 1)..], path, WithoutV(tag), digest);
    }

    private static string WithoutV(string tag) => tag is ['v', >= '0' and <= '9', ..] ? tag[1..] : tag;
}
