using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery.Writing;

/// <summary>
/// Replaces the files of an output folder: new content is written beside them, then a record of what is about to happen, and only then do files take
/// their places. A run that ends before the record has changed nothing; one that ends after it is finished by the next.
/// </summary>
internal static class RecordedWrite
{
    /// <summary>Writes new content and the record to the disk.</summary>
    public static void Stage(FileSystem files, OutputRoot root, OutputPlan plan, WriteRecord record, CancellationToken token)
    {
        files.CreateFolder(root.PathOf(WorkFolder.Name));
        files.WriteNew(root.PathOf(WorkFolder.Ignore), WorkFolder.IgnoreAll);
        var contents = plan.Files.ToDictionary(file => file.File.Path, file => file.File.Content, StringComparer.Ordinal);
        var staged = record.Entries
            .Select((entry, i) => (entry.Path, entry.New, To: WorkFolder.Staged(i)))
            .Where(entry => entry.New is not null)
            .Select(entry => (entry.Path, entry.To))
            .Concat(record.ReplacesLock ? [(Inventory.FileName, WorkFolder.StagedLock)] : [])
            .ToArray();
        foreach (var (path, to) in staged)
        {
            token.ThrowIfCancellationRequested();
            files.WriteNew(root.PathOf(to), contents[path].Span);
        }

        // All are written before the first is flushed: a journalling file system then sends most of them at once.
        token.ThrowIfCancellationRequested();
        files.WriteNew(root.PathOf(WorkFolder.Draft), Encoding.UTF8.GetBytes(record.Write()));
        files.SyncFiles([.. staged.Select(file => root.PathOf(file.To)), root.PathOf(WorkFolder.Draft)]);
        token.ThrowIfCancellationRequested();
        files.TryRename(root.PathOf(WorkFolder.Draft), root.PathOf(WorkFolder.Record), () => EntryState.Ready);
        files.SyncFolders([root.PathOf(WorkFolder.Name), root.FullPath]);
    }

    /// <summary>Makes the changes of a record that are not made yet.</summary>
    /// <returns>The paths at which something else was found, which is left alone.</returns>
    public static ImmutableArray<string> Apply(FileSystem files, OutputRoot root, WriteRecord record)
    {
        var view = FolderView.Open(root);
        var blocked = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < record.Entries.Length; i++)
        {
            var entry = record.Entries[i];
            if (!(entry.New is null ? TryRemove(files, view, entry) : TryWrite(files, view, entry, root.PathOf(WorkFolder.Staged(i)))))
            {
                blocked.Add(entry.Path);
            }
        }

        // A lock on disk implies that everything else is.
        files.SyncFolders([.. ChangedFolders(view, record)]);
        if (record.ReplacesLock && !files.TryRename(root.PathOf(WorkFolder.StagedLock), root.PathOf(Inventory.FileName), () => StateOfLock(root, record)))
        {
            blocked.Add(Inventory.FileName);
        }

        files.SyncFolders([root.FullPath]);
        return blocked.DrainToImmutable();
    }

    private static bool TryWrite(FileSystem files, FolderView view, RecordEntry entry, string staged)
    {
        foreach (var above in OutputPath.Ancestors(entry.Path).Where(above => view.Find(above).Kind != EntryKind.Folder))
        {
            if (!files.TryCreateFolder(view.Root.PathOf(above), () => view.Find(above) is var (path, kind) && path == above ? kind : EntryKind.Other))
            {
                return false;
            }
        }

        return files.TryRename(staged, view.Root.PathOf(entry.Path), () => view.StateOf(entry));
    }

    private static bool TryRemove(FileSystem files, FolderView view, RecordEntry entry)
    {
        if (!files.TryDelete(view.Root.PathOf(entry.Path), () => view.StateOf(entry)))
        {
            return false;
        }

        foreach (var above in OutputPath.Ancestors(entry.Path).Reverse().Where(above => view.Find(above) is (var path, EntryKind.Folder) && path == above))
        {
            files.DeleteEmptyFolder(view.Root.PathOf(above));
        }

        return true;
    }

    private static IEnumerable<string> ChangedFolders(FolderView view, WriteRecord record) =>
        record.Entries
            .SelectMany(entry => OutputPath.Ancestors(entry.Path))
            .Distinct(StringComparer.Ordinal)
            .Where(folder => view.Find(folder) is (var path, EntryKind.Folder) && path == folder)
            .Select(view.Root.PathOf)
            .Prepend(view.Root.FullPath);

    private static EntryState StateOfLock(OutputRoot root, WriteRecord record)
    {
        var path = root.PathOf(Inventory.FileName);
        return FileEntry.KindAt(path) switch
        {
            EntryKind.None => EntryState.Ready,
            EntryKind.File => FileContent.StateOf(path, content => Inventory.Hash(content) is var hash && hash == record.NewLock ? EntryState.Done
                : hash == record.OldLock ? EntryState.Ready
                : EntryState.Blocked),
            _ => EntryState.Blocked,
        };
    }
}
