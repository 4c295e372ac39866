namespace MilvusManifests.Delivery;

/// <summary>What stands at a path, a symbolic link not followed.</summary>
internal enum EntryKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A file; a device, pipe or socket counts as one of no length.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, whatever it leads to.</summary>
    Link,
}
