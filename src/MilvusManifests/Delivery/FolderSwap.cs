namespace MilvusManifests.Delivery;

/// <summary>
/// Replaces an output folder as a whole: the new one is made beside it, files that do not change and files of others linked into it, and then
/// the two trade places in one step of the operating system. Whenever a run ends, by a kill too, the old set stands or the new one.
/// </summary>
internal sealed class FolderSwap(FileSystem files, OutputPlan plan, CancellationToken token)
{
    private const int MostForeignEntries = 20_000;

    private readonly HashSet<string> made = new(StringComparer.Ordinal);
    private readonly HashSet<string> ours = [.. plan.Inventory.Files.Keys, .. plan.Files.Select(file => file.File.Path)];
    private string staged = "";
    private int foreignEntries;

    /// <summary>Carries the plan out; false when this folder cannot be replaced so, with nothing changed.</summary>
    public bool TryRun()
    {
        if (WorkFolder.Beside(plan.Folder) is not { } work || (plan.Exists && HoldsThisProcess()))
        {
            return false;
        }

        try
        {
            files.CreateFolder(work);
        }
        catch (Exception refused) when (plan.Exists && refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        staged = NewFolderIn(work);
        try
        {
            return TryStage() && TryTakePlace();
        }
        finally
        {
            TryClean();
        }
    }

    /// <summary>Removes what a run has left beside an output folder; a file of others that came too late to be linked is given back.</summary>
    public static void Clean(FileSystem files, string folder)
    {
        if (WorkFolder.Beside(folder) is not { } work || FileSystem.Kind(work) != EntryKind.Folder)
        {
            return;
        }

        var left = NewFolderIn(work);
        if (FileSystem.Kind(left) == EntryKind.Folder)
        {
            LeftFolder.Clean(files, left, folder);
        }

        if (!Directory.EnumerateFileSystemEntries(work).Any())
        {
            files.DeleteFolder(work);
        }
    }

    private void TryClean()
    {
        try
        {
            files.SyncFolder(Path.GetDirectoryName(plan.Folder)!);
            Clean(files, plan.Folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The set stands as it should; what is left beside it goes with the next run.
        }
    }

    private static string NewFolderIn(string work) => Path.Combine(work, "new");

    /// <summary>The folder this process works in must not be taken from under it.</summary>
    private bool HoldsThisProcess()
    {
        var current = Environment.CurrentDirectory;
        return current == plan.Folder || current.StartsWith(plan.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private bool TryStage()
    {
        EnsureFolder("");

        // The list goes first: whatever else is found in a folder that a killed run left, the list says whether it is ours.
        var (list, others) = (plan.Files.Single(IsList), plan.Files.Where(file => !IsList(file)));
        foreach (var file in others.Prepend(list))
        {
            token.ThrowIfCancellationRequested();
            if (!TryStage(file))
            {
                return false;
            }
        }

        if (plan.Exists && !TryLinkForeign(""))
        {
            return false;
        }

        // All are written before the first is synced: a journalling file system then sends most of them at once.
        token.ThrowIfCancellationRequested();
        files.Sync([.. plan.Files.Where(file => file.Changed).Select(file => OutputPath.Combine(staged, file.File.Path))]);
        return true;
    }

    private static bool IsList(PlannedFile file) => file.File.Path == Inventory.FileName;

    private bool TryStage(PlannedFile file)
    {
        var path = file.File.Path;
        EnsureFolder(path[..Math.Max(0, path.LastIndexOf('/'))]);
        var target = OutputPath.Combine(staged, path);
        if (!file.Changed)
        {
            return files.TryLink(OutputPath.Combine(plan.Folder, path), target);
        }

        files.WriteNew(target, file.File.Content.Span);
        return true;
    }

    private bool TryLinkForeign(string path)
    {
        var empty = true;
        foreach (var entry in new DirectoryInfo(OutputPath.Combine(plan.Folder, path)).EnumerateFileSystemInfos())
        {
            empty = false;
            var below = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
            if (!TryLinkForeign(entry, below))
            {
                return false;
            }
        }

        if (empty)
        {
            EnsureFolder(path);
        }

        return true;
    }

    private bool TryLinkForeign(FileSystemInfo entry, string path)
    {
        // A repository that is the output folder itself stays where it is.
        if (path == ".git")
        {
            return false;
        }

        if (WorkFolder.IsFolder(entry))
        {
            return TryLinkForeign(path);
        }

        if (ours.Contains(path))
        {
            return true;
        }

        if (++foreignEntries > MostForeignEntries)
        {
            return false;
        }

        EnsureFolder(path[..Math.Max(0, path.LastIndexOf('/'))]);
        var target = OutputPath.Combine(staged, path);
        if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            return files.TryLink(entry.FullName, target);
        }

        files.CopyLink(entry.FullName, target);
        return true;
    }

    private void EnsureFolder(string path)
    {
        if (!made.Add(path))
        {
            return;
        }

        if (path.Length > 0)
        {
            EnsureFolder(path[..Math.Max(0, path.LastIndexOf('/'))]);
        }

        var model = OutputPath.Combine(plan.Folder, path);
        var folder = OutputPath.Combine(staged, path);
        if (plan.Exists && FileSystem.Kind(model) == EntryKind.Folder)
        {
            files.CreateFolderLike(model, folder);
        }
        else
        {
            files.CreateFolder(folder);
        }
    }

    private bool TryTakePlace()
    {
        token.ThrowIfCancellationRequested();
        if (plan.Exists)
        {
            return files.TryExchange(staged, plan.Folder);
        }

        files.RenameFolder(staged, plan.Folder);
        return true;
    }
}
