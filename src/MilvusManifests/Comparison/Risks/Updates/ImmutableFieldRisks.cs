using MilvusManifests.Comparison.Fields;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Risks.Updates;

/// <summary>Fields that an update cannot change: the API server rejects it, or existing data does not follow.</summary>
internal sealed class ImmutableFieldRisks : IRiskRule
{
    internal const string Recreate = "the API server rejects this change: delete the object, then apply";
    private const string Claims = "existing claims keep their size and class; the change only applies to new ones";
    private const string Moves = "collected data stays on the old volumes";

    private static readonly string[] MutableOfStatefulSet =
        ["replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy", "minReadySeconds"];

    private static readonly string[] ImmutableOfStorageClass = ["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"];

    private static readonly string[] MutableOfVolume =
        ["accessModes", "capacity", "claimRef", "mountOptions", "nodeAffinity", "persistentVolumeReclaimPolicy", "storageClassName", "volumeAttributesClassName"];

    private static readonly string[] MutableOfPod = ["activeDeadlineSeconds", "schedulingGates", "terminationGracePeriodSeconds", "tolerations"];

    /// <inheritdoc/>
    public IEnumerable<Risk> InObject(ObjectChange change)
    {
        if (change.Kind != ChangeKind.Changed)
        {
            yield break;
        }

        var isFrozen = change.Old!.Node["immutable"] is YamlScalar { Value: "true" };
        foreach (var field in change.Fields)
        {
            if (ReasonOf(change, field, isFrozen) is { } why)
            {
                yield return Risk.Of(RiskKind.ImmutableField, change.Reference, field.ToShortString(), why);
            }
        }
    }

    private static string? ReasonOf(ObjectChange change, FieldChange field, bool isFrozen)
    {
        var (group, kind) = (change.Reference.Group, change.Reference.Kind);
        var (shape, inSpec) = (field.Path.Shape, field.Path.SpecField);
        return (group, kind) switch
        {
            ("apps", "Deployment" or "DaemonSet" or "ReplicaSet") when IsBelow(shape, "spec.selector") => Recreate,
            ("apps", "StatefulSet") when inSpec is { } name && !MutableOfStatefulSet.Contains(name, StringComparer.Ordinal) => Recreate,
            ("batch", "Job") when inSpec is { } name => JobUpdate.Rejects(change.Old!.Node, change.New!.Node, name, shape) ? Recreate : null,
            ("", "Service") => ServiceUpdate.WhyRejected(change.Old!.Node, change.New!.Node, shape),
            (Permissions.RbacGroup, "RoleBinding" or "ClusterRoleBinding") when IsBelow(shape, "roleRef") => Recreate,
            ("", "PersistentVolumeClaim") when inSpec is not null => WhyOfClaim(field, shape),
            ("", "PersistentVolume") when inSpec is { } name && !MutableOfVolume.Contains(name, StringComparer.Ordinal) && !shape.Contains("SecretRef", StringComparison.Ordinal) => Recreate,
            ("", "ResourceQuota") when IsBelow(shape, "spec.scopes") => Recreate,
            ("", "ConfigMap" or "Secret") when isFrozen && IsContent(shape) => Recreate,
            ("", "Secret") when shape == "type" => Recreate,
            ("storage.k8s.io", "StorageClass") when ImmutableOfStorageClass.Any(name => IsBelow(shape, name)) => Recreate,
            ("storage.k8s.io", "CSIDriver") when inSpec is "attachRequired" or "volumeLifecycleModes" => Recreate,
            ("storage.k8s.io", "VolumeAttributesClass") when shape == "driverName" || IsBelow(shape, "parameters") => Recreate,
            ("scheduling.k8s.io", "PriorityClass") when shape is "value" or "preemptionPolicy" => Recreate,
            ("networking.k8s.io", "IngressClass") when shape == "spec.controller" => Recreate,
            ("node.k8s.io", "RuntimeClass") when shape == "handler" => Recreate,
            ("", "Pod") when inSpec is { } name && !MutableOfPod.Contains(name, StringComparer.Ordinal) && !shape.EndsWith(".image", StringComparison.Ordinal) => Recreate,
            ("discovery.k8s.io", "EndpointSlice") when shape == "addressType" => Recreate,
            ("resource.k8s.io", "ResourceClaim" or "ResourceClaimTemplate") when inSpec is not null => Recreate,
            ("apiextensions.k8s.io", "CustomResourceDefinition") => WhyOfDefinition(shape),
            (OperatorKinds.Group, _) when OperatorKinds.IsOperand(kind) && IsBelow(shape, "spec.storage") => WhyOfStorage(field),
            _ => null,
        };
    }

    // A claim without a class or a volume gets one once.
    private static string? WhyOfClaim(FieldChange field, string shape) =>
        field.Old is null && shape is "spec.storageClassName" or "spec.volumeName" ? null
        : shape == "spec.resources.requests.storage" ? "a claim can only grow, and only if its StorageClass allows expansion"
        : IsBelow(shape, "spec.volumeAttributesClassName") ? "the driver of the volume must support it"
        : Recreate;

    private static string? WhyOfDefinition(string shape) => shape switch
    {
        "spec.scope" or "spec.group" or "spec.names.kind" or "spec.names.plural" =>
            "the API server rejects this change, and deleting the definition deletes every object of the kind",
        "spec.versions[].storage" => "objects stored in the old version must be migrated before that version is removed",
        _ => null,
    };

    private static string WhyOfStorage(FieldChange field) =>
        field.Path.Shape is "spec.storage" || field.Path.LastField is "emptyDir" or "ephemeral" or "volumeClaimTemplate" ? Moves : Claims;

    private static bool IsContent(string shape) => IsBelow(shape, "data") || IsBelow(shape, "binaryData") || IsBelow(shape, "stringData") || shape == "immutable";

    internal static bool IsBelow(string shape, string field) =>
        shape.StartsWith(field, StringComparison.Ordinal) && (shape.Length == field.Length || shape[field.Length] is '.' or '[' or ' ');
}
