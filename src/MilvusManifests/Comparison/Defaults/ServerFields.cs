using System.Collections.Frozen;
using System.Text.RegularExpressions;
using MilvusManifests.Building;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Defaults;

/// <summary>The fields that the API server and the controllers of the cluster own: they are never applied, and no difference.</summary>
internal static partial class ServerFields
{
    private static readonly FrozenSet<string> Metadata = FrozenSet.ToFrozenSet(
        ["creationTimestamp", "deletionGracePeriodSeconds", "deletionTimestamp", "generation", "managedFields", "resourceVersion", "selfLink", "uid"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Annotations = FrozenSet.ToFrozenSet(
        [
            "deployment.kubernetes.io/desired-replicas", "deployment.kubernetes.io/max-replicas", "deployment.kubernetes.io/revision",
            "deprecated.daemonset.template.generation", "kubectl.kubernetes.io/last-applied-configuration", "pv.kubernetes.io/bind-completed",
            "pv.kubernetes.io/bound-by-controller", "pv.kubernetes.io/migrated-to", "pv.kubernetes.io/provisioned-by",
            "volume.beta.kubernetes.io/storage-provisioner", "volume.kubernetes.io/provisioner-deletion-secret-name",
            "volume.kubernetes.io/provisioner-deletion-secret-namespace", "volume.kubernetes.io/selected-node", "volume.kubernetes.io/storage-provisioner",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Labels = FrozenSet.ToFrozenSet(
        ["batch.kubernetes.io/controller-uid", "controller-revision-hash", "controller-uid", "pod-template-generation", "pod-template-hash"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Finalizers = FrozenSet.ToFrozenSet(
        [
            "customresourcecleanup.apiextensions.k8s.io", "foregroundDeletion", "kubernetes.io/pv-protection", "kubernetes.io/pvc-protection", "orphan",
            "service.kubernetes.io/load-balancer-cleanup",
        ],
        StringComparer.Ordinal);

    /// <summary>Two forms of one object without these fields, and with what the cluster assigned to one only where the other says something else.</summary>
    /// <param name="reference">The object.</param>
    /// <param name="old">Its old form.</param>
    /// <param name="fresh">Its new form.</param>
    public static (YamlMapping Old, YamlMapping New) Without(ObjectReference reference, YamlMapping old, YamlMapping fresh)
    {
        if (reference is { Group: "", Kind: "Secret" } && (old["stringData"] is null) != (fresh["stringData"] is null))
        {
            (old, fresh) = (SecretData.Encoded(old), SecretData.Encoded(fresh));
        }

        return (
            Without(reference, IsOfCluster(old) ? AssignedFields.Without(reference, old, fresh) : old),
            Without(reference, IsOfCluster(fresh) ? AssignedFields.Without(reference, fresh, old) : fresh));
    }

    private static YamlMapping Without(ObjectReference reference, YamlMapping node)
    {
        node = node.Without("status");
        if (node["metadata"] is YamlMapping metadata)
        {
            var pruned = Pruned(reference, metadata);
            node = ReferenceEquals(pruned, metadata) ? node : node.With("metadata", pruned);
        }

        return reference is { Group: "", Kind: "ServiceAccount" } && node["secrets"] is YamlSequence secrets
            && secrets.Items.All(secret => (secret as YamlMapping)?["name"] is YamlScalar { Value: var name } && IsTokenOf(reference.Name, name)) ? node.Without("secrets") : node;
    }

    private static YamlMapping Pruned(ObjectReference reference, YamlMapping metadata)
    {
        foreach (var key in metadata.Keys.Where(Metadata.Contains).ToArray())
        {
            metadata = metadata.Without(key);
        }

        metadata = WithoutEntries(metadata, "annotations", entry => Annotations.Contains(entry.Key.Value));
        metadata = WithoutEntries(metadata, "labels", entry => Labels.Contains(entry.Key.Value) || IsNameOfNamespace(reference, entry));
        return metadata["finalizers"] is YamlSequence finalizers && finalizers.Items.Any(IsFinalizer)
            ? WithOrWithout(metadata, "finalizers", new YamlSequence([.. finalizers.Items.Where(item => !IsFinalizer(item))], finalizers.Location))
            : metadata;
    }

    private static YamlMapping WithoutEntries(YamlMapping metadata, string field, Func<YamlEntry, bool> isOfServer) =>
        metadata[field] is YamlMapping map && map.Entries.Any(isOfServer)
            ? WithOrWithout(metadata, field, new YamlMapping([.. map.Entries.Where(entry => !isOfServer(entry))], map.Location))
            : metadata;

    private static YamlMapping WithOrWithout(YamlMapping metadata, string field, YamlNode rest) =>
        rest is YamlMapping { Entries.Length: 0 } or YamlSequence { Items.Length: 0 } ? metadata.Without(field) : metadata.With(field, rest);

    private static bool IsFinalizer(YamlNode item) => item is YamlScalar { Value: var name } && Finalizers.Contains(name);

    private static bool IsNameOfNamespace(ObjectReference reference, YamlEntry label) =>
        reference is { Group: "", Kind: "Namespace" } && label is { Key.Value: "kubernetes.io/metadata.name", Value: YamlScalar { Value: var name } } && name == reference.Name;

    private static bool IsTokenOf(string account, string secret) =>
        secret.StartsWith(account + "-", StringComparison.Ordinal) && TokenSuffix().IsMatch(secret.AsSpan(account.Length));

    private static bool IsOfCluster(YamlMapping node) => node["metadata"] is YamlMapping metadata && (metadata["uid"] ?? metadata["resourceVersion"]) is not null;

    [GeneratedRegex("^-(token|dockercfg)-[a-z0-9]{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex TokenSuffix();
}
