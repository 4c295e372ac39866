using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Fields;

namespace MilvusManifests.Committing;

/// <summary>How many objects a commit keeps of those that are there.</summary>
/// <param name="Objects">Those of the set, or of all sets.</param>
/// <param name="Kept">Those of them that are there already, changed or not.</param>
/// <param name="There">Those that are there.</param>
internal sealed record KeptObjects(int Objects, int Kept, int There)
{
    /// <summary>Those of a set.</summary>
    /// <param name="difference">How it differs from what is there.</param>
    /// <param name="objects">How many objects it has.</param>
    public static KeptObjects Of(SetDifference difference, int objects)
    {
        var kept = difference.Equal + difference.Objects.Count(change => change.Kind == ChangeKind.Changed);
        return new(objects, kept, kept + difference.Objects.Count(change => change.Kind == ChangeKind.Removed));
    }

    /// <summary>Those of several sets.</summary>
    public static KeptObjects Sum(IEnumerable<KeptObjects> sizes) => sizes.Aggregate(new KeptObjects(0, 0, 0), (sum, size) => new(sum.Objects + size.Objects, sum.Kept + size.Kept, sum.There + size.There));
}
