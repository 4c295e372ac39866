using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison;

/// <summary>Fields that an update cannot change: the API server refuses it, or what exists does not follow.</summary>
internal static class ImmutableFields
{
    private const string Recreate = "the API server refuses the change: delete the object first, then apply";
    private const string Claims = "claims that exist keep their size and class: the change reaches only new ones";
    private const string Moves = "what was collected stays on the old volumes";

    private static readonly string[] MutableOfStatefulSet =
        ["replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy", "minReadySeconds"];

    private static readonly string[] ImmutableOfJob =
        ["template", "selector", "completionMode", "manualSelector", "podFailurePolicy", "backoffLimitPerIndex", "managedBy", "successPolicy"];

    private static readonly string[] ImmutableOfStorageClass = ["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"];

    private static readonly string[] Operands = ["Prometheus", "PrometheusAgent", "Alertmanager", "ThanosRuler"];

    /// <summary>The fields of an object that cannot be changed where it stands.</summary>
    public static IEnumerable<Risk> Find(ObjectChange change)
    {
        if (change.Kind != ChangeKind.Changed)
        {
            yield break;
        }

        var isFrozen = change.Old!.Node["immutable"] is YamlScalar { Value: "true" };
        foreach (var field in change.Fields)
        {
            if (Why(change.Reference.Kind, change.Reference.Group, field, isFrozen) is { } why)
            {
                yield return Risk.Of(RiskKind.ImmutableField, change.Reference, field.ToShortString(), why);
            }
        }
    }

    private static string? Why(string kind, string group, FieldChange field, bool isFrozen)
    {
        var shape = field.Path.Shape;
        return (group, kind) switch
        {
            ("apps", "Deployment" or "DaemonSet" or "ReplicaSet") when IsBelow(shape, "spec.selector") => Recreate,
            ("apps", "StatefulSet") when SpecField(shape) is { } name && !MutableOfStatefulSet.Contains(name, StringComparer.Ordinal) => Recreate,
            ("batch", "Job") when SpecField(shape) is { } name && ImmutableOfJob.Contains(name, StringComparer.Ordinal) => Recreate,
            ("", "Service") when IsBelow(shape, "spec.clusterIP") || IsBelow(shape, "spec.clusterIPs") || shape == "spec.loadBalancerClass" => Recreate,
            ("rbac.authorization.k8s.io", "RoleBinding" or "ClusterRoleBinding") when IsBelow(shape, "roleRef") => Recreate,
            ("", "PersistentVolumeClaim") when SpecField(shape) is not null => WhyOfClaim(shape),
            ("", "ConfigMap" or "Secret") when isFrozen && IsContent(shape) => Recreate,
            ("", "Secret") when shape == "type" => Recreate,
            ("storage.k8s.io", "StorageClass") when ImmutableOfStorageClass.Any(name => IsBelow(shape, name)) => Recreate,
            ("storage.k8s.io", "CSIDriver") when SpecField(shape) is "attachRequired" or "fsGroupPolicy" or "volumeLifecycleModes" => Recreate,
            ("scheduling.k8s.io", "PriorityClass") when shape is "value" or "preemptionPolicy" => Recreate,
            ("networking.k8s.io", "IngressClass") when shape == "spec.controller" => Recreate,
            ("node.k8s.io", "RuntimeClass") when shape == "handler" => Recreate,
            ("", "Pod") when SpecField(shape) is { } name && name != "tolerations" && !shape.EndsWith(".image", StringComparison.Ordinal) => Recreate,
            ("apiextensions.k8s.io", "CustomResourceDefinition") => WhyOfDefinition(shape),
            ("monitoring.coreos.com", _) when Operands.Contains(kind, StringComparer.Ordinal) && IsBelow(shape, "spec.storage") => WhyOfStorage(field),
            _ => null,
        };
    }

    private static string WhyOfClaim(string shape) =>
        shape == "spec.resources.requests.storage" ? "a claim grows only where its StorageClass allows it, and never shrinks"
        : IsBelow(shape, "spec.volumeAttributesClassName") ? "the driver of the volume has to support it"
        : Recreate;

    private static string? WhyOfDefinition(string shape) => shape switch
    {
        "spec.scope" or "spec.group" or "spec.names.kind" or "spec.names.plural" or "spec.names.listKind" =>
            "the API server refuses the change, and to delete the definition deletes every object of the kind",
        "spec.versions[].storage" => "objects that are stored in the old version have to be migrated before it can go",
        _ => null,
    };

    private static string WhyOfStorage(FieldChange field) =>
        field.Path.Shape is "spec.storage" || field.Path.LastField is "emptyDir" or "ephemeral" or "volumeClaimTemplate" ? Moves : Claims;

    private static bool IsContent(string shape) => IsBelow(shape, "data") || IsBelow(shape, "binaryData") || IsBelow(shape, "stringData") || shape == "immutable";

    private static bool IsBelow(string shape, string field) =>
        shape.StartsWith(field, StringComparison.Ordinal) && (shape.Length == field.Length || shape[field.Length] is '.' or '[' or ' ');

    private static string? SpecField(string shape) =>
        shape.Split('.', '[') is ["spec", var name, ..] ? name : null;
}
