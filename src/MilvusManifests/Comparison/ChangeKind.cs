namespace MilvusManifests.Comparison;

/// <summary>What became of an object or a field.</summary>
public enum ChangeKind
{
    /// <summary>Only the new side has it.</summary>
    Added,

    /// <summary>Only the old side has it.</summary>
    Removed,

    /// <summary>Both have it, and it differs.</summary>
    Changed,
}
