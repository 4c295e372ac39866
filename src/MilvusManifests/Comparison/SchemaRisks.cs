using MilvusManifests.Rendering;
using MilvusManifests.Schemas;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison;

/// <summary>CustomResourceDefinitions that lose fields or take less: first what objects of the sets have and could no longer have, the rest counted.</summary>
internal sealed class SchemaRisks(RiskContext context)
{
    private const int MostUsers = 3;

    // Each is looked for in every object of the kind.
    private const int MostSought = 1000;

    private readonly ILookup<(string Group, string Kind), ManifestObject> objects =
        context.New.Values.Concat(context.Old.Where(entry => !context.New.ContainsKey(entry.Key)).Select(entry => entry.Value))
            .Where(candidate => !DefinitionChanges.IsDefinition(candidate.Reference))
            .ToLookup(candidate => (candidate.Reference.Group, candidate.Reference.Kind));

    /// <summary>What a definition no longer takes.</summary>
    public IEnumerable<Risk> Find(ObjectChange change)
    {
        if (change.Kind != ChangeKind.Changed || !DefinitionChanges.IsDefinition(change.Reference) || change.Fields.All(field => field.IsVersion))
        {
            yield break;
        }

        var (group, kind) = DefinitionChanges.Defines(change.New!.Node);
        foreach (var version in DefinitionChanges.Served(change.Old!.Node).Except(DefinitionChanges.Served(change.New.Node)).Order(StringComparer.Ordinal))
        {
            var users = objects[(group, kind)].Where(candidate => Version(candidate) == version).Select(candidate => candidate.Reference).ToArray();
            yield return users.Length > 0
                ? Risk.Of(RiskKind.SchemaTightened, change.Reference, $"no longer serves {group}/{version}", $"used by {Users(users)}")
                : Risk.Of(RiskKind.SchemaTightened, change.Reference, $"no longer serves {group}/{version}");
        }

        var unused = new List<SchemaChange>();
        var sought = 0;
        foreach (var tightened in DefinitionChanges.Of(change.Old!.Node, change.New.Node).Where(IsTightened))
        {
            if (sought++ < MostSought && UsersOf(tightened, group, kind) is { Length: > 0 } users)
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
                $"{ValueText.Count(unused.Count, "field")} gone or tightened, and every object here fits",
                [.. unused.Select(tightened => $"{tightened.Shown} {tightened.Description}")]);
        }
    }

    private static bool IsTightened(SchemaChange change) => change.Kind is SchemaChangeKind.Removed or SchemaChangeKind.Tightened or SchemaChangeKind.Required;

    private ObjectReference[] UsersOf(SchemaChange change, string group, string kind) =>
    [
        .. objects[(group, kind)]
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
        string.Join(", ", users.Take(MostUsers)) + (users.Length > MostUsers ? FormattableString.Invariant($" and {users.Length - MostUsers} more") : "");
}
