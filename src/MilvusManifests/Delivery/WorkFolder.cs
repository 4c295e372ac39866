namespace MilvusManifests.Delivery;

/// <summary>Where a set is made ready before it takes the place of the one that stands; empty and gone whenever no run is under way.</summary>
internal static class WorkFolder
{
    /// <summary>The name of the work folder inside an output folder, for files that are replaced one by one.</summary>
    public const string Inside = ".milvus-manifests";

    /// <summary>The work folder beside an output folder, for a folder that is replaced as a whole; null for the root of a file system.</summary>
    public static string? Beside(string folder) =>
        Path.GetDirectoryName(folder) is { } parent ? Path.Combine(parent, $".{Path.GetFileName(folder)}{Inside}") : null;

    /// <summary>Removes a folder and all that is in it; a symbolic link is removed, not followed.</summary>
    public static void Delete(FileSystem files, string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (IsFolder(entry))
            {
                Delete(files, entry.FullName);
            }
            else
            {
                files.DeleteFile(entry.FullName);
            }
        }

        files.DeleteFolder(folder);
    }

    /// <summary>Removes a folder that holds nothing but folders.</summary>
    public static void DeleteEmpty(FileSystem files, string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateDirectories())
        {
            DeleteEmpty(files, entry.FullName);
        }

        files.DeleteFolder(folder);
    }

    /// <summary>Whether an entry is a folder itself, and no link to one.</summary>
    public static bool IsFolder(FileSystemInfo entry) =>
        entry.Attributes.HasFlag(FileAttributes.Directory) && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
