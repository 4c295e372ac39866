using System.Collections.Immutable;
using MilvusManifests.Building;

namespace MilvusManifests.Comparison;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">What a person calls it: a folder, a release, a revision.</param>
/// <param name="Objects">Its objects; of two of the same reference the last one counts.</param>
public sealed record ComparedSet(string Name, ImmutableArray<ManifestObject> Objects)
{
    /// <summary>The objects by what names them, in the order of their references.</summary>
    internal SortedDictionary<ObjectReference, ManifestObject> ByReference()
    {
        var found = new SortedDictionary<ObjectReference, ManifestObject>(ReferenceOrder.Instance);
        foreach (var candidate in Objects)
        {
            found[candidate.Reference] = candidate;
        }

        return found;
    }
}
