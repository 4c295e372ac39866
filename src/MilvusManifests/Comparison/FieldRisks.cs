namespace MilvusManifests.Comparison;

/// <summary>Fields that say how much runs, where, for how long things are kept, and whom something selects.</summary>
internal static class FieldRisks
{
    private static readonly string[] Monitors = ["ServiceMonitor", "PodMonitor", "Probe", "ScrapeConfig"];
    private static readonly string[] Operands = ["Prometheus", "PrometheusAgent", "Alertmanager", "ThanosRuler"];
    private static readonly string[] ServiceExposure = ["type", "externalIPs", "loadBalancerIP", "loadBalancerSourceRanges", "externalName"];

    /// <summary>The kind of risk of a value that changed; null where it is none of these.</summary>
    public static RiskKind? KindOf(ObjectChange change, LeafChange leaf)
    {
        var kind = change.Reference.Kind;
        var shape = leaf.Shape;
        var field = SpecField(shape);
        return shape switch
        {
            _ when kind is "ValidatingWebhookConfiguration" or "MutatingWebhookConfiguration" && shape.StartsWith("webhooks", StringComparison.Ordinal) => RiskKind.Webhook,
            _ when kind == "CustomResourceDefinition" && field == "conversion" => RiskKind.Webhook,
            _ when kind == "APIService" && field is "service" or "caBundle" => RiskKind.Webhook,
            _ when kind == "Service" && ServiceExposure.Contains(field, StringComparer.Ordinal) => RiskKind.Exposure,
            _ when kind == "Ingress" && field is "rules" or "ingressClassName" or "defaultBackend" && !shape.Contains(".port.", StringComparison.Ordinal) => RiskKind.Exposure,
            _ when IsRetention(leaf) => RiskKind.Retention,
            _ when IsSelection(kind, field) => RiskKind.Selection,
            _ when shape.EndsWith("serviceAccountName", StringComparison.Ordinal) => RiskKind.PermissionWidened,
            "spec.replicas" or "spec.shards" or "spec.minReplicas" or "spec.maxReplicas" or "spec.minAvailable" or "spec.maxUnavailable" => RiskKind.Replicas,
            _ when shape.Contains("resources.limits.", StringComparison.Ordinal) || shape.Contains("resources.requests.", StringComparison.Ordinal) => IsStorage(shape) ? null : RiskKind.Resources,
            _ when IsScheduling(shape) => RiskKind.Scheduling,
            _ when Monitors.Contains(kind, StringComparer.Ordinal) && shape.StartsWith("spec.", StringComparison.Ordinal) => RiskKind.Scrape,
            _ when kind == "Prometheus" && field is "scrapeInterval" or "scrapeTimeout" or "evaluationInterval" or "enforcedSampleLimit" or "sampleLimit" => RiskKind.Scrape,
            _ when leaf.Path.LastFlag is not null || IsArgument(shape) => RiskKind.Argument,
            _ => null,
        };
    }

    private static bool IsStorage(string shape) => shape.Contains("volumeClaimTemplate", StringComparison.Ordinal) || shape == "spec.resources.requests.storage";

    private static bool IsRetention(LeafChange leaf) =>
        leaf.Shape is "spec.retention" or "spec.retentionSize" || leaf.Path.LastFlag?.Contains("retention", StringComparison.Ordinal) == true;

    private static bool IsSelection(string kind, string? field) => kind switch
    {
        "Service" or "PodDisruptionBudget" => field == "selector",
        _ when Operands.Contains(kind, StringComparer.Ordinal) => field != "nodeSelector" && field?.EndsWith("Selector", StringComparison.Ordinal) == true,
        _ when Monitors.Contains(kind, StringComparer.Ordinal) => field is "selector" or "namespaceSelector",
        _ => false,
    };

    private static bool IsScheduling(string shape) =>
        shape.Contains("spec.nodeSelector", StringComparison.Ordinal) || shape.Contains("spec.tolerations", StringComparison.Ordinal)
        || shape.Contains("spec.affinity", StringComparison.Ordinal) || shape.Contains("spec.topologySpreadConstraints", StringComparison.Ordinal)
        || shape.EndsWith("spec.priorityClassName", StringComparison.Ordinal);

    private static bool IsArgument(string shape) =>
        shape.EndsWith("ontainers[].args[]", StringComparison.Ordinal) || shape.Contains("ontainers[].command", StringComparison.Ordinal);

    private static string? SpecField(string shape) => shape.Split('.', '[') is ["spec", var name, ..] ? name : null;
}
