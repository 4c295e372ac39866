using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Comparison.Fields;

namespace MilvusManifests.Comparison.Risks;

/// <summary>Finds risks of some kinds: in the set as a whole, in an object that differs, or in a value of it.</summary>
internal interface IRiskRule
{
    /// <summary>The risks that only both sets together show.</summary>
    public IEnumerable<Risk> InSet(RiskContext context) => [];

    /// <summary>The risks of an object that differs.</summary>
    public IEnumerable<Risk> InObject(ObjectChange change) => [];

    /// <summary>The risk of a value of an object that both sides have; null where it has none. Of several rules the first in the list decides.</summary>
    public RiskKind? InValue(ObjectChange change, LeafChange value) => null;
}

/// <summary>The input of rules.</summary>
/// <param name="Old">The objects of the old side.</param>
/// <param name="New">The objects of the new side.</param>
/// <param name="Changes">The objects that differ.</param>
/// <param name="Catalogue">What the cluster serves that the new side is applied to.</param>
internal sealed record RiskContext(
    IReadOnlyDictionary<ObjectReference, ManifestObject> Old,
    IReadOnlyDictionary<ObjectReference, ManifestObject> New,
    ImmutableArray<ObjectChange> Changes,
    SchemaCatalogue Catalogue)
{
    /// <summary>The version of the cluster, <c>1.35</c>.</summary>
    public required string Kubernetes { get; init; }

    /// <summary>The release that the new side was rendered with, <c>v0.18.0</c>; null where it was not rendered.</summary>
    public required string? Release { get; init; }

    /// <summary>The programs of the old side.</summary>
    public required ProgramVersions OldPrograms { get; init; }

    /// <summary>The programs of the new side.</summary>
    public required ProgramVersions NewPrograms { get; init; }
}
