using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Text;

namespace MilvusManifests.Drift;

/// <summary>Compares an output folder with a set. Nothing is written, and no link is followed.</summary>
internal static class OutputComparison
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How the folder differs; null where it cannot be read.</summary>
    /// <param name="set">The files that the folder should contain.</param>
    /// <param name="folder">The output folder, as diagnostics are to name it.</param>
    /// <param name="cluster">The schemas of the objects.</param>
    /// <param name="token">Ends the comparing.</param>
    /// <exception cref="OperationCanceledException">The token ended it.</exception>
    public static Result<DriftReport> Compare(OutputSet set, string folder, SchemaCatalogue cluster, CancellationToken token)
    {
        try
        {
            var root = OutputRoot.Find(folder);
            return root.Value is { } found ? Compare(set, found, cluster, token) : new(null, root.Diagnostics);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Fail(folder, DeliveryCodes.OutputFailed, $"'{folder}' cannot be compared: {refused.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static Result<DriftReport> Compare(OutputSet set, OutputRoot root, SchemaCatalogue cluster, CancellationToken token)
    {
        if (FileEntry.KindAt(root.FullPath) == EntryKind.None)
        {
            return new(NothingIn(root, set, "does not exist"), []);
        }

        // The system's own lock leaves no trace, and a run that is writing now is waited for.
        using var held = FolderLock.Take(root, LockTimeout, token);
        return held is null
            ? Fail(root.Shown, DeliveryCodes.OutputLocked, $"another run has been writing to '{root.Shown}' for {LockTimeout.TotalSeconds:0.#} s; check again when it has finished, or end it")
            : CompareLocked(set, root, cluster, token);
    }

    private static Result<DriftReport> CompareLocked(OutputSet set, OutputRoot root, SchemaCatalogue cluster, CancellationToken token)
    {
        var found = new DiagnosticBag();
        if (found.Take(InterruptedWrite.Find(root)) is not { } start)
        {
            return found.With<DriftReport>(null);
        }

        if (start.Lock.Source is null && !set.Files.Any(file => start.View.Find(file.Path).Kind != EntryKind.None))
        {
            return found.With(NothingIn(root, set, "has no generated files"));
        }

        var lockFile = OutputFile.FromText(Inventory.FileName, Inventory.Of(set).Write(set.Pins));
        var isLocked = LockDrift.Has(start.View, lockFile);
        var output = new ComparedOutput(set, start, cluster) { Causes = isLocked ? new([], ArePinned: true) : DriftCauses.Find(set, start.Lock) };
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var file in set.Files)
        {
            token.ThrowIfCancellationRequested();
            Add(FileDrift.Find(output, file, findings.Count));
        }

        foreach (var (path, hash) in start.Lock.Files.Files)
        {
            Add(output.List.Contains(path) ? null : FileDrift.FindLeftOver(output, path, hash));
        }

        findings.AddRange(found.Take(ExtraFiles.Find(output)));
        Add(isLocked ? null : LockDrift.Find(output, lockFile));
        var files = findings.Count;
        Add(InterruptionOf(start));
        return found.With(found.HasErrors ? null : new DriftReport(findings.DrainToImmutable(), files));

        void Add(Diagnostic? finding)
        {
            if (finding is not null)
            {
                findings.Add(finding);
            }
        }
    }

    private static DriftReport NothingIn(OutputRoot root, OutputSet set, string fault) =>
        new([Diagnostic.Error(DriftCodes.Missing, root.Place(), $"'{root.Shown}' {fault}; nothing was generated yet", FileDrift.Generate)], set.Files.Length + 1);

    private static Diagnostic? InterruptionOf(InterruptedWrite start) => !start.IsLeft ? null
        : start.Record is null
            ? Diagnostic.Error(DriftCodes.Interrupted, start.View.Root.Place(WorkFolder.Name), "an earlier run was interrupted, and left work that no longer applies", "generate again: that discards it")
            : Diagnostic.Error(
                DriftCodes.Interrupted,
                start.View.Root.Place(WorkFolder.Record),
                $"an earlier run was interrupted with {TraceText.Count(start.Unfinished.Length, "file")} left to write or remove",
                "generate again: that finishes it");

    private static Result<DriftReport> Fail(string folder, DiagnosticCode code, string message) =>
        new(null, [Diagnostic.Error(code, new SourceText(folder, "").At(0, 0), message)]);
}
