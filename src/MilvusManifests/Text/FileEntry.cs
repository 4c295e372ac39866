using System.Formats.Tar;

namespace MilvusManifests.Text;

/// <summary>What a path names, a symbolic link not followed.</summary>
internal enum EntryKind
{
    None,
    File,
    Folder,
    Link,

    /// <summary>A pipe, a socket or a device: opening one might never return.</summary>
    Other,
}

/// <summary>Looks at a path without opening what it names.</summary>
internal static class FileEntry
{
    /// <summary>What a path names.</summary>
    /// <exception cref="IOException">The path cannot be accessed.</exception>
    public static EntryKind KindAt(string path) => Kind(new FileInfo(path));

    /// <summary>What a path names, symbolic links followed.</summary>
    /// <exception cref="IOException">The path cannot be accessed.</exception>
    public static EntryKind TargetKindAt(string path)
    {
        var entry = new FileInfo(path);
        return Kind(entry) is not EntryKind.Link and var kind ? kind : entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Kind(target) : EntryKind.None;
    }

    /// <summary>The kind of an entry of a folder.</summary>
    /// <exception cref="IOException">The entry cannot be accessed.</exception>
    public static EntryKind Kind(FileSystemInfo entry)
    {
        var attributes = entry.Attributes;
        return (int)attributes == -1 ? EntryKind.None
            : attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.Link
            : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder
            : entry is FileInfo { Length: > 0 } || IsRegular(entry.FullName) ? EntryKind.File
            : EntryKind.Other;
    }

    // Only a regular file has a length, and of what has none the archive writer is the one method of .NET that finds out what it is.
    private static bool IsRegular(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
            {
                writer.WriteEntry(path, "entry");
            }

            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()?.EntryType == TarEntryType.RegularFile;
        }
        catch (IOException)
        {
            // A socket has no place in an archive.
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            // Only a regular file is opened for it.
            return true;
        }
    }
}
