using MilvusManifests.Text;

namespace MilvusManifests.Delivery;

/// <summary>A folder that lost its place, or never took it: it is removed, but for files of others that stand nowhere else.</summary>
internal sealed class LeftFolder
{
    private readonly FileSystem files;
    private readonly string left;
    private readonly string folder;
    private readonly Inventory inventory;

    private LeftFolder(FileSystem files, string left, string folder)
    {
        this.files = files;
        this.left = left;
        this.folder = folder;
        var list = Path.Combine(left, Inventory.FileName);
        inventory = FileSystem.Kind(list) == EntryKind.File
            ? Inventory.Read(new SourceText(list, File.ReadAllText(list))).Value ?? Inventory.Empty
            : Inventory.Empty;
    }

    /// <summary>Removes <paramref name="left"/>, whose place is, or was to be, taken by <paramref name="folder"/>.</summary>
    public static void Clean(FileSystem files, string left, string folder)
    {
        var cleaning = new LeftFolder(files, left, folder);
        cleaning.Clean("");

        // The list goes last, as long as anything is there it says what is ours.
        var list = Path.Combine(left, Inventory.FileName);
        if (FileSystem.Kind(list) == EntryKind.File)
        {
            files.DeleteFile(list);
        }

        if (!Directory.EnumerateFileSystemEntries(left).Any())
        {
            files.DeleteFolder(left);
        }
    }

    private void Clean(string path)
    {
        foreach (var entry in new DirectoryInfo(OutputPath.Combine(left, path)).EnumerateFileSystemInfos())
        {
            var below = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
            if (WorkFolder.IsFolder(entry))
            {
                Clean(below);
                if (!Directory.EnumerateFileSystemEntries(entry.FullName).Any())
                {
                    files.DeleteFolder(entry.FullName);
                }
            }
            else if (below != Inventory.FileName)
            {
                Clean(entry, below);
            }
        }
    }

    private void Clean(FileSystemInfo entry, string path)
    {
        var target = OutputPath.Combine(folder, path);
        if (inventory.Contains(path) || FileSystem.Kind(target) != EntryKind.None)
        {
            files.DeleteFile(entry.FullName);
            return;
        }

        if (!OutputPath.Ancestors(path).Any(above => FileSystem.Kind(OutputPath.Combine(folder, above)) is EntryKind.File or EntryKind.Link))
        {
            files.CreateFolder(Path.GetDirectoryName(target)!);
            files.RenameFile(entry.FullName, target);
        }
    }
}
