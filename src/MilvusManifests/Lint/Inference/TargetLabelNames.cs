using System.Collections.Frozen;

namespace MilvusManifests.Lint.Inference;

/// <summary>The labels that series have from their targets, and not from the program that exposes them.</summary>
/// <remarks>https://prometheus-operator.dev/docs/developer/scrapeconfig/ and what the monitors of kube-prometheus and Milvus' installers add</remarks>
internal static class TargetLabelNames
{
    // Those that tell clusters apart are added by whoever has several: no rule is wrong because of them.
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        [
            "job", "instance", "namespace", "pod", "service", "container", "endpoint", "node", "metrics_path", "component", "cluster", "region", "zone", "environment", "prometheus", "prometheus_replica",
        ],
        StringComparer.Ordinal);

    /// <summary>The labels, for sets of labels.</summary>
    public static IEnumerable<string> All => Known;

    /// <summary>Whether targets have, or may have, a label.</summary>
    public static bool Has(string label) => Known.Contains(label) || IsCopied(label);

    /// <summary>Whether a label is one that monitors copy from pods and Services, or that Prometheus renames.</summary>
    public static bool IsCopied(string label) =>
        label.StartsWith("app_kubernetes_io_", StringComparison.Ordinal) || label.StartsWith("exported_", StringComparison.Ordinal) || label.StartsWith("milvus_io_", StringComparison.Ordinal);

    /// <summary>Whether a label tells clusters apart, and is absent where there is one.</summary>
    public static bool IsOfCluster(string label) => label is "cluster" or "region" or "zone" or "environment" or "prometheus" or "prometheus_replica";
}
