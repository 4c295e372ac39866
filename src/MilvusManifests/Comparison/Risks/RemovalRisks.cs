using MilvusManifests.Building;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Risks;

/// <summary>Objects that are removed, and what is deleted with them or left behind.</summary>
internal sealed class RemovalRisks : IRiskRule
{
    // Their rules say what the removal means.
    private static readonly string[] ReportedElsewhere =
        ["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "NetworkPolicy", "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"];

    /// <inheritdoc/>
    public IEnumerable<Risk> InObject(ObjectChange change)
    {
        if (change.Kind != ChangeKind.Removed)
        {
            yield break;
        }

        var statement = change.To is null ? "is removed" : $"is removed and created anew as {(change.To.Namespace.Length == 0 ? "" : change.To.Namespace + "/")}{change.To.Name}";
        if (Loss(change.Old!) is { } loss)
        {
            yield return Risk.Of(RiskKind.DataRemoved, change.Reference, statement, loss);
        }
        else if (change is { Reference: { Group: "", Kind: "Service" }, To: not null })
        {
            yield return Risk.Of(RiskKind.ObjectRemoved, change.Reference, statement, "its DNS name changes, and the addresses and node ports that the cluster assigned");
        }
        else if (!ReportedElsewhere.Contains(change.Reference.Kind, StringComparer.Ordinal))
        {
            yield return Risk.Of(RiskKind.ObjectRemoved, change.Reference, statement);
        }
    }

    private static string? Loss(ManifestObject candidate) => candidate.Reference.Kind switch
    {
        "Namespace" => "everything in the namespace is deleted with it",
        "CustomResourceDefinition" => "every object of its kind is deleted with it, in all namespaces",
        "PersistentVolumeClaim" => "its volume is deleted with it, unless its StorageClass retains it",
        "PersistentVolume" => "the data on the volume is no longer reachable",
        "StatefulSet" => "its claims are kept, unused, unless persistentVolumeClaimRetentionPolicy says otherwise",
        "Milvus" => "the operator deletes its components; spec.dependencies says whether its data is kept",
        var kind when !OperatorKinds.IsOperand(kind) => null,
        _ when HasStorage(candidate) => "the operator deletes its pods; the claims with the collected data are kept, unused",
        _ => "the operator deletes its pods, and the collected data with them",
    };

    private static bool HasStorage(ManifestObject candidate) =>
        (candidate.Node["spec"] as YamlMapping)?["storage"] is YamlMapping storage && storage["volumeClaimTemplate"] is not null;
}
