using MilvusManifests.Text;

namespace MilvusManifests.Delivery.Writing;

/// <summary>The steps that writing a set is made of, each announced before it is made.</summary>
/// <param name="announce">Called with each step and its path. A test counts steps here, ends a run before one, or acts as another program.</param>
internal sealed class FileSystem(Action<FileStep, string>? announce = null)
{
    /// <summary>Whether what is written is flushed to the disk; tests, which need not survive a power cut, turn it off.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Whether more than a few files are flushed with everything else of their file system: the least work where most of that is the run's own.</summary>
    public bool FlushesAll { get; init; }

    /// <summary>Creates a folder and those above it.</summary>
    public void CreateFolder(string path)
    {
        announce?.Invoke(FileStep.CreateFolder, path);
        Directory.CreateDirectory(path);
    }

    /// <summary>Creates a folder inside another.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="kind">Looks at the path just before.</param>
    /// <returns>False where something else is there.</returns>
    public bool TryCreateFolder(string path, Func<EntryKind> kind)
    {
        announce?.Invoke(FileStep.CreateFolder, path);
        var before = kind();
        if (before == EntryKind.None)
        {
            Directory.CreateDirectory(path);
        }

        return before is EntryKind.None or EntryKind.Folder;
    }

    /// <summary>Writes a file that does not exist yet.</summary>
    public void WriteNew(string path, ReadOnlySpan<byte> content)
    {
        announce?.Invoke(FileStep.Write, path);
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        RandomAccess.Write(file, content, 0);
    }

    /// <summary>Flushes files to the disk.</summary>
    public void SyncFiles(IReadOnlyList<string> paths) => Sync(paths, DiskFlush.File);

    /// <summary>Flushes what folders list to the disk.</summary>
    public void SyncFolders(IReadOnlyList<string> paths) => Sync(paths, DiskFlush.Folder);

    /// <summary>Gives a file another name, and removes what had it.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">Its new name.</param>
    /// <param name="state">Looks at the new name just before: whether it may be taken, or has been.</param>
    /// <returns>False where it may not.</returns>
    public bool TryRename(string from, string to, Func<EntryState> state)
    {
        announce?.Invoke(FileStep.Rename, to);
        var before = state();
        if (before == EntryState.Ready)
        {
            File.Move(from, to, overwrite: true);
        }

        return before != EntryState.Blocked;
    }

    /// <summary>Removes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">Looks at it just before: whether it may be removed, or has been.</param>
    /// <returns>False where it may not.</returns>
    public bool TryDelete(string path, Func<EntryState> state)
    {
        announce?.Invoke(FileStep.Delete, path);
        var before = state();
        if (before == EntryState.Ready)
        {
            File.Delete(path);
        }

        return before != EntryState.Blocked;
    }

    /// <summary>Removes a file.</summary>
    public void DeleteFile(string path)
    {
        announce?.Invoke(FileStep.Delete, path);
        File.Delete(path);
    }

    /// <summary>Removes a folder if nothing is in it.</summary>
    public void DeleteEmptyFolder(string path)
    {
        if (!IsEmptyFolder(path))
        {
            return;
        }

        announce?.Invoke(FileStep.Delete, path);
        if (IsEmptyFolder(path))
        {
            try
            {
                Directory.Delete(path);
            }
            catch (IOException) when (!IsEmptyFolder(path))
            {
                // Somebody was faster, and the folder is theirs now.
            }
        }
    }

    private static bool IsEmptyFolder(string path) => FileEntry.KindAt(path) == EntryKind.Folder && !Directory.EnumerateFileSystemEntries(path).Any();

    private void Sync(IReadOnlyList<string> paths, Action<string> flush)
    {
        foreach (var path in paths)
        {
            announce?.Invoke(FileStep.Sync, path);
        }

        if (Durable && !(FlushesAll && DiskFlush.TryFileSystem(paths)))
        {
            DiskFlush.All(paths, flush);
        }
    }
}
