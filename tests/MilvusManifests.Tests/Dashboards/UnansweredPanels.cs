using System.Collections.Immutable;

namespace MilvusManifests.Tests.Dashboards;

/// <summary>The panels that show nothing while all is well.</summary>
internal static class UnansweredPanels
{
    private const string NoAlert = "no alert fires";
    private const string NoFailure = "it shows what fails, and nothing does";

    /// <summary>The panels, each with the reason.</summary>
    public static ImmutableArray<(string Panel, string Reason)> All { get; } =
    [
        ("alertmanager: Firing alerts by severity", NoAlert),
        ("apiserver: Errors by resource", NoFailure),
        ("cluster: Failed jobs", NoFailure),
        ("cluster: Unavailable replicas", NoFailure),
        ("grafana: Errors of Grafana", NoFailure),
        ("milvus-overview: Failed requests", NoFailure),
        ("milvus-overview: Firing alerts", NoAlert),
        ("milvus-write-path: Denied", "there are series only while a database or the cluster is denied reading or writing"),
        ("namespaces: Jobs", "one of its queries is of jobs that fail, and none does"),
    ];
}
