using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery.Writing;

/// <summary>The lock of an output folder: which files are the tool's own, and with which content.</summary>
/// <param name="Source">Its text; null where there is none.</param>
/// <param name="Files">The files it lists.</param>
/// <param name="Hash">The SHA-256 of its own content; null where there is none.</param>
internal sealed record StandingLock(SourceText? Source, Inventory Files, string? Hash)
{
    private const int MaxLength = 16 * 1024 * 1024;

    /// <summary>The lock of a folder that has none.</summary>
    public static StandingLock None { get; } = new(null, Inventory.Empty, null);

    /// <summary>Reads the lock of an output folder.</summary>
    public static Result<StandingLock> Read(OutputRoot root) => Read(root, root.PathOf(Inventory.FileName), Inventory.FileName);

    /// <summary>Reads the lock of an output folder from where it waits to take its place.</summary>
    public static Result<StandingLock> ReadStaged(OutputRoot root) => Read(root, root.PathOf(WorkFolder.StagedLock), WorkFolder.StagedLock);

    private static Result<StandingLock> Read(OutputRoot root, string path, string shown)
    {
        var kind = FileEntry.KindAt(path);
        if (kind == EntryKind.None)
        {
            return new(None, []);
        }

        if (kind != EntryKind.File || new FileInfo(path).Length > MaxLength)
        {
            return new(null, [Diagnostic.Error(Codes.InventoryUnreadable, root.Place(shown),
                $"'{shown}' is not a regular file of at most {MaxLength / 1024 / 1024} MiB; restore the committed file")]);
        }

        var content = File.ReadAllBytes(path);
        var source = new SourceText(root.Show(shown), Encoding.UTF8.GetString(content));
        var files = Inventory.Read(source);
        return new(files.Succeeded ? new StandingLock(source, files.Value!, Inventory.Hash(content)) : null, files.Diagnostics);
    }
}
