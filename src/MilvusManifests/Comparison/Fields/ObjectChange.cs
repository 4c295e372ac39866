using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Comparison.Renames;

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
    /// <summary>What the old side calls it: another name or namespace, found by content; null for an object of the same reference.</summary>
    public ObjectReference? From { get; init; }

    /// <summary>What the new side calls a removed object; null for one that is gone.</summary>
    public ObjectReference? To { get; init; }

    /// <summary>Whether the cluster deletes one object and creates another for it. A generated name does not: nothing is kept in what it names.</summary>
    public bool IsRecreated => From is not null && !GeneratedNames.AreSame(From, Reference);

    /// <summary>What happened to the object.</summary>
    public ChangeKind Kind => Old is null ? ChangeKind.Added : New is null ? ChangeKind.Removed : ChangeKind.Changed;

    /// <summary>Whether only versions changed in it.</summary>
    public bool IsVersionOnly => Kind == ChangeKind.Changed && !IsRecreated && Fields.All(change => change.IsVersion);

    /// <summary>What the cluster does with it: one change, or of an object that it has to recreate a removal and an addition.</summary>
    internal IEnumerable<ObjectChange> Steps => IsRecreated
        ? [new ObjectChange(From!, Old, null, []) { To = Reference }, new ObjectChange(Reference, null, New, [])]
        : [this];
}
