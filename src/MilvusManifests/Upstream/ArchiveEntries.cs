using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>The contents of an archive: entries are added one by one, and the first one that no release would have stops the reading.</summary>
/// <param name="shown">The archive as diagnostics show it.</param>
/// <param name="limits">The limits.</param>
internal sealed class ArchiveEntries(string shown, SourceLimits limits)
{
    // top/manifests/setup/file.yaml is the deepest that upstream has.
    private const int DeepestFile = 4;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<(string Path, ReadOnlyMemory<byte> Content)> files = [];

    /// <summary>What is wrong with the archive, if anything.</summary>
    public Diagnostic? Fault { get; private set; }

    /// <summary>The YAML files that may be upstream's, by the path in the archive.</summary>
    public IReadOnlyList<(string Path, ReadOnlyMemory<byte> Content)> Files => files;

    /// <summary>Adds an entry without content; false if that stops the reading.</summary>
    /// <param name="name">The name as written in the archive.</param>
    public bool TryTakeFolder(string name) => TryTake(name, isFolder: true, out _);

    /// <summary>Adds a file; false if that stops the reading.</summary>
    /// <param name="name">The name as written in the archive.</param>
    /// <param name="length">Its declared size in bytes.</param>
    /// <param name="content">Its content, which is only read if it may be one of upstream's files.</param>
    public bool TryTakeFile(string name, long length, Func<Stream?> content)
    {
        if (!TryTake(name, isFolder: false, out var path))
        {
            return false;
        }

        if (!ManifestsFolder.IsYaml(path) || path.AsSpan().Count('/') >= DeepestFile)
        {
            return true;
        }

        if (length > limits.FileBytes)
        {
            return Refuse(FormattableString.Invariant($"entry '{Show(name)}' has {length} bytes; the limit for a file is {limits.FileBytes}"));
        }

        using var stream = content();
        var bytes = new byte[length];
        if ((stream?.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) ?? 0) < bytes.Length || stream?.ReadByte() >= 0)
        {
            return Refuse($"entry '{Show(name)}' does not have its declared size");
        }

        files.Add((path, bytes));
        return true;
    }

    /// <summary>Rejects the archive; always false.</summary>
    public bool Refuse(string message)
    {
        Fault = Diagnostic.Error(UpstreamCodes.ArchiveRefused, new SourceText(shown, "").At(0, 0), message);
        return false;
    }

    /// <summary>Rejects the archive for an entry that is neither a file nor a folder; always false.</summary>
    public bool RefuseKind(string name, string kind) => Refuse($"entry '{Show(name)}' is {kind}; a release contains only files and folders");

    private bool TryTake(string name, bool isFolder, out string path)
    {
        path = Normalise(name);
        if (seen.Count >= limits.Entries)
        {
            return Refuse(FormattableString.Invariant($"the archive has more than {limits.Entries} entries"));
        }

        if (path.Length == 0 && isFolder)
        {
            return true;
        }

        if (FaultOf(path) is { } fault)
        {
            return Refuse($"entry '{Show(name)}' {fault}");
        }

        // Folders may be listed repeatedly: they have no content that could differ.
        return seen.Add(path) || isFolder || Refuse($"entry '{Show(name)}' is duplicated");
    }

    private static string? FaultOf(string path) =>
        path.StartsWith('/') || (path.Length > 1 && path[1] == ':') ? "has an absolute path"
        : path.Split('/').Contains("..", StringComparer.Ordinal) ? "leaves the archive through '..'"
        : path.Contains('\\', StringComparison.Ordinal) ? "has a backslash in its path"
        : path.Split('/').Any(segment => segment is "" or ".") || path.Any(char.IsControl) ? "has an invalid path"
        : null;

    private static string Normalise(string name)
    {
        var path = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name == "." ? "" : name;
        return path.EndsWith('/') && path.Length > 1 ? path[..^1] : path;
    }

    private static string Show(string name) => Excerpt.Of(name, longest: 120);
}
