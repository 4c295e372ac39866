using System.Collections.Immutable;

namespace MilvusManifests.Delivery;

/// <summary>What writing a set did, or in a dry run would do; paths are below the output folder, in ordinal order.</summary>
/// <param name="Written">Files that are new or whose bytes changed.</param>
/// <param name="Unchanged">Files that were there already, byte for byte, and were not touched.</param>
/// <param name="Removed">Files of the earlier set that this one no longer has.</param>
public sealed record WriteResult(ImmutableArray<string> Written, ImmutableArray<string> Unchanged, ImmutableArray<string> Removed)
{
    /// <summary>Whether anything differs from what was there.</summary>
    public bool HasChanges => Written.Length > 0 || Removed.Length > 0;
}
