namespace MilvusManifests.Comparison.Fields;

/// <summary>What the old side calls an object.</summary>
internal static class FormerName
{
    /// <summary><c> (renamed from web)</c>, <c> (moved from namespace shop)</c>, <c> (was config-6ct58987ht)</c>; empty for an object of the same reference.</summary>
    public static string Of(ObjectChange change) =>
        change.From is not { } from ? ""
        : !change.IsRecreated ? $" (was {from.Name})"
        : from.Namespace == change.Reference.Namespace ? $" (renamed from {from.Name})"
        : from.Name == change.Reference.Name ? (from.Namespace.Length == 0 ? " (moved from no namespace)" : $" (moved from namespace {from.Namespace})")
        : $" (renamed from {(from.Namespace.Length == 0 ? "" : from.Namespace + "/")}{from.Name})";
}
