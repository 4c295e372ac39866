using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Configuration;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cli.Commands.Teardown;

/// <summary>What takes other people's objects or data with it.</summary>
/// <param name="Files">The files of the set.</param>
/// <param name="Definitions">The names of the CustomResourceDefinitions.</param>
/// <param name="Namespaces">The namespaces of the stack.</param>
/// <param name="MilvusNamespaces">The namespaces in which a Milvus runs: no script deletes them.</param>
/// <param name="Stores">The objects whose pods have volumes that outlive them.</param>
/// <param name="KubeletService">The Service that the operator keeps for the kubelets; null if it keeps none.</param>
internal sealed record SharedObjects(
    TeardownFiles Files,
    ImmutableArray<string> Definitions,
    ImmutableArray<string> Namespaces,
    ImmutableArray<string> MilvusNamespaces,
    ImmutableArray<ObjectReference> Stores,
    (string Namespace, string Name)? KubeletService)
{
    private const string KubeletFlag = "--kubelet-service=";

    /// <summary>What a set has of it.</summary>
    public static SharedObjects Of(BuiltSet set, TeardownFiles files, ManifestsConfiguration configuration)
    {
        var milvus = configuration.Milvus.Select(entry => entry.Namespace.Value).ToImmutableHashSet(StringComparer.Ordinal);
        var namespaces = Names(set, "Namespace");
        return new(
            files,
            Names(set, "CustomResourceDefinition"),
            [.. namespaces.Where(name => !milvus.Contains(name))],
            [.. namespaces.Where(milvus.Contains)],
            [.. set.Applied.Where(HasClaims).Select(found => found.Reference)],
            KubeletServiceOf(set));
    }

    /// <summary>Says what stays.</summary>
    public void WriteTo(ShellScript script)
    {
        if (Definitions.IsEmpty && Namespaces.IsEmpty && MilvusNamespaces.IsEmpty && Stores.IsEmpty && KubeletService is null)
        {
            return;
        }

        script.Begin($"What stays, since it may be somebody else's, too. 'milvus-manifests teardown --all' deletes {(MilvusNamespaces.IsEmpty ? "it" : "all of it but what Milvus runs in")}:");
        foreach (var store in Stores)
        {
            script.Note($"- the volumes of {store}, with what it stored: {Shown(ClaimsOf("get", store))}");
        }

        if (KubeletService is { } service)
        {
            script.Note($"- Service {service.Namespace}/{service.Name}, which the operator made and another operator may use");
        }

        if (!Definitions.IsEmpty)
        {
            script.Note($"- the definitions of {Definitions.Length} kinds, and with them every object of these kinds, in every namespace: {Shown(ObjectsOfKinds)}");
        }

        foreach (var name in Namespaces)
        {
            script.Note($"- Namespace {name}, with everything in it");
        }

        foreach (var name in MilvusNamespaces)
        {
            script.Note(LastOf(name));
        }
    }

    /// <summary>Deletes it, but for the namespaces of Milvus.</summary>
    public void Delete(ShellScript script)
    {
        foreach (var store in Stores)
        {
            script.Begin($"The volumes of {store}, with what it stored.");
            script.Run(ClaimsOf("delete", store));
        }

        if (KubeletService is { } service)
        {
            script.Begin("What the operator made for the kubelets.");
            script.Run("kubectl", "delete", "--ignore-not-found=true", $"--namespace={service.Namespace}", "service", service.Name);
        }

        if (!Definitions.IsEmpty)
        {
            script.Begin($"The definitions of {Definitions.Length} kinds, and with them every object of these kinds, in every namespace, whoever made it. Look first:");
            script.Note($"  {Shown(ObjectsOfKinds)}");
            script.Run(Files.Delete(Files.With(kind => kind == "CustomResourceDefinition")));
        }

        foreach (var name in Namespaces)
        {
            script.Begin($"Namespace {name}, with everything in it, whoever made it.");
            script.Run("kubectl", "delete", "--ignore-not-found=true", "namespace", name);
        }

        if (!MilvusNamespaces.IsEmpty)
        {
            script.Begin("What stays all the same:");
        }

        foreach (var name in MilvusNamespaces)
        {
            script.Note(LastOf(name));
        }
    }

    private IEnumerable<string> ObjectsOfKinds => ["kubectl", "get", "--all-namespaces", string.Join(',', Definitions)];

    private static string Shown(IEnumerable<string> words) => string.Join(' ', words.Select(ShellWord.Of));

    private static string LastOf(string name) => $"- Namespace {name}, in which Milvus runs: Milvus and its volumes would go with it. By hand: kubectl delete namespace {ShellWord.Of(name)}";

    // Claims have the labels by which the StatefulSet selects its pods, and the operator writes these.
    private static IEnumerable<string> ClaimsOf(string verb, ObjectReference store) =>
    [
        "kubectl", verb, "--ignore-not-found=true", $"--namespace={store.Namespace}", "persistentvolumeclaims",
        $"--selector=app.kubernetes.io/managed-by=prometheus-operator,app.kubernetes.io/name={(store.Kind == "Alertmanager" ? "alertmanager" : "prometheus")},app.kubernetes.io/instance={store.Name}",
    ];

    private static ImmutableArray<string> Names(BuiltSet set, string kind) => [.. set.Applied.Where(found => found.Reference.Kind == kind).Select(found => found.Reference.Name).Order(StringComparer.Ordinal)];

    private static bool HasClaims(ManifestObject found) =>
        found.Reference.Kind is "Prometheus" or "Alertmanager" && found.Node["spec"] is YamlMapping spec && spec["storage"] is YamlMapping storage && storage["volumeClaimTemplate"] is not null;

    private static (string Namespace, string Name)? KubeletServiceOf(BuiltSet set)
    {
        foreach (var deployment in set.Applied.Where(found => found.Reference.Kind == "Deployment"))
        {
            foreach (var flag in Scalars(deployment.Node).Where(text => text.StartsWith(KubeletFlag, StringComparison.Ordinal)))
            {
                return flag[KubeletFlag.Length..].Split('/') is [var space, var name] ? (space, name) : null;
            }
        }

        return null;
    }

    private static IEnumerable<string> Scalars(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Scalars(entry.Value)),
        YamlSequence sequence => sequence.Items.SelectMany(Scalars),
        YamlScalar scalar => [scalar.Value],
        _ => [],
    };
}
