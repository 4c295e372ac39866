using System.Collections.Immutable;

namespace MilvusManifests.Comparison;

/// <summary>How one set differs from another.</summary>
/// <param name="Old">The name of the old side.</param>
/// <param name="New">The name of the new side.</param>
/// <param name="Kubernetes">The version of the cluster that the new side is judged for, <c>1.35</c>.</param>
/// <param name="Risks">What matters, the most important first.</param>
/// <param name="Versions">What is only the noise of new versions.</param>
/// <param name="Objects">The objects that differ, in the order of their references.</param>
/// <param name="Equal">How many objects do not differ.</param>
public sealed record SetDifference(
    string Old, string New, string Kubernetes, ImmutableArray<Risk> Risks, VersionChanges Versions, ImmutableArray<ObjectChange> Objects, int Equal)
{
    /// <summary>Whether there is no difference at all.</summary>
    public bool IsEmpty => Objects.IsEmpty;

    /// <summary>How many objects are new, gone or changed.</summary>
    public int Count(ChangeKind kind) => Objects.Count(change => change.Kind == kind && !change.IsVersionOnly);

    /// <summary>How many objects differ in nothing but versions.</summary>
    public int CountVersionOnly => Objects.Count(change => change.IsVersionOnly);
}
