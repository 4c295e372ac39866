using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery.Writing;

/// <summary>Compares a set with its folder.</summary>
internal static class OutputPlanner
{
    private const string OddFile = "a pipe, a socket or a device";

    /// <summary>The plan, or everything that is in its way.</summary>
    /// <param name="set">The set, its names already checked.</param>
    /// <param name="view">The folder.</param>
    /// <param name="current">The lock of the folder.</param>
    /// <param name="token">Ends the comparing.</param>
    public static Result<OutputPlan> Plan(OutputSet set, FolderView view, LockFile current, CancellationToken token)
    {
        var list = Inventory.Of(set);
        var removals = current.Files.Files.Where(file => !list.Contains(file.Key)).Select(file => PlanRemoval(view, file.Key, file.Value)).ToArray();
        ImmutableArray<RecordEntry> removed = [.. removals.Select(removal => removal.Value).OfType<RecordEntry>()];

        var after = view.Without(removed.Select(entry => entry.Path));
        var lockFile = OutputFile.FromText(Inventory.FileName, list.Write(set.Pins));
        var writes = new List<Result<PlannedFile>>(set.Files.Length + 1);
        foreach (var file in set.Files.Add(lockFile).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            token.ThrowIfCancellationRequested();
            writes.Add(PlanFile(after, file, view.RecordedIn(current, file.Path)));
        }

        ImmutableArray<Diagnostic> faults = [.. removals.SelectMany(removal => removal.Diagnostics), .. writes.SelectMany(write => write.Diagnostics)];
        if (!faults.IsEmpty)
        {
            return new(null, faults);
        }

        var plan = new OutputPlan(current.Hash, [.. writes.Select(write => write.Value!)], removed);
        faults = MountPointsInTheWay(view.Root, plan);
        return faults.IsEmpty ? new(plan, []) : new(null, faults);
    }

    /// <summary>The removal of a file that the set no longer has; null where there is none to remove.</summary>
    private static Result<RecordEntry> PlanRemoval(FolderView view, string path, string hash) => view.Find(path) switch
    {
        (_, EntryKind.None) => new(null, []),
        (var above, EntryKind.Link) when above != path =>
            Refuse<RecordEntry>(view, above, $"'{above}' is a symbolic link, and '{path}' below it is to be removed; put the folder back or delete the link"),
        (var above, _) when above != path => new(null, []),
        (_, EntryKind.File) when view.HasRecorded(path, hash) => new(new RecordEntry(path, hash, null), []),
        (_, EntryKind.File) => Refuse<RecordEntry>(view, path,
            $"'{path}' is no longer part of the set, but was edited since it was generated; move it away or delete it", code: DeliveryCodes.OutputEdited),
        (_, var kind) => Refuse<RecordEntry>(view, path, $"'{path}' is no longer part of the set, but {Name(kind)} has taken its place; move it away or delete it"),
    };

    private static Result<PlannedFile> PlanFile(FolderView view, OutputFile file, string? recorded)
    {
        var path = file.Path;
        return view.Find(path) switch
        {
            (_, EntryKind.None) => new(new PlannedFile(file, recorded, Changed: true), []),
            (var above, EntryKind.Link) when above != path =>
                Refuse<PlannedFile>(view, above, $"'{above}' is a symbolic link, and '{path}' would be written through it; replace it with a folder", file),
            (var above, var kind) when above != path =>
                Refuse<PlannedFile>(view, above, $"'{above}' is {Name(kind)}, but '{path}' needs a folder of that name; move it away", file),
            (_, EntryKind.File) => PlanExistingFile(view, file, recorded),
            (_, var kind) => Refuse<PlannedFile>(view, path, $"'{path}' is {Name(kind)}, but a file of that name is to be written; move it away", file),
        };
    }

    private static Result<PlannedFile> PlanExistingFile(FolderView view, OutputFile file, string? recorded) =>
        view.Has(file) ? new(new PlannedFile(file, recorded, Changed: false), [])
        : file.Path == Inventory.FileName || (recorded is not null && view.HasRecorded(file.Path, recorded)) ? new(new PlannedFile(file, recorded, Changed: true), [])
        : recorded is null ? Refuse<PlannedFile>(view, file.Path,
            $"'{file.Path}' was not generated ({Inventory.FileName} does not list it) and would be overwritten; move it away", file)
        : Refuse<PlannedFile>(view, file.Path,
            $"'{file.Path}' was edited since it was generated and would be overwritten; move the change to a patch or a template, delete the file or restore the committed one, and generate again",
            file, DeliveryCodes.OutputEdited);

    private static ImmutableArray<Diagnostic> MountPointsInTheWay(OutputRoot root, OutputPlan plan)
    {
        string[] changed = [.. plan.Result.Written, .. plan.Result.Removed];
        return changed.Length == 0 ? [] :
        [
            .. MountPoints.Below(root.FullPath)
                .Where(mount => Array.Exists(changed, path => path == mount || path.StartsWith(mount + "/", StringComparison.Ordinal)))
                .Select(mount => Diagnostic.Error(DeliveryCodes.OutputNotOurs, root.Place(mount),
                    $"'{mount}' is a mount point, and files cannot be replaced in one step across file systems; mount '{root.Shown}' as a whole instead")),
        ];
    }

    private static string Name(EntryKind kind) => kind switch
    {
        EntryKind.File => "a file that was not generated",
        EntryKind.Folder => "a folder",
        EntryKind.Link => "a symbolic link",
        _ => OddFile,
    };

    private static Result<T> Refuse<T>(FolderView view, string path, string message, OutputFile? file = null, DiagnosticCode? code = null)
    {
        var diagnostic = Diagnostic.Error(code ?? DeliveryCodes.OutputNotOurs, view.Root.Place(path), message);
        return new(default, [file?.Origin is { } origin ? diagnostic.With(new RelatedLocation("to be written by", origin)) : diagnostic]);
    }
}
