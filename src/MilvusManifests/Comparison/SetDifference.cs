using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Comparison.Risks;

namespace MilvusManifests.Comparison;

/// <summary>How one set differs from another.</summary>
/// <param name="Old">The name of the old side.</param>
/// <param name="New">The name of the new side.</param>
/// <param name="Kubernetes">The version of the cluster that the new side is applied to, <c>1.35</c>.</param>
/// <param name="Risks">What should be reviewed, the most important first.</param>
/// <param name="Versions">What only follows from new versions.</param>
/// <param name="Objects">The objects that differ, in the order of their references.</param>
/// <param name="Equal">The number of objects that do not differ.</param>
internal sealed record SetDifference(
    string Old, string New, string Kubernetes, ImmutableArray<Risk> Risks, VersionChanges Versions, ImmutableArray<ObjectChange> Objects, int Equal)
{
    /// <summary>How many objects were added, removed, changed and renamed, in words.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(ChangeKind.Added)} added, {Count(ChangeKind.Removed)} removed, {Count(ChangeKind.Changed)} changed, {(CountRenamed == 0 ? "" : $"{CountRenamed} renamed, ")}{CountVersionOnly} changed in versions only, {Equal} unchanged");

    /// <summary>Whether no object differs.</summary>
    public bool IsEmpty => Objects.IsEmpty;

    /// <summary>The number of objects that differ only in versions.</summary>
    public int CountVersionOnly => Objects.Count(change => change.IsVersionOnly);

    /// <summary>The number of objects that were renamed or moved, so that the cluster recreates them.</summary>
    public int CountRenamed => Objects.Count(change => change.IsRecreated);

    /// <summary>The number of objects that were added, removed or changed; those that were renamed or differ only in versions are not counted.</summary>
    public int Count(ChangeKind kind) => Objects.Count(change => change.Kind == kind && !change.IsVersionOnly && !change.IsRecreated);
}
