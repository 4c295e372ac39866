using MilvusManifests.Text;

namespace MilvusManifests.Delivery.Writing;

/// <summary>The folder that a set is written to.</summary>
/// <param name="FullPath">Where it is, every symbolic link resolved; it need not exist.</param>
/// <param name="Shown">How diagnostics name it.</param>
internal sealed record OutputRoot(string FullPath, string Shown)
{
    /// <summary>The folder that a caller names, or what is there instead. A link to a folder is followed, since it was put there on purpose.</summary>
    public static Result<OutputRoot> Find(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var root = new OutputRoot(ContainedPath.Resolve(full) ?? full, folder);
        var kind = FileEntry.KindAt(root.FullPath);
        var fault = kind switch
        {
            EntryKind.Folder => null,
            EntryKind.None when FileEntry.KindAt(full) == EntryKind.None => null,
            EntryKind.File => $"'{folder}' is a file; the output has to be a folder",
            EntryKind.Other => $"'{folder}' is a pipe, a socket or a device; the output has to be a folder",
            _ => $"'{folder}' is a symbolic link to nothing; create the folder that it points to, or delete the link",
        };
        return fault is null ? new(root, []) : new(null, [Diagnostic.Error(DeliveryCodes.OutputNotFolder, root.Place(), fault)]);
    }

    /// <summary>Where a path below the folder is.</summary>
    public string PathOf(string path) => OutputPath.Combine(FullPath, path);

    /// <summary>A path below the folder as diagnostics show it.</summary>
    public string Show(string path) => Shown is "." or "" ? path : $"{Shown.TrimEnd('/')}/{path}";

    /// <summary>The place of a diagnostic about the folder.</summary>
    public Location Place() => new SourceText(Shown, "").At(0, 0);

    /// <summary>The place of a diagnostic about something below the folder.</summary>
    public Location Place(string path) => new SourceText(Show(path), "").At(0, 0);
}
