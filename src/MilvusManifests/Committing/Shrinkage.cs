using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Text;

namespace MilvusManifests.Committing;

/// <summary>A set that would remove most of what is there.</summary>
internal static class Shrinkage
{
    private const string Hint = "if it is meant, look at it with --dry-run --allow-shrink, then commit it with --allow-shrink";

    /// <summary>The error about a set without objects, or one that keeps fewer than half of the objects; null for any other.</summary>
    /// <param name="difference">How the set differs from what is there.</param>
    /// <param name="objects">How many objects it has.</param>
    /// <param name="shown">What is there, as messages name it.</param>
    public static Diagnostic? Find(SetDifference difference, int objects, string shown)
    {
        var kept = difference.Equal + difference.Objects.Count(change => change.Kind == ChangeKind.Changed);
        var there = kept + difference.Objects.Count(change => change.Kind == ChangeKind.Removed);
        return objects == 0 ? Fault("the set has no objects")
            : kept * 2 < there ? Fault(FormattableString.Invariant($"only {kept} of the {there} objects in {shown} would be left"))
            : null;
    }

    private static Diagnostic Fault(string message) => Diagnostic.Error(CommittingCodes.Shrinks, null, message, Hint);
}
