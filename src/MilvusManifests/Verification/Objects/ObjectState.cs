using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Values;

namespace MilvusManifests.Verification.Objects;

/// <summary>What a cluster has of an object.</summary>
internal enum ObjectCondition
{
    /// <summary>It is as the set has it.</summary>
    Same,

    /// <summary>It is as the set has it, and its status says that it does not work, or not yet.</summary>
    NotReady,

    /// <summary>Fields differ.</summary>
    Different,

    /// <summary>Fields differ, and it is another set's.</summary>
    Foreign,

    /// <summary>It is being deleted.</summary>
    Deleting,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>The cluster does not have its kind in this version.</summary>
    NotServed,

    /// <summary>The user may not read it.</summary>
    Forbidden,

    /// <summary>The API server did not answer, or with something that is no object.</summary>
    Unreadable,
}

/// <summary>What a cluster has of an object of the set.</summary>
/// <param name="Expected">The object.</param>
/// <param name="Condition">How it is.</param>
internal sealed record ObjectState(ClusterObject Expected, ObjectCondition Condition)
{
    /// <summary>Its kind.</summary>
    public GroupVersionKind Kind => GroupVersionKind.Of(Expected.Node);

    /// <summary>The fields that differ: the cluster's values are the old ones, those of the set the new ones.</summary>
    public ImmutableArray<FieldChange> Fields { get; init; } = [];

    /// <summary>Why it is in this condition, in words; null if there is nothing to add.</summary>
    public string? Reason { get; init; }

    /// <summary>The resource in roles, <c>servicemonitors</c>; null if the cluster does not serve it.</summary>
    public string? Resource { get; init; }

    /// <summary>Whether it may be right later.</summary>
    public bool IsAwaited => Condition is not (ObjectCondition.Same or ObjectCondition.Forbidden);
}
