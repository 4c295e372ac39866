using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Schemas;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Risks;

/// <summary>CustomResourceDefinitions that drop fields or accept less: those that objects of the sets use one by one, the others counted.</summary>
internal sealed class SchemaRisks : IRiskRule
{
    private const int MaxUsers = 3;

    // Each is looked for in every object of the kind.
    private const int MaxSought = 1000;

    /// <inheritdoc/>
    public IEnumerable<Risk> InSet(RiskContext context)
    {
        var objects = context.New.Values.Concat(context.Old.Where(entry => !context.New.ContainsKey(entry.Key)).Select(entry => entry.Value))
            .Where(candidate => !DefinitionChanges.IsDefinition(candidate.Reference))
            .ToLookup(candidate => (candidate.Reference.Group, candidate.Reference.Kind));
        return context.Changes
            .Where(change => change.Kind == ChangeKind.Changed && DefinitionChanges.IsDefinition(change.Reference) && !change.IsVersionOnly)
            .SelectMany(change => Find(change, [.. objects[DefinitionChanges.Defines(change.New!.Node)]]));
    }

    private static IEnumerable<Risk> Find(ObjectChange change, ImmutableArray<ManifestObject> objects)
    {
        var (old, fresh) = (change.Old!.Node, change.New!.Node);
        foreach (var version in DefinitionChanges.Served(old).Except(DefinitionChanges.Served(fresh)).Order(StringComparer.Ordinal))
        {
            var users = objects.Where(candidate => Version(candidate) == version).Select(candidate => candidate.Reference).ToArray();
            yield return Risk.Of(
                RiskKind.SchemaTightened, change.Reference, $"no longer serves {DefinitionChanges.Defines(fresh).Group}/{version}", users.Length > 0 ? [$"used by {Users(users)}"] : []);
        }

        var unused = new List<SchemaChange>();
        var sought = 0;
        foreach (var tightened in DefinitionChanges.Compare(old, fresh).Where(IsTightened))
        {
            if (sought++ < MaxSought && UsersOf(tightened, objects) is { Length: > 0 } users)
            {
                yield return Risk.Of(RiskKind.SchemaTightened, change.Reference, $"{tightened.Shown} {tightened.Description}", $"used by {Users(users)}");
            }
            else
            {
                unused.Add(tightened);
            }
        }

        if (unused.Count > 0)
        {
            yield return Risk.Of(
                RiskKind.SchemaTightenedElsewhere,
                change.Reference,
                $"{ValueText.Count(unused.Count, "field")} removed or tightened; every object here is still valid",
                [.. unused.Select(tightened => $"{tightened.Shown} {tightened.Description}")]);
        }
    }

    private static bool IsTightened(SchemaChange change) => change.Kind is SchemaChangeKind.Removed or SchemaChangeKind.Tightened or SchemaChangeKind.Required;

    private static ObjectReference[] UsersOf(SchemaChange change, ImmutableArray<ManifestObject> objects) =>
    [
        .. objects
            .Where(candidate => Version(candidate) == change.Version && IsBroken(change, candidate.Node))
            .Select(candidate => candidate.Reference),
    ];

    private static bool IsBroken(SchemaChange change, YamlMapping node) => change.Kind == SchemaChangeKind.Required
        ? At(node, change.Path.AsSpan(0, change.Path.Length - 1)).OfType<YamlMapping>().Any(parent => parent[change.Path[^1]] is null)
        : At(node, change.Path) is { Count: > 0 } values && (change.Schema is null || !SchemaFit.Fits(values, change.Schema));

    private static List<YamlNode> At(YamlNode root, ReadOnlySpan<string> path)
    {
        var found = new List<YamlNode> { root };
        foreach (var step in path)
        {
            found = step switch
            {
                "[]" => [.. found.OfType<YamlSequence>().SelectMany(list => list.Items)],
                "*" => [.. found.OfType<YamlMapping>().SelectMany(map => map.Entries).Select(entry => entry.Value)],
                _ => [.. found.OfType<YamlMapping>().Select(map => map[step]).OfType<YamlNode>()],
            };
        }

        return found;
    }

    private static string Version(ManifestObject candidate) => GroupVersionKind.Of(candidate.Node).Version;

    private static string Users(ObjectReference[] users) =>
        string.Join(", ", users.Take(MaxUsers)) + (users.Length > MaxUsers ? FormattableString.Invariant($" and {users.Length - MaxUsers} more") : "");
}
