using System.Collections.Immutable;

namespace MilvusManifests.Delivery;

/// <summary>What has to happen to a folder for a set to stand in it.</summary>
/// <param name="Folder">The folder's full path.</param>
/// <param name="Exists">Whether the folder is there.</param>
/// <param name="Inventory">What the earlier run wrote.</param>
/// <param name="Files">The set's files, the inventory itself among them, in ordinal order.</param>
/// <param name="Removed">The files of the earlier set that go, in ordinal order.</param>
internal sealed record OutputPlan(
    string Folder,
    bool Exists,
    Inventory Inventory,
    ImmutableArray<PlannedFile> Files,
    ImmutableArray<string> Removed)
{
    /// <summary>What carrying it out will have done.</summary>
    public WriteResult Result { get; } = new(
        [.. Files.Where(file => file.Changed).Select(file => file.File.Path)],
        [.. Files.Where(file => !file.Changed).Select(file => file.File.Path)],
        Removed);
}
