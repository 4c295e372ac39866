using MilvusManifests.Text;

namespace MilvusManifests.Delivery;

/// <summary>Makes a set stand in its output folder: whole or not at all, and touching nothing that need not change.</summary>
public static class OutputWriter
{
    /// <summary>
    /// Writes the files of a set whose bytes differ, removes those of the earlier set that it no longer has, and refuses, naming every
    /// one, to touch a file that no run wrote. What an earlier run that was killed left behind is cleared away first.
    /// </summary>
    /// <param name="set">What is to stand in the folder.</param>
    /// <param name="folder">The output folder, as diagnostics are to name it; it need not exist.</param>
    /// <param name="options">How to write; null for the usual way.</param>
    /// <param name="token">Ends the writing with nothing changed, up to the moment the new set takes its place.</param>
    /// <exception cref="OperationCanceledException">The token ended it.</exception>
    public static Result<WriteResult> Write(OutputSet set, string folder, WriteOptions? options = null, CancellationToken token = default) =>
        Write(new FileSystem(), set, folder, options ?? new WriteOptions(), token);

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
            var full = FullPath(folder);
            if (!options.DryRun && Path.GetDirectoryName(full) is { } parent)
            {
                Directory.CreateDirectory(parent);
            }

            using var held = FolderLock.Take(full, options.LockTimeout, token);
            return held is null
                ? Failed(Codes.OutputLocked, folder, $"another run has been writing to '{folder}' for {options.LockTimeout.TotalSeconds:0.#} s; try again when it has ended")
                : WriteLocked(files, set, full, folder, options, token);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Failed(Codes.OutputFailed, folder, $"the set was not written: {refused.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static Result<WriteResult> WriteLocked(
        FileSystem files, OutputSet set, string full, string folder, WriteOptions options, CancellationToken token)
    {
        if (!TryRecover(files, full))
        {
            return Failed(Codes.RecoveryFailed, folder, $"a killed run left '{WorkFolder.Inside}' in '{folder}', and it cannot be undone; take the folder back from version control and delete '{WorkFolder.Inside}'");
        }

        var planned = OutputPlanner.Plan(set, full, folder, token);
        if (planned.Value is not { } plan)
        {
            return new Result<WriteResult>(null, planned.Diagnostics);
        }

        if (plan.Result.HasChanges && !options.DryRun && !new FolderSwap(files, plan, token).TryRun())
        {
            new JournalledWrite(files, plan, token).Run();
        }

        return new Result<WriteResult>(plan.Result, []);
    }

    private static bool TryRecover(FileSystem files, string full)
    {
        FolderSwap.Clean(files, full);
        return JournalledWrite.TryRecover(files, full);
    }

    /// <summary>The folder's full path, a link that leads to a folder followed.</summary>
    private static string FullPath(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return FileSystem.Kind(full) == EntryKind.Link && Directory.ResolveLinkTarget(full, returnFinalTarget: true) is DirectoryInfo { Exists: true } target
            ? Path.TrimEndingDirectorySeparator(target.FullName)
            : full;
    }

    private static Result<WriteResult> Failed(DiagnosticCode code, string folder, string message) =>
        new(null, [Diagnostic.Error(code, new SourceText(folder, "").At(0, 0), message)]);
}
