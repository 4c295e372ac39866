using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Apps;

/// <summary>The rules that Deployments, ReplicaSets, StatefulSets and DaemonSets share.</summary>
internal static class WorkloadRules
{
    private static readonly ImmutableArray<string> Workloads = ["apps.v1.DeploymentSpec", "apps.v1.ReplicaSetSpec", "apps.v1.StatefulSetSpec", "apps.v1.DaemonSetSpec"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Workloads, "selector-not-empty", "apps/validation: ValidateDeploymentSpec, ValidateReplicaSetSpec, ValidateStatefulSetSpec, ValidateDaemonSetSpec", CheckSelectorNotEmpty),
        new(Workloads, "selector-matches-template", "apps/validation: ValidatePodTemplateSpecForReplicaSet, ValidatePodTemplateSpecForStatefulSet, ValidateDaemonSetSpec", CheckSelectorMatches),
        new(Workloads, "workload-restart-policy", "apps/validation: ValidatePodTemplateSpecForReplicaSet, ValidateStatefulSetSpec, ValidateDaemonSetSpec", CheckRestartPolicy),
    ];

    private static void CheckSelectorNotEmpty(ObjectFields workload, RuleViolations found)
    {
        if (LabelSelectors.IsEmpty(workload.Fields("selector")))
        {
            found.Add(workload["selector"]!, "must not be empty");
        }
    }

    private static void CheckSelectorMatches(ObjectFields workload, RuleViolations found)
    {
        var template = workload.Fields("template");
        var labels = template.Fields("metadata").Fields("labels");
        if (template.Exists && LabelSelectors.Mismatch(workload.Fields("selector"), labels) is { } mismatch)
        {
            found.Explain(labels.Node ?? template.Fields("metadata").Node ?? template.Node!, $"the selector does not match the labels of the template: {mismatch}");
        }
    }

    private static void CheckRestartPolicy(ObjectFields workload, RuleViolations found)
    {
        if (workload.Fields("template").Fields("spec").Scalar("restartPolicy") is { Value: not ("" or "Always") } policy)
        {
            found.Add(policy, $"must be Always, not {ValueText.Of(policy)}");
        }
    }
}
