namespace MilvusManifests.Delivery.Writing;

/// <summary>One change that a run makes to a folder.</summary>
/// <param name="Path">The file, below the output folder.</param>
/// <param name="Old">The SHA-256 of the content that the lock recorded for it; null where it listed no such file.</param>
/// <param name="New">The SHA-256 of the content it gets; null for a file that is removed.</param>
internal sealed record RecordEntry(string Path, string? Old, string? New);

/// <summary>How far a change has come.</summary>
internal enum EntryState
{
    /// <summary>What is there is what the change leaves.</summary>
    Done,

    /// <summary>What is there is what the change expects.</summary>
    Ready,

    /// <summary>Something else is there, and is left alone.</summary>
    Blocked,
}
