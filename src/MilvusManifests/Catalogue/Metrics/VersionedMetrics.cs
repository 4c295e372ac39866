using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Catalogue.Metrics;

/// <summary>What the rules about a Milvus have to know of the metrics of its version.</summary>
internal static class VersionedMetrics
{
    /// <summary>The metrics that rules ask for and that not every version has.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "milvus_cdc_replicate_end_to_end_latency",
        "milvus_datacoord_l0_delete_entries_num",
        "milvus_logging_dropped_write_total",
        "milvus_proxy_req_in_queue_latency",
        "milvus_querynode_partial_result_count",
        "milvus_rootcoord_force_deny_writing_counter",
        "milvus_wal_recovery_info",
    ];

    /// <summary>Whether a version is certain to write a metric.</summary>
    public static bool IsIn(ReleaseNumber version, string name) =>
        MetricCatalogue.Of(new(version, null)).FindMetric(name) is { Presence: Presence.Present, IsWritten: true };

    /// <summary>
    /// The matchers of the requests in <c>milvus_proxy_req_count</c> that failed, and not for what the client sent where the version tells: 2.6.19 alone does so in the label
    /// <c>status</c>, later ones in the label <c>cause</c>.
    /// </summary>
    /// <remarks>milvus-io/milvus#51493</remarks>
    public static string FailuresOf(ReleaseNumber version) =>
        version == new ReleaseNumber(2, 6, 19) ? "status=\"fail_system\""
        : version > new ReleaseNumber(2, 6, 19) ? "status=\"fail\",cause!=\"user\""
        : "status=\"fail\"";
}
