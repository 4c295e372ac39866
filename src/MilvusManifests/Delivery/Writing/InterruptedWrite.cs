using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery.Writing;

/// <summary>What an earlier run left unfinished in an output folder. Looking at it changes nothing.</summary>
/// <param name="Record">What is left to do; null where nothing counts and the work is to be discarded.</param>
/// <param name="View">The folder once that is done.</param>
/// <param name="Lock">The lock that is there then.</param>
internal sealed record InterruptedWrite(WriteRecord? Record, FolderView View, LockFile Lock)
{
    private const int MaxRecordLength = 16 * 1024 * 1024;

    /// <summary>The files that have yet to be written or removed, in the order this happens.</summary>
    public ImmutableArray<string> Unfinished { get; init; } = [];

    /// <summary>Whether there is anything to finish or to discard.</summary>
    public bool IsLeft { get; init; }

    /// <summary>What an earlier run left in a folder, if it left anything; an error where that cannot be its own.</summary>
    public static Result<InterruptedWrite> Find(OutputRoot root)
    {
        var current = LockFile.Read(root);
        var work = WorkFolder.Find(root);
        if (current.Value is not { } start || !work.Succeeded)
        {
            return new(null, [.. current.Diagnostics, .. work.Diagnostics]);
        }

        var untouched = new InterruptedWrite(null, FolderView.Open(root), start) { IsLeft = work.Value is not null };
        if (work.Value is null || FileEntry.KindAt(root.PathOf(WorkFolder.Record)) == EntryKind.None)
        {
            return new(untouched, []);
        }

        if (Read(root) is not { } record)
        {
            return new(null, [Damaged(root, "was not written by this version, or is damaged")]);
        }

        // The lock is replaced last, and all else is on the disk by then.
        return record.ReplacesLock && start.Hash == record.NewLock ? new(untouched, [])
            : start.Hash != record.OldLock ? new(untouched, [Outdated(root)])
            : Finish(untouched, record);
    }

    private static WriteRecord? Read(OutputRoot root)
    {
        var path = root.PathOf(WorkFolder.Record);
        return new FileInfo(path).Length <= MaxRecordLength ? WriteRecord.Read(Encoding.UTF8.GetString(File.ReadAllBytes(path))) : null;
    }

    private static Result<InterruptedWrite> Finish(InterruptedWrite start, WriteRecord record)
    {
        var root = start.View.Root;
        var staged = record.ReplacesLock ? LockFile.ReadStaged(root) : new(start.Lock, []);
        if (staged.Value is not { } end || end.Hash != record.NewLock)
        {
            return new(null, [Damaged(root, $"has lost '{WorkFolder.StagedLock}'")]);
        }

        var view = start.View;
        var unfinished = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < record.Entries.Length; i++)
        {
            var entry = record.Entries[i];
            if (entry.Old != view.RecordedIn(start.Lock, entry.Path) || entry.New != end.Files.Files.GetValueOrDefault(entry.Path))
            {
                return new(null, [Damaged(root, $"does not agree with {Inventory.FileName} about '{entry.Path}'")]);
            }

            var state = view.StateOf(entry);
            if (state == EntryState.Ready)
            {
                if (entry.New is not null && !IsStaged(root, i, entry.New))
                {
                    return new(null, [Damaged(root, $"has lost the content of '{entry.Path}'")]);
                }

                unfinished.Add(entry.Path);
            }

            view = state == EntryState.Blocked ? view : view.With(entry.Path, entry.New);
        }

        if (record.ReplacesLock)
        {
            view = view.With(Inventory.FileName, record.NewLock);
            unfinished.Add(Inventory.FileName);
        }

        return new(new InterruptedWrite(record, view, end) { Unfinished = unfinished.DrainToImmutable(), IsLeft = true }, []);
    }

    private static bool IsStaged(OutputRoot root, int index, string hash)
    {
        var path = root.PathOf(WorkFolder.Staged(index));
        return FileEntry.KindAt(path) == EntryKind.File && FileContent.Read(path) is { } content && Inventory.Hash(content) == hash;
    }

    private static Diagnostic Damaged(OutputRoot root, string fault) => Diagnostic.Error(
        DeliveryCodes.InterruptedWriteUnreadable,
        root.Place(WorkFolder.Record),
        $"an earlier run was interrupted, and its record {fault}; restore '{root.Shown}' from version control, delete '{root.Show(WorkFolder.Name)}' and generate again");

    private static Diagnostic Outdated(OutputRoot root) => Diagnostic.Warning(
        DeliveryCodes.InterruptedWriteOutdated,
        root.Place(WorkFolder.Record),
        $"an earlier run was interrupted, and {Inventory.FileName} has been replaced since; what that run had left to do is discarded");
}
