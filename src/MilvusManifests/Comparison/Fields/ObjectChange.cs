using System.Collections.Immutable;
using MilvusManifests.Building;

namespace MilvusManifests.Comparison.Fields;

/// <summary>What happened to an object or a field.</summary>
internal enum ChangeKind
{
    /// <summary>Only the new side has it.</summary>
    Added,

    /// <summary>Only the old side has it.</summary>
    Removed,

    /// <summary>Both sides have it, and it differs.</summary>
    Changed,
}

/// <summary>An object that differs.</summary>
/// <param name="Reference">The object.</param>
/// <param name="Old">Its old form; null where it was added.</param>
/// <param name="New">Its new form; null where it was removed.</param>
/// <param name="Fields">The fields that differ, where both sides have the object.</param>
internal sealed record ObjectChange(ObjectReference Reference, ManifestObject? Old, ManifestObject? New, ImmutableArray<FieldChange> Fields)
{
    /// <summary>What happened to the object.</summary>
    public ChangeKind Kind => Old is null ? ChangeKind.Added : New is null ? ChangeKind.Removed : ChangeKind.Changed;

    /// <summary>Whether only versions changed in it.</summary>
    public bool IsVersionOnly => Kind == ChangeKind.Changed && Fields.All(change => change.IsVersion);
}
