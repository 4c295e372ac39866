using MilvusManifests.Building;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison;

/// <summary>Objects that are gone, and what goes with them or stays behind.</summary>
internal static class RemovalRisks
{
    private static readonly string[] ToldElsewhere = ["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "NetworkPolicy", "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"];

    /// <summary>What the removal, or the coming, of an object means.</summary>
    public static IEnumerable<Risk> Find(ObjectChange change)
    {
        if (change.Kind == ChangeKind.Removed)
        {
            if (Loss(change.Old!) is { } loss)
            {
                yield return Risk.Of(RiskKind.DataRemoved, change.Reference, "is gone", loss);
            }
            else if (!ToldElsewhere.Contains(change.Reference.Kind, StringComparer.Ordinal))
            {
                yield return Risk.Of(RiskKind.ObjectRemoved, change.Reference, "is gone");
            }
        }

        if (change.Kind != ChangeKind.Changed)
        {
            var word = change.Kind == ChangeKind.Added ? "is new" : "is gone";
            if (change.Reference.Kind is "ValidatingWebhookConfiguration" or "MutatingWebhookConfiguration")
            {
                yield return Risk.Of(RiskKind.Webhook, change.Reference, word);
            }

            if (Exposes(change.New))
            {
                yield return Risk.Of(RiskKind.Exposure, change.Reference, "is new");
            }
        }
    }

    private static bool Exposes(ManifestObject? candidate) => candidate?.Reference.Kind switch
    {
        "Ingress" or "HTTPRoute" or "Gateway" => true,
        "Service" => (candidate.Node["spec"] as YamlMapping)?["type"] is YamlScalar { Value: "LoadBalancer" or "NodePort" },
        _ => false,
    };

    private static string? Loss(ManifestObject candidate) => candidate.Reference.Kind switch
    {
        "Namespace" => "everything in the namespace is deleted with it",
        "CustomResourceDefinition" => "every object of its kind is deleted with it, in all namespaces",
        "PersistentVolumeClaim" => "its volume is deleted with it, unless its StorageClass retains it",
        "PersistentVolume" => "what is on the volume is no longer reachable",
        "StatefulSet" => "its claims stay behind unless persistentVolumeClaimRetentionPolicy says otherwise, and nothing uses them",
        "Prometheus" or "Alertmanager" or "ThanosRuler" or "PrometheusAgent" => HasStorage(candidate)
            ? "the operator deletes its pods; the claims with what was collected stay behind, and nothing uses them"
            : "the operator deletes its pods and with them what was collected",
        "Milvus" => "the operator deletes its components; its data stays or goes as spec.dependencies say",
        _ => null,
    };

    private static bool HasStorage(ManifestObject candidate) => (candidate.Node["spec"] as YamlMapping)?["storage"] is YamlMapping storage && storage["volumeClaimTemplate"] is not null;
}
