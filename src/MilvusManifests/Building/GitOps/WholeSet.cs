using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Templating.Values;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building.GitOps;

/// <summary>What the objects of a set are, for those that have to allow them, order them and wait for them.</summary>
/// <param name="Parts">The folders that are synced, in order.</param>
/// <param name="Namespaces">The namespaces that objects are in, in ordinal order.</param>
/// <param name="ClusterKinds">The kinds of the objects without a namespace, in ordinal order.</param>
/// <param name="NamespacedKinds">The kinds of the objects in a namespace and of those that controllers make of them, in ordinal order.</param>
/// <param name="Workloads">The objects that run pods, in the order of the set.</param>
internal sealed record WholeSet(
    ImmutableArray<SetPart> Parts,
    ImmutableArray<string> Namespaces,
    ImmutableArray<(string Group, string Kind)> ClusterKinds,
    ImmutableArray<(string Group, string Kind)> NamespacedKinds,
    ImmutableArray<(string ApiVersion, ObjectReference Reference)> Workloads)
{
    private const string Operator = "monitoring.coreos.com";

    private static readonly ImmutableHashSet<(string Group, string Kind)> RunPods =
        [("apps", "Deployment"), ("apps", "DaemonSet"), ("apps", "StatefulSet"), (Operator, "Prometheus"), (Operator, "Alertmanager")];

    /// <summary>What the objects of some files are.</summary>
    /// <param name="manifests">The files.</param>
    /// <param name="schemas">The schemas of the cluster, which say whether an object that names no namespace gets one.</param>
    public static WholeSet Of(ImmutableArray<Manifest> manifests, SchemaCatalogue schemas)
    {
        var objects = manifests.SelectMany(manifest => manifest.Objects).ToArray();
        var isNamespaced = objects.ToLookup(made => IsNamespaced(made, schemas), made => (made.Reference.Group, made.Reference.Kind));
        return new(
            SetPart.Of(manifests.Select(manifest => manifest.Path)),
            [.. objects.Select(made => made.Reference.Namespace).Where(space => space.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            InOrder(isNamespaced[false]),
            InOrder([.. isNamespaced[true], .. OwnedKinds.Of(isNamespaced[true].Distinct())]),
            [.. objects.Where(made => RunPods.Contains((made.Reference.Group, made.Reference.Kind))).Select(made => (GroupVersionKind.Of(made.Node).ApiVersion, made.Reference))]);
    }

    /// <summary>The set as templates see it: <c>set</c>.</summary>
    public Globals ToModel() => Globals.Empty
        .With("namespaces", new YamlSequence([.. Namespaces.Select(space => YamlScalar.String(space))]))
        .With("clusterKinds", ClusterKinds.Select(Kind))
        .With("namespacedKinds", NamespacedKinds.Select(Kind))
        .With("operatedKinds", new YamlSequence([.. Workloads.Where(workload => workload.Reference.Group == Operator).Select(workload => workload.Reference.Kind).Distinct(StringComparer.Ordinal).Select(kind => YamlScalar.String(kind))]))
        .With("workloads", Workloads.Select(workload => Globals.Empty
            .With("apiVersion", workload.ApiVersion)
            .With("kind", workload.Reference.Kind)
            .With("name", workload.Reference.Name)
            .With("namespace", workload.Reference.Namespace)));

    private static Globals Kind((string Group, string Kind) kind) => Globals.Empty.With("group", kind.Group).With("kind", kind.Kind);

    private static ImmutableArray<(string Group, string Kind)> InOrder(IEnumerable<(string Group, string Kind)> kinds) =>
        [.. kinds.Distinct().OrderBy(kind => kind.Group, StringComparer.Ordinal).ThenBy(kind => kind.Kind, StringComparer.Ordinal)];

    // A definition of the catalogue is not read for it: it is megabytes of YAML.
    private static bool IsNamespaced(ManifestObject made, SchemaCatalogue schemas) =>
        made.Reference.Namespace.Length > 0
        || (made.Reference.Kind != "CustomResourceDefinition" && schemas.Find(GroupVersionKind.Of(made.Node)) is { Kind: { Resource: not null, IsNamespaced: true } });
}
