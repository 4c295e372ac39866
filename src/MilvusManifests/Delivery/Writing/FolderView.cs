using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery.Writing;

/// <summary>What is below an output folder once some changes are made to it.</summary>
/// <param name="Root">The folder.</param>
/// <param name="Changes">The changes: for each path the SHA-256 of its content, or null where it is removed.</param>
internal sealed record FolderView(OutputRoot Root, ImmutableDictionary<string, string?> Changes)
{
    /// <summary>Whether the file system treats names that differ only in letter case as the same.</summary>
    public bool IgnoresCase => Changes.KeyComparer == StringComparer.OrdinalIgnoreCase;

    /// <summary>The folder as it is.</summary>
    public static FolderView Open(OutputRoot root)
    {
        // What is removed under one spelling of its name is gone under the other.
        var ignoresCase = FileEntry.KindAt(root.PathOf(Inventory.FileName.ToUpperInvariant())) != EntryKind.None;
        return new(root, ImmutableDictionary.Create<string, string?>(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal));
    }

    /// <summary>The SHA-256 that a lock recorded for a path of this folder; null where it lists no such file.</summary>
    public string? RecordedIn(LockFile current, string path) =>
        current.Files.Files.TryGetValue(path, out var hash) || !IgnoresCase ? hash
        : current.Files.Files.FirstOrDefault(file => file.Key.Equals(path, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The folder after one more change.</summary>
    public FolderView With(string path, string? hash) => this with { Changes = Changes.SetItem(path, hash) };

    /// <summary>The folder after some files are removed.</summary>
    public FolderView Without(IEnumerable<string> paths) => this with { Changes = Changes.SetItems(paths.Select(path => KeyValuePair.Create(path, (string?)null))) };

    /// <summary>What is at a path: the entry itself, or the first one on the way to it that is not a folder.</summary>
    public (string Path, EntryKind Kind) Find(string path)
    {
        foreach (var above in OutputPath.Ancestors(path))
        {
            if (KindAt(above) is not EntryKind.Folder and var kind)
            {
                return (above, kind);
            }
        }

        return (path, KindAt(path));
    }

    /// <summary>Whether the file at a path is exactly this one.</summary>
    public bool Has(OutputFile file) =>
        Changes.TryGetValue(file.Path, out var changed) ? changed == file.Hash : FileContent.Equals(Root.PathOf(file.Path), file.Content.Span);

    /// <summary>Whether the file at a path is as the lock recorded it.</summary>
    public bool HasRecorded(string path, string hash) =>
        Changes.TryGetValue(path, out var changed) ? changed == hash : FileContent.Read(Root.PathOf(path)) is { } content && FileContent.IsRecordedAs(content, hash);

    /// <summary>How far a change has come.</summary>
    public EntryState StateOf(RecordEntry entry) => Find(entry.Path) switch
    {
        (_, EntryKind.None) => entry.New is null ? EntryState.Done : EntryState.Ready,
        (var path, EntryKind.File) when path == entry.Path => StateOfFile(entry),
        (var above, not EntryKind.Link) when above != entry.Path && entry.New is null => EntryState.Done,
        _ => EntryState.Blocked,
    };

    private EntryState StateOfFile(RecordEntry entry) =>
        Changes.TryGetValue(entry.Path, out var changed)
            ? changed == entry.New ? EntryState.Done : changed == entry.Old ? EntryState.Ready : EntryState.Blocked
            : FileContent.StateOf(Root.PathOf(entry.Path), content =>
                Inventory.Hash(content) == entry.New ? EntryState.Done
                : entry.Old is { } old && FileContent.IsRecordedAs(content, old) ? EntryState.Ready
                : EntryState.Blocked);

    private EntryKind KindAt(string path)
    {
        if (Changes.IsEmpty)
        {
            return FileEntry.KindAt(Root.PathOf(path));
        }

        if (Changes.TryGetValue(path, out var hash) && hash is not null)
        {
            return EntryKind.File;
        }

        if (Changes.Any(change => change.Value is not null && IsBelow(change.Key, path)))
        {
            return EntryKind.Folder;
        }

        var kind = Changes.ContainsKey(path) ? EntryKind.None : FileEntry.KindAt(Root.PathOf(path));
        return kind == EntryKind.Folder && AnyBelow(path) && ContainsOnlyRemoved(path) ? EntryKind.None : kind;
    }

    // A folder that becomes empty is removed too; one that was empty before stays.
    private bool ContainsOnlyRemoved(string path)
    {
        var isEmpty = true;
        foreach (var entry in new DirectoryInfo(Root.PathOf(path)).EnumerateFileSystemInfos())
        {
            isEmpty = false;
            var below = $"{path}/{entry.Name}";
            var isFolder = FileEntry.KindAt(entry.FullName) == EntryKind.Folder;
            if (isFolder ? !ContainsOnlyRemoved(below) : !Changes.ContainsKey(below))
            {
                return false;
            }
        }

        return !isEmpty || AnyBelow(path);
    }

    private bool AnyBelow(string path) => Changes.Keys.Any(changed => IsBelow(changed, path));

    private bool IsBelow(string path, string folder) =>
        path.Length > folder.Length && path[folder.Length] == '/'
        && path.StartsWith(folder, IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
