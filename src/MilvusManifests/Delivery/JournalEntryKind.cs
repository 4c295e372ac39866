namespace MilvusManifests.Delivery;

/// <summary>A kind of change that a journal can undo.</summary>
internal enum JournalEntryKind
{
    /// <summary>A folder that was not there.</summary>
    Folder,

    /// <summary>A file that was not there.</summary>
    Create,

    /// <summary>A file that another takes the place of.</summary>
    Replace,

    /// <summary>A file that goes.</summary>
    Remove,
}
