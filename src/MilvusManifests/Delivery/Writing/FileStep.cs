namespace MilvusManifests.Delivery.Writing;

/// <summary>A kind of step that changes a file system.</summary>
internal enum FileStep
{
    CreateFolder,
    Write,
    Sync,
    Rename,
    Delete,
}
