using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery;

/// <summary>Compares a set with the folder it is to stand in.</summary>
internal sealed class OutputPlanner
{
    private const int LargestInventory = 16 * 1024 * 1024;

    private readonly string folder;
    private readonly string shown;
    private readonly ImmutableArray<Diagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly Dictionary<string, EntryKind> kinds = new(StringComparer.Ordinal);
    private readonly byte[] buffer = new byte[64 * 1024];
    private Inventory inventory = Inventory.Empty;
    private HashSet<string> removed = [];

    private OutputPlanner(string folder, string shown)
    {
        this.folder = folder;
        this.shown = shown;
    }

    /// <summary>The plan, or everything that stands in its way.</summary>
    /// <param name="set">The set, its names already found to be good.</param>
    /// <param name="folder">The folder's full path.</param>
    /// <param name="shown">The folder as a diagnostic names it.</param>
    /// <param name="token">Ends the comparing.</param>
    public static Result<OutputPlan> Plan(OutputSet set, string folder, string shown, CancellationToken token) =>
        new OutputPlanner(folder, shown).Plan(set, token);

    private Result<OutputPlan> Plan(OutputSet set, CancellationToken token)
    {
        var kind = FileSystem.Kind(folder);
        if (kind is EntryKind.File or EntryKind.Link)
        {
            diagnostics.Add(Diagnostic.Error(DeliveryCodes.OutputNotFolder, Place(null),
                kind == EntryKind.File ? $"'{shown}' is a file; the output has to be a folder" : $"'{shown}' is a symbolic link that leads to no folder"));
            return new Result<OutputPlan>(null, diagnostics.DrainToImmutable());
        }

        var exists = kind == EntryKind.Folder;
        if (exists && !ReadInventory())
        {
            return new Result<OutputPlan>(null, diagnostics.DrainToImmutable());
        }

        var list = Inventory.Of(set);
        removed = [.. inventory.Files.Keys.Where(path => !list.Contains(path) && IsToRemove(path))];
        var files = ImmutableArray.CreateBuilder<PlannedFile>(set.Files.Length + 1);
        foreach (var file in set.Files.Add(OutputFile.FromText(Inventory.FileName, list.Write(set.Pins))).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            token.ThrowIfCancellationRequested();
            if ((exists ? Compare(file) : new PlannedFile(file, Stands: false, Changed: true)) is { } planned)
            {
                files.Add(planned);
            }
        }

        return diagnostics.Count > 0
            ? new Result<OutputPlan>(null, diagnostics.DrainToImmutable())
            : new Result<OutputPlan>(new OutputPlan(folder, exists, inventory, files.DrainToImmutable(), [.. removed.Order(StringComparer.Ordinal)]), []);
    }

    private bool ReadInventory()
    {
        var path = Path.Combine(folder, Inventory.FileName);
        switch (FileSystem.Kind(path))
        {
            case EntryKind.None:
                return true;
            case EntryKind.File when new FileInfo(path).Length <= LargestInventory:
                var read = Inventory.Read(new SourceText(Shown(Inventory.FileName), File.ReadAllText(path)));
                inventory = read.Value ?? Inventory.Empty;
                diagnostics.AddRange(read.Diagnostics);
                return read.Succeeded;
            default:
                diagnostics.Add(Diagnostic.Error(DeliveryCodes.InventoryUnreadable, Place(Inventory.FileName),
                    $"'{Inventory.FileName}' is no file of at most {LargestInventory / 1024 / 1024} MB; take the committed file back"));
                return false;
        }
    }

    /// <summary>Whether a file of the earlier set is there to be removed; what has taken its place is refused.</summary>
    private bool IsToRemove(string path)
    {
        foreach (var above in OutputPath.Ancestors(path))
        {
            if (KindOf(above) is not EntryKind.Folder)
            {
                return KindOf(above) == EntryKind.Link && Refuse(above, $"'{above}' is a symbolic link, and '{path}' behind it was to be removed");
            }
        }

        return KindOf(path) switch
        {
            EntryKind.File => true,
            EntryKind.Link => Refuse(path, $"'{path}' was to be removed, but a symbolic link has taken its place"),
            EntryKind.Folder => Refuse(path, $"'{path}' was to be removed, but a folder has taken its place"),
            _ => false,
        };
    }

    private PlannedFile? Compare(OutputFile file)
    {
        foreach (var above in OutputPath.Ancestors(file.Path))
        {
            switch (KindOf(above))
            {
                case EntryKind.None:
                case EntryKind.File when removed.Contains(above):
                    return new PlannedFile(file, Stands: false, Changed: true);
                case EntryKind.File:
                    Refuse(above, $"'{above}' is a file that is not generated, and '{file.Path}' needs a folder of that name; move it away", file);
                    return null;
                case EntryKind.Link:
                    Refuse(above, $"'{above}' is a symbolic link, and '{file.Path}' would be written through it; replace it with a folder", file);
                    return null;
            }
        }

        switch (KindOf(file.Path))
        {
            case EntryKind.None:
                return new PlannedFile(file, Stands: false, Changed: true);
            case EntryKind.Link:
                Refuse(file.Path, $"'{file.Path}' is a symbolic link, not a generated file; move it away", file);
                return null;
            case EntryKind.Folder when !HoldsOnlyRemoved(file.Path):
                Refuse(file.Path, $"'{file.Path}' is a folder, and a file of that name is to be written; move it away", file);
                return null;
            case EntryKind.Folder:
                return new PlannedFile(file, Stands: false, Changed: true);
        }

        if (FileSystem.Holds(OutputPath.Combine(folder, file.Path), file.Content.Span, buffer))
        {
            return new PlannedFile(file, Stands: true, Changed: false);
        }

        if (file.Path != Inventory.FileName && !inventory.Contains(file.Path))
        {
            Refuse(file.Path, $"'{file.Path}' is not a generated file ({Inventory.FileName} does not list it) and would be overwritten; move it away", file);
        }

        return new PlannedFile(file, Stands: true, Changed: true);
    }

    private bool HoldsOnlyRemoved(string path)
    {
        foreach (var entry in new DirectoryInfo(OutputPath.Combine(folder, path)).EnumerateFileSystemInfos())
        {
            var below = $"{path}/{entry.Name}";
            if (WorkFolder.IsFolder(entry) ? !HoldsOnlyRemoved(below) : !removed.Contains(below))
            {
                return false;
            }
        }

        return true;
    }

    private EntryKind KindOf(string path)
    {
        if (!kinds.TryGetValue(path, out var kind))
        {
            kinds[path] = kind = FileSystem.Kind(OutputPath.Combine(folder, path));
        }

        return kind;
    }

    private bool Refuse(string path, string message, OutputFile? file = null)
    {
        var diagnostic = Diagnostic.Error(DeliveryCodes.OutputNotOurs, Place(path), message);
        diagnostics.Add(file?.Origin is { } origin ? diagnostic.With(new RelatedLocation("to be written by", origin)) : diagnostic);
        return false;
    }

    private Location Place(string? path) => new SourceText(path is null ? shown : Shown(path), "").At(0, 0);

    private string Shown(string path) => shown is "." or "" ? path : $"{shown.TrimEnd('/')}/{path}";
}
