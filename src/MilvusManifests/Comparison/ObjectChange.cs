using System.Collections.Immutable;
using MilvusManifests.Building;

namespace MilvusManifests.Comparison;

/// <summary>An object that differs.</summary>
/// <param name="Reference">The object.</param>
/// <param name="Old">Its old form; null where it is new.</param>
/// <param name="New">Its new form; null where it is gone.</param>
/// <param name="Fields">The fields that differ, where there are both forms.</param>
public sealed record ObjectChange(ObjectReference Reference, ManifestObject? Old, ManifestObject? New, ImmutableArray<FieldChange> Fields)
{
    /// <summary>What became of the object.</summary>
    public ChangeKind Kind => Old is null ? ChangeKind.Added : New is null ? ChangeKind.Removed : ChangeKind.Changed;

    /// <summary>Whether nothing but versions changed in it.</summary>
    public bool IsVersionOnly => Kind == ChangeKind.Changed && Fields.All(change => change.IsVersion);
}
