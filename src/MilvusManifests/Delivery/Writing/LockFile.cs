using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery.Writing;

/// <summary>The lock of an output folder: which files are the tool's own, and with which content.</summary>
/// <param name="Source">Its text; null if there is none.</param>
/// <param name="Files">The files it lists.</param>
/// <param name="Hash">The SHA-256 of its content; null if there is none.</param>
internal sealed record LockFile(SourceText? Source, Inventory Files, string? Hash)
{
    private const int MaxLength = 16 * 1024 * 1024;

    /// <summary>The lock of a folder without one.</summary>
    public static LockFile None { get; } = new(null, Inventory.Empty, null);

    /// <summary>Reads the lock of an output folder.</summary>
    public static Result<LockFile> Read(OutputRoot root) => Read(root, root.PathOf(Inventory.FileName), Inventory.FileName);

    /// <summary>Reads the staged lock of an output folder.</summary>
    public static Result<LockFile> ReadStaged(OutputRoot root) => Read(root, root.PathOf(WorkFolder.StagedLock), WorkFolder.StagedLock);

    private static Result<LockFile> Read(OutputRoot root, string path, string shown)
    {
        var kind = FileEntry.KindAt(path);
        if (kind == EntryKind.None)
        {
            return new(None, []);
        }

        if (kind != EntryKind.File || new FileInfo(path).Length > MaxLength)
        {
            return new(null, [Diagnostic.Error(DeliveryCodes.InventoryUnreadable, root.Place(shown),
                $"'{shown}' is not a regular file of at most {MaxLength / 1024 / 1024} MiB; restore the committed file")]);
        }

        var content = File.ReadAllBytes(path);
        var source = new SourceText(root.Show(shown), Encoding.UTF8.GetString(content));
        var files = Inventory.Read(source);
        return new(files.Succeeded ? new LockFile(source, files.Value!, Inventory.Hash(content)) : null, files.Diagnostics);
    }
}
