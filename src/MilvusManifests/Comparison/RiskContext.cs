using System.Collections.Immutable;
using MilvusManifests.Building;

namespace MilvusManifests.Comparison;

/// <summary>What the rules that find risks are given.</summary>
/// <param name="Old">The objects of the old side.</param>
/// <param name="New">The objects of the new side.</param>
/// <param name="Changes">The objects that differ.</param>
internal sealed record RiskContext(
    SortedDictionary<ObjectReference, ManifestObject> Old, SortedDictionary<ObjectReference, ManifestObject> New, ImmutableArray<ObjectChange> Changes);
