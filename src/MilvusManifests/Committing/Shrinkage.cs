using MilvusManifests.Text;

namespace MilvusManifests.Committing;

/// <summary>A set that would remove most of what is there.</summary>
internal static class Shrinkage
{
    private const string Hint = "if it is meant, look at it with --dry-run --allow-shrink, then commit it with --allow-shrink";

    /// <summary>The error about a set without objects, or one that keeps fewer than half of the objects; null for any other.</summary>
    /// <param name="size">How many objects the set keeps of those that are there.</param>
    /// <param name="target">Where it is written.</param>
    public static Diagnostic? Find(KeptObjects size, CommitTarget target) =>
        target.Order.AllowsShrinking ? null
        : size.Objects == 0 ? Fault("the set has no objects")
        : size.Kept * 2 < size.There ? Fault(FormattableString.Invariant($"only {size.Kept} of the {size.There} objects in '{target.Path}' of branch '{target.Order.Branch}' would be left"))
        : null;

    private static Diagnostic Fault(string message) => Diagnostic.Error(CommittingCodes.Shrinks, null, message, Hint);
}
