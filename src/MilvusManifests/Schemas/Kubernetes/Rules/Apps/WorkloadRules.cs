using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Apps;

/// <summary>The rules that Deployments, ReplicaSets, StatefulSets, DaemonSets and ReplicationControllers share.</summary>
internal static class WorkloadRules
{
    private const string Selected = "apps/validation: ValidateDeploymentSpec, ValidateReplicaSetSpec, ValidateStatefulSetSpec, ValidateDaemonSetSpec";
    private const string Template = "apps/validation: ValidatePodTemplateSpecForReplicaSet, ValidateStatefulSetSpec, ValidateDaemonSetSpec";

    private static readonly ImmutableArray<string> Workloads = ["apps.v1.DeploymentSpec", "apps.v1.ReplicaSetSpec", "apps.v1.StatefulSetSpec", "apps.v1.DaemonSetSpec"];
    private static readonly ImmutableArray<string> AndControllers = [.. Workloads, "core.v1.ReplicationControllerSpec"];
    private static readonly ImmutableArray<string> Controller = ["core.v1.ReplicationControllerSpec"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Workloads, "selector-not-empty", Selected, CheckSelectorNotEmpty),
        new(Workloads, "selector-matches-template", Template, CheckSelectorMatches),
        new(AndControllers, "workload-restart-policy", Template, CheckRestartPolicy),
        new(AndControllers, "workload-active-deadline", Template, CheckActiveDeadline),
        new(AndControllers, "workload-replicas", Selected, (workload, found) => found.CheckNotNegative(workload, "replicas")),
        new(AndControllers, "workload-min-ready", Selected, (workload, found) => found.CheckNotNegative(workload, "minReadySeconds")),
        new(["apps.v1.DeploymentSpec", "apps.v1.DaemonSetSpec"], "workload-history-limit", Selected, (workload, found) => found.CheckNotNegative(workload, "revisionHistoryLimit")),
        new(Controller, "controller-selector-matches-template", "core/validation: ValidatePodTemplateSpecForRC", CheckControllerSelector),
        new(Controller, "controller-template", "core/validation: ValidateReplicationControllerSpec", (controller, found) => found.CheckRequired(controller, "template")),
        new(["apps.v1.ControllerRevision"], "controller-revision", "apps/validation: ValidateControllerRevision", (revision, found) => found.CheckNotNegative(revision, "revision")),
    ];

    private static void CheckSelectorNotEmpty(ObjectFields workload, RuleViolations found)
    {
        if (LabelSelectors.IsEmpty(workload.Fields("selector")) && !found.IsMisspelt(workload.Fields("selector"), "matchLabels", "matchExpressions"))
        {
            found.Add(workload["selector"]!, "must not be empty");
        }
    }

    private static void CheckSelectorMatches(ObjectFields workload, RuleViolations found)
    {
        if (workload.Has("template"))
        {
            Report(workload.Fields("template"), LabelSelectors.Mismatch(workload.Fields("selector"), Labels(workload.Fields("template"))), found);
        }
    }

    // Without a selector the labels of the template are taken.
    private static void CheckControllerSelector(ObjectFields controller, RuleViolations found)
    {
        if (controller.Has("template"))
        {
            Report(controller.Fields("template"), LabelSelectors.MapMismatch(controller.Fields("selector"), Labels(controller.Fields("template"))), found);
        }
    }

    private static ObjectFields Labels(ObjectFields template) => template.Fields("metadata").Fields("labels");

    private static void Report(ObjectFields template, string? mismatch, RuleViolations found)
    {
        if (mismatch is not null && template.Node is { } node)
        {
            found.Explain(Labels(template).Node ?? template.Fields("metadata").Node ?? node, $"the selector does not match the labels of the template: {mismatch}");
        }
    }

    private static void CheckRestartPolicy(ObjectFields workload, RuleViolations found)
    {
        if (workload.Fields("template").Fields("spec").Scalar("restartPolicy") is { Value: not ("" or "Always") } policy)
        {
            found.Add(policy, $"must be Always, not {ValueText.Of(policy)}; only the pods of a Job and bare Pods can stop");
        }
    }

    private static void CheckActiveDeadline(ObjectFields workload, RuleViolations found)
    {
        if (workload.Fields("template").Fields("spec") is { Exists: true } pod && pod.Has("activeDeadlineSeconds"))
        {
            found.AddKey(pod, "activeDeadlineSeconds", "is only allowed in Jobs and bare Pods");
        }
    }
}
