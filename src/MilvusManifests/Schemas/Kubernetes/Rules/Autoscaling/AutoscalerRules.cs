using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Autoscaling;

/// <summary>The rules of HorizontalPodAutoscalers, except those of their metrics.</summary>
internal static class AutoscalerRules
{
    private static readonly ImmutableArray<string> Spec = ["autoscaling.v1.HorizontalPodAutoscalerSpec", "autoscaling.v2.HorizontalPodAutoscalerSpec"];
    private static readonly ImmutableArray<string> Reference = ["autoscaling.v1.CrossVersionObjectReference", "autoscaling.v2.CrossVersionObjectReference"];
    private static readonly ImmutableArray<string> Behavior = ["autoscaling.v2.HPAScalingRules"];
    private static readonly ImmutableArray<string> Policy = ["autoscaling.v2.HPAScalingPolicy"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Spec, "hpa-max-replicas", "autoscaling/validation: validateHorizontalPodAutoscalerSpec", (spec, found) => found.CheckRange(spec, "maxReplicas", 1)),
        new(Spec, "hpa-min-replicas", "autoscaling/validation: validateHorizontalPodAutoscalerSpec", (spec, found) => found.CheckRange(spec, "minReplicas", 0)),
        new(Spec, "hpa-min-replicas-zero", "autoscaling/validation: validateMetrics", CheckScalesToZero),
        new(Spec, "hpa-min-over-max", "autoscaling/validation: validateHorizontalPodAutoscalerSpec", CheckBounds),
        new(Spec, "hpa-target-api-version", "autoscaling/validation: ValidateAPIVersion", CheckTargetVersion) { Since = 36 },
        new(["autoscaling.v1.HorizontalPodAutoscalerSpec"], "hpa-target-cpu", "autoscaling/validation: validateMetricTarget", (spec, found) => found.CheckRange(spec, "targetCPUUtilizationPercentage", 1)),
        new(Reference, "hpa-reference", "autoscaling/validation: ValidateCrossVersionObjectReference", CheckReference),
        new(Behavior, "hpa-stabilization-window", "autoscaling/validation: validateScalingRules", (rules, found) => found.CheckRange(rules, "stabilizationWindowSeconds", 0, 3600)),
        new(Behavior, "hpa-policies", "autoscaling/validation: validateScalingRules", CheckPolicies),
        new(Policy, "hpa-policy-period", "autoscaling/validation: validateScalingPolicy", (policy, found) => found.CheckRange(policy, "periodSeconds", 1, 1800)),
        new(Policy, "hpa-policy-value", "autoscaling/validation: validateScalingPolicy", (policy, found) => found.CheckRange(policy, "value", 1)),
        new(["autoscaling.v1.ScaleSpec"], "scale-replicas", "autoscaling/validation: ValidateScale", (spec, found) => found.CheckRange(spec, "replicas", 0)),
    ];

    private static void CheckScalesToZero(ObjectFields spec, RuleViolations found)
    {
        if (spec.Number("minReplicas") is 0 && !spec.Mappings("metrics").Any(metric => metric.Text("type") is "Object" or "External"))
        {
            found.Add(spec["minReplicas"]!, "must be at least 1, not 0, without a metric of type Object or External");
        }
    }

    private static void CheckBounds(ObjectFields spec, RuleViolations found)
    {
        if (spec.Number("maxReplicas") is > 0 and var most && spec.Number("minReplicas") is { } least && least > most)
        {
            found.Add(spec["minReplicas"]!, string.Create(CultureInfo.InvariantCulture, $"must not be greater than maxReplicas: {least} > {most}"));
        }
    }

    private static void CheckTargetVersion(ObjectFields spec, RuleViolations found)
    {
        var target = spec.Fields("scaleTargetRef");
        if (!target.Exists || target.Text("kind") is null or "ReplicationController")
        {
            return;
        }

        if (target.IsEmpty("apiVersion"))
        {
            found.CheckRequired(target, "apiVersion");
        }
        else if (target.Scalar("apiVersion") is { } version && !version.Value.Contains('/', StringComparison.Ordinal))
        {
            found.Add(version, $"must name an API group, such as apps/v1, not {ValueText.Of(version)}");
        }
    }

    private static void CheckReference(ObjectFields reference, RuleViolations found)
    {
        found.CheckNotEmpty(reference, "kind", "name");
        foreach (var name in (ReadOnlySpan<string>)["kind", "name"])
        {
            found.CheckText(reference, name, NameFaults.PathSegment);
        }
    }

    private static void CheckPolicies(ObjectFields rules, RuleViolations found)
    {
        if (rules["policies"] is YamlSequence { Items.IsEmpty: true } policies)
        {
            found.Add(policies, "must not be empty; leave it out for the default policies");
        }
    }
}
