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

    /// <summary>The same for the folder above.</summary>
    /// <param name="folder">What the output folder is called in it; null for the same folder.</param>
    internal WriteResult Below(string? folder)
    {
        return folder is null ? this : new(Of(Written), Of(Unchanged), Of(Removed));

        ImmutableArray<string> Of(ImmutableArray<string> paths) => [.. paths.Select(path => $"{folder}/{path}")];
    }

    /// <summary>What two writes to one folder did, of which this is the later one: what the earlier one wrote is not unchanged.</summary>
    internal WriteResult After(WriteResult earlier) =>
        this with { Written = [.. Written.Concat(Unchanged.Intersect(earlier.Written, StringComparer.Ordinal)).Order(StringComparer.Ordinal)], Unchanged = [.. Unchanged.Except(earlier.Written, StringComparer.Ordinal)] };

    /// <summary>What several writes to one folder did.</summary>
    internal static WriteResult Sum(IReadOnlyCollection<WriteResult> results)
    {
        return new(All(one => one.Written), All(one => one.Unchanged), All(one => one.Removed));

        ImmutableArray<string> All(Func<WriteResult, ImmutableArray<string>> paths) => [.. results.SelectMany(one => paths(one)).Order(StringComparer.Ordinal)];
    }
}
