using Microsoft.Win32.SafeHandles;

namespace MilvusManifests.Delivery;

/// <summary>The steps that writing a set is made of; every one that changes something is announced first.</summary>
/// <param name="announce">Told of each step and its path before it is made. A test counts steps here, and ends a run in front of one.</param>
internal sealed class FileSystem(Action<FileStep, string>? announce = null)
{
    /// <summary>Whether folders can trade places; a test says no.</summary>
    public bool CanExchange { get; init; } = true;

    /// <summary>Whether what is written is sent to the disk; a test, which outlives no power cut, says no.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>What stands at a path.</summary>
    public static EntryKind Kind(string path)
    {
        var attributes = new FileInfo(path).Attributes;
        return (int)attributes == -1 ? EntryKind.None
            : attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.Link
            : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder
            : EntryKind.File;
    }

    /// <summary>Whether a file holds exactly these bytes.</summary>
    public static bool Holds(string path, ReadOnlySpan<byte> content, byte[] buffer)
    {
        // The length is asked for without opening: a pipe in the way would never let go of its reader.
        if (new FileInfo(path).Length != content.Length)
        {
            return false;
        }

        if (content.IsEmpty)
        {
            return true;
        }

        using var file = File.OpenHandle(path);
        var at = 0;
        while (at < content.Length)
        {
            var read = RandomAccess.Read(file, buffer, at);
            if (read == 0 || read > content.Length - at || !content.Slice(at, read).SequenceEqual(buffer.AsSpan(0, read)))
            {
                return false;
            }

            at += read;
        }

        return true;
    }

    /// <summary>Makes a folder and those above it.</summary>
    public void CreateFolder(string path)
    {
        announce?.Invoke(FileStep.CreateFolder, path);
        Directory.CreateDirectory(path);
    }

    /// <summary>Makes a folder that others see as they see <paramref name="model"/>.</summary>
    public void CreateFolderLike(string model, string path)
    {
        announce?.Invoke(FileStep.CreateFolder, path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            // The owner's own rights come along whatever the model says: the folder has yet to be filled.
            var mode = File.GetUnixFileMode(model);
            Directory.CreateDirectory(path);
            File.SetUnixFileMode(path, mode | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes a file that does not exist yet.</summary>
    public void WriteNew(string path, ReadOnlySpan<byte> content)
    {
        announce?.Invoke(FileStep.Write, path);
        using var file = Open(path, FileMode.CreateNew);
        RandomAccess.Write(file, content, 0);
    }

    /// <summary>Sends the content of files to the disk, several at a time: a disk answers requests that come together with one flush.</summary>
    public void Sync(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            announce?.Invoke(FileStep.Sync, path);
        }

        if (Durable)
        {
            new FlushQueue(paths).Run();
        }
    }

    /// <summary>Sends what a folder lists to the disk.</summary>
    public void SyncFolder(string path)
    {
        announce?.Invoke(FileStep.Sync, path);
        if (Durable && !OperatingSystem.IsWindows())
        {
            UnixCalls.SyncFolder(path);
        }
    }

    /// <summary>Gives a file a second name; false where that is not possible.</summary>
    public bool TryLink(string existing, string path)
    {
        announce?.Invoke(FileStep.Link, path);
        return !OperatingSystem.IsWindows() && UnixCalls.TryLink(existing, path);
    }

    /// <summary>Makes a symbolic link like another.</summary>
    public void CopyLink(string existing, string path)
    {
        announce?.Invoke(FileStep.Link, path);
        File.CreateSymbolicLink(path, new FileInfo(existing).LinkTarget ?? throw new IOException($"The link '{existing}' is gone."));
    }

    /// <summary>Lets two folders trade places in one step; false where that is not possible.</summary>
    public bool TryExchange(string one, string other)
    {
        announce?.Invoke(FileStep.Exchange, other);
        return CanExchange && !OperatingSystem.IsWindows() && UnixCalls.TryExchange(one, other);
    }

    /// <summary>Gives a folder another name that nothing has yet.</summary>
    public void RenameFolder(string from, string to)
    {
        announce?.Invoke(FileStep.Rename, to);
        Directory.Move(from, to);
    }

    /// <summary>Gives a file or link another name that nothing has yet.</summary>
    public void RenameFile(string from, string to)
    {
        announce?.Invoke(FileStep.Rename, to);
        File.Move(from, to);
    }

    /// <summary>Removes a file or link.</summary>
    public void DeleteFile(string path)
    {
        announce?.Invoke(FileStep.Delete, path);
        File.Delete(path);
    }

    /// <summary>Removes an empty folder.</summary>
    public void DeleteFolder(string path)
    {
        announce?.Invoke(FileStep.Delete, path);
        Directory.Delete(path);
    }

    private static SafeFileHandle Open(string path, FileMode mode) => File.OpenHandle(path, mode, FileAccess.Write, FileShare.Read);
}
