using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Values;

namespace MilvusManifests.Comparison;

/// <summary>The kinds that CustomResourceDefinitions of the compared sets define.</summary>
internal static class DefinedKinds
{
    private const string Origin = "the compared definitions";

    /// <summary>The catalogue with the definitions of kinds that it does not know and that both sides have objects of. Those of the new side take precedence.</summary>
    /// <param name="fresh">The new side.</param>
    /// <param name="old">The old side.</param>
    /// <param name="catalogue">What is known already.</param>
    public static SchemaCatalogue In(
        SortedDictionary<ObjectReference, ManifestObject> fresh, SortedDictionary<ObjectReference, ManifestObject> old, SchemaCatalogue catalogue)
    {
        var wanted = new HashSet<(string Group, string Kind)>();
        foreach (var (reference, candidate) in fresh.Where(entry => entry.Key.Group.Contains('.', StringComparison.Ordinal) && old.ContainsKey(entry.Key)))
        {
            if (!wanted.Contains((reference.Group, reference.Kind)) && catalogue.Find(GroupVersionKind.Of(candidate.Node)) is not { HasFields: true })
            {
                wanted.Add((reference.Group, reference.Kind));
            }
        }

        if (wanted.Count == 0)
        {
            return catalogue;
        }

        var definitions = fresh.Values.Concat(old.Values)
            .Where(candidate => DefinitionChanges.IsDefinition(candidate.Reference) && wanted.Contains(DefinitionChanges.Defines(candidate.Node)))
            .DistinctBy(candidate => candidate.Reference)
            .Select(candidate => candidate.Node)
            .ToArray();
        return definitions.Length > 0 && OwnSchemas.Of(definitions, Origin).Value is { } schemas ? catalogue.With([schemas]) : catalogue;
    }
}
