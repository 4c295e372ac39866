namespace MilvusManifests.Delivery;

/// <summary>A kind of step that changes a file system.</summary>
internal enum FileStep
{
    /// <summary>A folder is made.</summary>
    CreateFolder,

    /// <summary>A new file is written.</summary>
    Write,

    /// <summary>A file or folder is sent to the disk.</summary>
    Sync,

    /// <summary>A file gets a second name, or a symbolic link is made.</summary>
    Link,

    /// <summary>Two folders trade places.</summary>
    Exchange,

    /// <summary>A file or folder gets another name.</summary>
    Rename,

    /// <summary>A file or an empty folder is removed.</summary>
    Delete,
}
