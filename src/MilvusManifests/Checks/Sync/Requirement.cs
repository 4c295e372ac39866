using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Checks.Objects.References;
using MilvusManifests.Values;

namespace MilvusManifests.Checks.Sync;

/// <summary>An object of the set that another one of it needs.</summary>
/// <param name="User">The object that needs it.</param>
/// <param name="Needed">What it needs.</param>
internal sealed record Requirement(ObjectReference User, ObjectReference Needed)
{
    private const string Definitions = "apiextensions.k8s.io";

    /// <summary>Whether it is the definition of the user's kind.</summary>
    public bool IsOfKind => Needed.Group == Definitions;

    /// <summary>What the objects of a set need of each other: namespaces, definitions, accounts, roles, and everything they name.</summary>
    public static ImmutableArray<Requirement> Of(CheckedSet set)
    {
        var cluster = set.Objects.Cluster.Objects;
        var found = ImmutableArray.CreateBuilder<Requirement>();
        foreach (var made in cluster.All)
        {
            if (cluster.Find("Namespace", "", made.Namespace) is { } space)
            {
                found.Add(new(made.Reference, space.Reference));
            }

            if (made.Reference.Group != Definitions && DefinitionOf(made.Node, set) is { } name && cluster.Find(new ObjectReference(Definitions, "CustomResourceDefinition", "", name)) is { } definition)
            {
                found.Add(new(made.Reference, definition.Reference));
            }
        }

        var pods = set.Objects.Cluster.Pods.Where(group => cluster.Find(group.Owner.Reference) is not null);
        foreach (var use in pods.SelectMany(PodUses.Of).Concat(OperatorUses.Of(cluster)).Concat(ServiceUses.Of(cluster)))
        {
            // A pod waits for its claim, and a claim often for its pod.
            if (use.Kind != "PersistentVolumeClaim" && cluster.Find(new ObjectReference(use.Group, use.Kind, use.Namespace, use.Name.Value)) is { } needed)
            {
                found.Add(new(use.User.Reference, needed.Reference));
            }
        }

        return [.. found.Distinct()];
    }

    private static string? DefinitionOf(Yaml.YamlMapping node, CheckedSet set)
    {
        var kind = GroupVersionKind.Of(node);
        return set.Cluster.Find(kind) is { Kind: { IsCustomResource: true, Resource: { } resource } } ? $"{resource}.{kind.Group}" : null;
    }
}
