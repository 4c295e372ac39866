using MilvusManifests.Comparison.Fields;

namespace MilvusManifests.Comparison.Risks;

/// <summary>How many pods run, and how many may be unavailable.</summary>
internal sealed class ReplicaRisks : IRiskRule
{
    /// <inheritdoc/>
    public RiskKind? InValue(ObjectChange change, LeafChange value) => value.Shape
        is "spec.replicas" or "spec.shards" or "spec.minReplicas" or "spec.maxReplicas" or "spec.minAvailable" or "spec.maxUnavailable" ? RiskKind.Replicas : null;
}

/// <summary>What containers request and may use. The size of a claim is not theirs.</summary>
internal sealed class ResourceRisks : IRiskRule
{
    /// <inheritdoc/>
    public RiskKind? InValue(ObjectChange change, LeafChange value) => IsResource(value.Shape) && !IsStorage(value.Shape) ? RiskKind.Resources : null;

    private static bool IsResource(string shape) =>
        shape.Contains("resources.limits.", StringComparison.Ordinal) || shape.Contains("resources.requests.", StringComparison.Ordinal);

    private static bool IsStorage(string shape) => shape.Contains("volumeClaimTemplate", StringComparison.Ordinal) || shape == "spec.resources.requests.storage";
}

/// <summary>Where pods run.</summary>
internal sealed class SchedulingRisks : IRiskRule
{
    private static readonly string[] Fields = ["spec.nodeSelector", "spec.tolerations", "spec.affinity", "spec.topologySpreadConstraints"];

    /// <inheritdoc/>
    public RiskKind? InValue(ObjectChange change, LeafChange value) =>
        Array.Exists(Fields, field => value.Shape.Contains(field, StringComparison.Ordinal)) || value.Shape.EndsWith("spec.priorityClassName", StringComparison.Ordinal)
            ? RiskKind.Scheduling
            : null;
}

/// <summary>How programs are started.</summary>
internal sealed class ArgumentRisks : IRiskRule
{
    /// <inheritdoc/>
    public RiskKind? InValue(ObjectChange change, LeafChange value) => value.Path.LastFlag is not null
        || value.Shape.EndsWith("ontainers[].args[]", StringComparison.Ordinal)
        || value.Shape.Contains("ontainers[].command", StringComparison.Ordinal) ? RiskKind.Argument : null;
}
