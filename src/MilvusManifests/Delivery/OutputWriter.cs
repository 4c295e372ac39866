using System.Collections.Immutable;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery;

/// <summary>Writes a set to an output folder: all of it or nothing, and without touching unchanged files.</summary>
internal static class OutputWriter
{
    /// <summary>
    /// Writes the files of a set whose bytes differ and removes those of the earlier set that it no longer has. Where something is in the way that no
    /// run wrote, or that was edited since, nothing is written and every such file is named. What an interrupted run left to do is done first.
    /// </summary>
    /// <param name="set">The files that the folder should contain.</param>
    /// <param name="folder">The output folder, as diagnostics are to name it; it need not exist.</param>
    /// <param name="options">How to write; null for the usual way.</param>
    /// <param name="token">Ends the writing with nothing changed, up to the moment when the first file is renamed into place.</param>
    /// <exception cref="OperationCanceledException">The token ended it.</exception>
    public static Result<WriteResult> Write(OutputSet set, string folder, WriteOptions? options = null, CancellationToken token = default) =>
        Write(new FileSystem { FlushesAll = options?.IsOneOfMany == true }, set, folder, options ?? new WriteOptions(), token);

    /// <summary>Writes through a file system that a test can end.</summary>
    internal static Result<WriteResult> Write(FileSystem files, OutputSet set, string folder, WriteOptions options, CancellationToken token)
    {
        // Names are checked before a set comes here; this keeps a caller that forgot to from writing elsewhere.
        if (set.Files.FirstOrDefault(file => OutputPath.Fault(file.Path) is not null) is { } wrong)
        {
            throw new ArgumentException($"The output file name '{wrong.Path}' {OutputPath.Fault(wrong.Path)}.", nameof(set));
        }

        try
        {
            var root = OutputRoot.Find(folder);
            return root.Value is { } found ? Write(files, set, options.Shown is { } shown ? found with { Shown = shown } : found, options, token) : new(null, root.Diagnostics);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Fail(options.Shown ?? folder, DeliveryCodes.OutputFailed, $"the set was not written: {Reason(refused)}");
        }
    }

    private static Result<WriteResult> Write(FileSystem files, OutputSet set, OutputRoot root, WriteOptions options, CancellationToken token)
    {
        if (FileEntry.KindAt(root.FullPath) == EntryKind.None)
        {
            if (options.DryRun)
            {
                return Report(OutputPlanner.Plan(set, FolderView.Open(root), LockFile.None, token));
            }

            files.CreateFolder(root.FullPath);
        }

        var begin = options.Trace?.Now ?? 0;
        using var held = FolderLock.Take(root, options.LockTimeout, token);
        if (held is null)
        {
            return Fail(root.Shown, DeliveryCodes.OutputLocked,
                $"another run has been writing to '{root.Shown}' for {options.LockTimeout.TotalSeconds:0.#} s; generate again when it has finished, or end it");
        }

        options.Trace?.Write("locked", $"{root.Shown} ({options.Trace.Since(begin)})");
        var left = options.DryRun ? InterruptedWrite.Find(root) : Resume(files, root, options.Trace);
        if (left.Value is not { } start)
        {
            return new(null, left.Diagnostics);
        }

        var planned = OutputPlanner.Plan(set, start.View, start.Lock, token);
        var written = planned.Value is { Result.HasChanges: true } plan && !options.DryRun ? Apply(files, root, plan, token) : Report(planned);
        return written with { Diagnostics = [.. left.Diagnostics, .. written.Diagnostics] };
    }

    /// <summary>Finishes, or discards, what an interrupted run left.</summary>
    private static Result<InterruptedWrite> Resume(FileSystem files, OutputRoot root, Trace? trace)
    {
        var found = InterruptedWrite.Find(root);
        if (found.Value is not { IsLeft: true } left)
        {
            return found;
        }

        if (left.Record is { } record)
        {
            try
            {
                RecordedWrite.Apply(files, root, record);
                trace?.Write("resumed", $"the write that an earlier run left unfinished: {TraceText.Count(left.Unfinished.Length, "file")}");
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                return new(null, [Unfinished(root, refused)]);
            }
        }

        else
        {
            trace?.Write("discarded", "what an earlier run had prepared and not begun to write");
        }

        WorkFolder.Clear(files, root);
        var finished = InterruptedWrite.Find(root);
        return finished with { Diagnostics = [.. found.Diagnostics, .. finished.Diagnostics] };
    }

    private static Result<WriteResult> Apply(FileSystem files, OutputRoot root, OutputPlan plan, CancellationToken token)
    {
        var record = WriteRecord.Of(plan);
        try
        {
            RecordedWrite.Stage(files, root, plan, record, token);
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            TryClear(files, root);
            throw;
        }

        ImmutableArray<string> blocked;
        try
        {
            blocked = RecordedWrite.Apply(files, root, record);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new(null, [Unfinished(root, refused)]);
        }

        TryClear(files, root);
        return blocked.IsEmpty ? new(plan.Result, []) : new(null, [.. blocked.Select(path => Diagnostic.Error(DeliveryCodes.OutputUnfinished, root.Place(path),
            $"'{path}' was changed by another program while the set was written, and was left as it is; move it away or delete it, and generate again"))]);
    }

    // The folder is as it should be; what is left in it the next run removes.
    private static void TryClear(FileSystem files, OutputRoot root)
    {
        try
        {
            WorkFolder.Clear(files, root);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static Diagnostic Unfinished(OutputRoot root, Exception refused) => Diagnostic.Error(
        DeliveryCodes.OutputUnfinished, root.Place(), $"part of the set was written, then writing failed: {Reason(refused)}; remove the cause and generate again to finish it");

    private static Result<WriteResult> Report(Result<OutputPlan> planned) => new(planned.Value?.Result, planned.Diagnostics);

    private static string Reason(Exception refused) => refused.Message.ReplaceLineEndings(" ");

    private static Result<WriteResult> Fail(string folder, DiagnosticCode code, string message) =>
        new(null, [Diagnostic.Error(code, new SourceText(folder, "").At(0, 0), message)]);
}
