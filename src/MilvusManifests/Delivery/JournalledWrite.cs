using System.Collections.Immutable;

namespace MilvusManifests.Delivery;

/// <summary>
/// Replaces the files of an output folder one by one, for folders that cannot be replaced as a whole: a mount point, the root of a
/// repository, a file system or operating system without exchange. A journal lets the next run undo what a killed one began.
/// </summary>
internal sealed class JournalledWrite(FileSystem files, OutputPlan plan, CancellationToken token)
{
    private readonly string work = Path.Combine(plan.Folder, WorkFolder.Inside);

    /// <summary>Carries the plan out.</summary>
    public void Run()
    {
        var journal = Journal.Of(files, plan.Folder, Entries());
        try
        {
            Stage(journal);
            token.ThrowIfCancellationRequested();
            journal.Write();
            journal.Do();
            DeleteEmptied();
            journal.Close();
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            _ = TryRecover(files, plan.Folder);
            throw;
        }

        try
        {
            files.SyncFolder(work);
            WorkFolder.Delete(files, work);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The set stands as it should; what is left beside it goes with the next run.
        }
    }

    /// <summary>Undoes what a killed run began in an output folder; false when that is not possible.</summary>
    public static bool TryRecover(FileSystem files, string folder)
    {
        var left = Path.Combine(folder, WorkFolder.Inside);
        switch (FileSystem.Kind(left))
        {
            case EntryKind.None:
                return true;
            case EntryKind.Folder:
                break;
            default:
                return false;
        }

        if (FileSystem.Kind(Journal.FileIn(folder)) != EntryKind.None)
        {
            if (FileSystem.Kind(Journal.FileIn(folder)) != EntryKind.File || Journal.Read(files, folder) is not { } journal || !journal.TryUndo())
            {
                return false;
            }

            journal.Close();
        }

        WorkFolder.Delete(files, left);
        return true;
    }

    private ImmutableArray<JournalEntry> Entries()
    {
        // Removals go first: a file may take the place of a folder that they empty, and a folder that of a file.
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        entries.AddRange(plan.Removed.Select(path => new JournalEntry(JournalEntryKind.Remove, path)));
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in plan.Files.Where(file => file.Changed))
        {
            var path = file.File.Path;
            foreach (var above in OutputPath.Ancestors(path).Where(folders.Add))
            {
                if (FileSystem.Kind(OutputPath.Combine(plan.Folder, above)) != EntryKind.Folder)
                {
                    entries.Add(new JournalEntry(JournalEntryKind.Folder, above));
                }
            }

            entries.Add(new JournalEntry(file.Stands ? JournalEntryKind.Replace : JournalEntryKind.Create, path));
        }

        return entries.DrainToImmutable();
    }

    private void Stage(Journal journal)
    {
        files.CreateFolder(Path.Combine(work, "new"));
        files.CreateFolder(Path.Combine(work, "old"));
        var changed = plan.Files.Where(file => file.Changed).ToDictionary(file => file.File.Path, file => file.File, StringComparer.Ordinal);
        for (var i = 0; i < journal.Entries.Length; i++)
        {
            token.ThrowIfCancellationRequested();
            if (journal.Entries[i] is { Kind: JournalEntryKind.Create or JournalEntryKind.Replace, Path: var path })
            {
                files.WriteNew(journal.New(i), changed[path].Content.Span);
            }
        }

        token.ThrowIfCancellationRequested();
        files.Sync([.. Enumerable.Range(0, journal.Entries.Length)
            .Where(i => journal.Entries[i].Kind is JournalEntryKind.Create or JournalEntryKind.Replace)
            .Select(journal.New)]);
    }

    private void DeleteEmptied()
    {
        foreach (var path in plan.Removed)
        {
            foreach (var above in OutputPath.Ancestors(path).Reverse())
            {
                var emptied = OutputPath.Combine(plan.Folder, above);
                if (FileSystem.Kind(emptied) == EntryKind.Folder && !Directory.EnumerateFileSystemEntries(emptied).Any())
                {
                    files.DeleteFolder(emptied);
                }
            }
        }
    }
}
