using System.Collections.Frozen;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison;

/// <summary>The lists whose order means nothing.</summary>
internal static class SetLikeLists
{
    private static readonly FrozenSet<string> Fields = FrozenSet.ToFrozenSet(
        [
            "accessModes", "add", "apiGroups", "apiVersions", "categories", "configMaps", "drop", "egress", "endpoints", "enum", "env", "externalIPs", "finalizers",
            "from", "hosts", "imagePullSecrets", "ingress", "loadBalancerSourceRanges", "matchNames", "namespaces", "nonResourceURLs", "operations",
            "podMetricsEndpoints", "podTargetLabels", "policyTypes", "ports", "required", "resourceNames", "resources", "scopes", "secrets", "shortNames", "subjects",
            "targetLabels", "tls", "to", "tolerations", "values", "verbs", "volumeMounts", "volumes",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether the order of a list means nothing.</summary>
    /// <param name="field">The field that it is the value of.</param>
    /// <param name="schema">Its schema; null where none is known.</param>
    public static bool Has(string field, PackedSchema? schema) =>
        Fields.Contains(field) || schema?[SchemaKeyword.ListType] is YamlScalar { Value: "set" or "map" };
}
