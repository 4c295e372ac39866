using System.Collections.Frozen;
using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cluster;

/// <summary>What is known of a cluster: the objects of a set, by kind and name.</summary>
internal sealed class ClusterObjects
{
    // Of the kinds that matter here, these are in no namespace.
    private static readonly FrozenSet<string> ClusterScoped = FrozenSet.ToFrozenSet(
        ["ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition", "Namespace", "Node", "PersistentVolume", "StorageClass", "PriorityClass", "APIService", "IngressClass", "GatewayClass",
            "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "RuntimeClass", "CSIDriver", "ClusterIssuer"],
        StringComparer.Ordinal);

    private readonly FrozenDictionary<(string Group, string Kind), ImmutableArray<ClusterObject>> byKind;
    private readonly FrozenDictionary<ObjectReference, ClusterObject> byReference;

    /// <summary>The objects of a set. Of two with one name the last counts, as with apply.</summary>
    public ClusterObjects(IEnumerable<YamlMapping> nodes)
        : this(Read(nodes))
    {
    }

    /// <summary>The objects of a set by their references as they are written. Of two with one name the last counts.</summary>
    public ClusterObjects(IEnumerable<ClusterObject> given)
    {
        var objects = new Dictionary<ObjectReference, ClusterObject>();
        foreach (var one in given)
        {
            var reference = InCluster(one.Reference);
            objects[reference] = one with { Reference = reference };
        }

        All = [.. objects.Values];
        byReference = objects.ToFrozenDictionary();
        byKind = objects.Values.GroupBy(found => (found.Reference.Group, found.Reference.Kind)).ToFrozenDictionary(kind => kind.Key, kind => kind.ToImmutableArray());
    }

    /// <summary>The places of values that something replaces later, so that nothing at them can be judged; none in a set that is generated.</summary>
    public ImmutableHashSet<Location> Placeholders { get; init; } = [];

    /// <summary>Every object, in the order of the set.</summary>
    public ImmutableArray<ClusterObject> All { get; }

    /// <summary>The objects of a kind, in the order of the set.</summary>
    /// <param name="group">The API group; empty for the core one.</param>
    /// <param name="kind">The kind.</param>
    public ImmutableArray<ClusterObject> Of(string group, string kind) => byKind.GetValueOrDefault((group, kind), []);

    /// <summary>An object; null if the set does not have it.</summary>
    public ClusterObject? Find(ObjectReference reference) => byReference.GetValueOrDefault(reference);

    /// <summary>An object of the core group; null if the set does not have it.</summary>
    public ClusterObject? Find(string kind, string space, string name) => Find(new ObjectReference("", kind, space, name));

    /// <summary>The labels of a namespace: every namespace has one with its name, and one that the set does not create may have any others.</summary>
    public Labels LabelsOf(string space) => (Find("Namespace", "", space)?.Labels ?? Labels.Unknown).With("kubernetes.io/metadata.name", space);

    /// <summary>A reference as it is in a cluster, where every namespaced object has a namespace.</summary>
    public static ObjectReference InCluster(ObjectReference given) =>
        ClusterScoped.Contains(given.Kind) ? given with { Namespace = "" }
        : given.Namespace.Length == 0 ? given with { Namespace = ClusterObject.DefaultNamespace }
        : given;

    private static IEnumerable<ClusterObject> Read(IEnumerable<YamlMapping> nodes)
    {
        foreach (var node in nodes)
        {
            if ((ObjectReference.Of(node) ?? Generated(node)) is { } reference)
            {
                yield return new ClusterObject(reference, node);
            }
        }
    }

    // The API server makes the name of such an object, of what it begins with.
    private static ObjectReference? Generated(YamlMapping node) =>
        new ObjectFields(node).Fields("metadata").Text("generateName") is { } prefix && node["kind"] is YamlScalar kind
            ? new ObjectReference(GroupVersionKind.Of(node).Group, kind.Value, new ObjectFields(node).Fields("metadata").Text("namespace") ?? "", prefix + "*")
            : null;
}
