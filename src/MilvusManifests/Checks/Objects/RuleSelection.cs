using MilvusManifests.Cluster;
using MilvusManifests.ScrapePath.Monitors;

namespace MilvusManifests.Checks.Objects;

/// <summary>Which PrometheusRules a Prometheus or ThanosRuler evaluates.</summary>
/// <param name="Server">The Prometheus or ThanosRuler.</param>
/// <remarks>prometheus-operator pkg/operator/rules.go: an absent selector selects nothing, an absent namespace selector the server's own namespace.</remarks>
internal sealed record RuleSelection(ClusterObject Server)
{
    private readonly LabelSelector? labels = LabelSelector.Of(Server.Spec["ruleSelector"]);
    private readonly LabelSelector? namespaces = LabelSelector.Of(Server.Spec["ruleNamespaceSelector"]);

    /// <summary>Every server of a set that evaluates rules.</summary>
    public static RuleSelection[] AllOf(ClusterObjects cluster) =>
        [.. cluster.Of(ScrapeMonitor.Group, "Prometheus").Concat(cluster.Of(ScrapeMonitor.Group, "ThanosRuler")).Select(server => new RuleSelection(server))];

    /// <summary>Whether it selects a rule.</summary>
    public Answer Selects(ClusterObject rule, ClusterObjects cluster)
    {
        var inNamespace = namespaces is null ? Answers.Of(rule.Namespace == Server.Namespace) : namespaces.Selects(cluster.LabelsOf(rule.Namespace));
        return labels is null ? Answer.No : inNamespace.And(labels.Selects(rule.Labels));
    }

    /// <summary>Why it does not select a rule.</summary>
    public string Reason(ClusterObject rule, ClusterObjects cluster) =>
        labels is null ? $"{Server} has no ruleSelector, so it selects no rules; {{}} selects every one"
        : namespaces is null && rule.Namespace != Server.Namespace ? $"{Server} has no ruleNamespaceSelector, so it only selects in its own namespace {Server.Namespace}; {{}} selects in every namespace"
        : namespaces?.Mismatch(cluster.LabelsOf(rule.Namespace)) is { } mismatch ? $"ruleNamespaceSelector {namespaces} of {Server} does not select the namespace {rule.Namespace}: {mismatch}"
        : $"ruleSelector {labels} of {Server} does not select it: {labels.Mismatch(rule.Labels)}";
}
