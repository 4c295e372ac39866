using System.Collections.Frozen;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>Whether a division is that of a part by its whole: the same counter, with more matchers above the line, or what is free or used of something by its size.</summary>
internal static class ShareOfWhole
{
    private static readonly FrozenDictionary<string, string> Wholes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["kubelet_volume_stats_available_bytes"] = "kubelet_volume_stats_capacity_bytes",
        ["kubelet_volume_stats_used_bytes"] = "kubelet_volume_stats_capacity_bytes",
        ["kubelet_volume_stats_inodes_free"] = "kubelet_volume_stats_inodes",
        ["kubelet_volume_stats_inodes_used"] = "kubelet_volume_stats_inodes",
        ["minio_cluster_capacity_raw_free_bytes"] = "minio_cluster_capacity_raw_total_bytes",
        ["minio_cluster_capacity_usable_free_bytes"] = "minio_cluster_capacity_usable_total_bytes",
        ["node_filefd_allocated"] = "node_filefd_maximum",
        ["node_filesystem_avail_bytes"] = "node_filesystem_size_bytes",
        ["node_filesystem_files_free"] = "node_filesystem_files",
        ["node_filesystem_free_bytes"] = "node_filesystem_size_bytes",
        ["node_memory_MemAvailable_bytes"] = "node_memory_MemTotal_bytes",
        ["node_memory_MemFree_bytes"] = "node_memory_MemTotal_bytes",
        ["node_memory_SwapFree_bytes"] = "node_memory_SwapTotal_bytes",
        ["process_open_fds"] = "process_max_fds",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the result is from 0 to 1, whatever the series are.</summary>
    public static bool Is(Expression part, Expression whole) => (part.Bare, whole.Bare) switch
    {
        (AggregateExpression { Aggregator: Aggregator.Sum or Aggregator.Count } left, AggregateExpression right) when HasSameGroups(left, right) => Is(left.Inner, right.Inner),
        (AggregateExpression { Aggregator: Aggregator.Max or Aggregator.Min, Inner: var one } left, AggregateExpression { Inner: var other } right) when HasSameGroups(left, right) =>
            one.Bare is VectorSelector && Is(one, other),
        (CallExpression { Function.Name: "rate" or "increase" or "irate" } left, CallExpression right) =>
            left.Function == right.Function && left.Arguments is [var first] && right.Arguments is [var second] && Is(first, second),
        (MatrixSelector left, MatrixSelector right) =>
            left.Range is DurationLiteral { Milliseconds: var range } && right.Range is DurationLiteral { Milliseconds: var other } && range == other && Is(left.Selector, right.Selector),
        (VectorSelector left, VectorSelector right) =>
            left.Name is { } name && (name == right.Name || Wholes.GetValueOrDefault(name) == right.Name) && left.Time == right.Time && right.Matchers.All(matcher => left.Matchers.Any(candidate => IsSame(candidate, matcher))),
        _ => false,
    };

    private static bool HasSameGroups(AggregateExpression left, AggregateExpression right) =>
        left.Aggregator == right.Aggregator && left.IsWithout == right.IsWithout && left.Grouping.Select(label => label.Name).SequenceEqual(right.Grouping.Select(label => label.Name), StringComparer.Ordinal);

    private static bool IsSame(LabelMatcher left, LabelMatcher right) => left.Name == right.Name && left.Operator == right.Operator && left.Value == right.Value;
}
