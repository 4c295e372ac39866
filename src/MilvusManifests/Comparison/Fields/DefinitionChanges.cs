using MilvusManifests.Building;
using MilvusManifests.Schemas;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>How a CustomResourceDefinition differs from an earlier one: its versions, and the schema of each.</summary>
internal static class DefinitionChanges
{
    private const string Group = "apiextensions.k8s.io";

    /// <summary>Whether an object is a CustomResourceDefinition.</summary>
    public static bool IsDefinition(ObjectReference reference) => reference is { Group: Group, Kind: "CustomResourceDefinition" };

    /// <summary>What names a CustomResourceDefinition.</summary>
    public static ObjectReference Reference(string name) => new(Group, "CustomResourceDefinition", "", name);

    /// <summary>Whether a field holds the versions of a CustomResourceDefinition.</summary>
    public static bool HasSchema(ObjectReference reference, FieldPath field) => field is { Depth: 2, LastField: "versions" } && IsDefinition(reference);

    /// <summary>The changes of the versions; those of a schema are counted in one.</summary>
    public static IEnumerable<FieldChange> Summarize(FieldPath field, YamlNode? old, YamlNode? fresh)
    {
        var (left, right) = (Versions(old), Versions(fresh));
        foreach (var name in left.Keys.Union(right.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var path = field.Item(name);
            if (!left.TryGetValue(name, out var before) || !right.TryGetValue(name, out var after))
            {
                var (removed, added) = (left.GetValueOrDefault(name), right.GetValueOrDefault(name));
                yield return new FieldChange(path, removed, added) { Summary = removed is null ? "version added" : "version removed" };
                continue;
            }

            // Descriptions are not compared, in the columns of a version as in its schema.
            foreach (var change in NodeComparison.CompareDocuments(before.Without("schema"), after.Without("schema")).Where(change => change.Path.LastField != "description"))
            {
                yield return change with { Path = path.Field(change.Path.ToString()) };
            }

            var schema = StructuralSchemaComparison.Compare(name, Schema(before), Schema(after));
            if (schema.Count > 0)
            {
                yield return new FieldChange(path.Field("schema"), before["schema"], after["schema"]) { Summary = Count(schema) };
            }
        }
    }

    /// <summary>The differences between the schemas of the versions that both have.</summary>
    public static IEnumerable<SchemaChange> Compare(YamlMapping old, YamlMapping fresh)
    {
        var (left, right) = (Versions(Spec(old)?["versions"]), Versions(Spec(fresh)?["versions"]));
        return left.Where(version => right.ContainsKey(version.Key))
            .OrderBy(version => version.Key, StringComparer.Ordinal)
            .SelectMany(version => StructuralSchemaComparison.Compare(version.Key, Schema(version.Value), Schema(right[version.Key])));
    }

    /// <summary>The versions that a definition serves.</summary>
    public static HashSet<string> Served(YamlMapping definition) =>
        [.. Versions(Spec(definition)?["versions"]).Where(version => version.Value["served"] is not YamlScalar { Value: "false" }).Select(version => version.Key)];

    /// <summary>The group and kind that a definition defines.</summary>
    public static (string Group, string Kind) Defines(YamlMapping definition) =>
        ((Spec(definition)?["group"] as YamlScalar)?.Value ?? "", ((Spec(definition)?["names"] as YamlMapping)?["kind"] as YamlScalar)?.Value ?? "");

    private static YamlMapping? Spec(YamlMapping definition) => definition["spec"] as YamlMapping;

    private static YamlNode? Schema(YamlMapping version) => (version["schema"] as YamlMapping)?["openAPIV3Schema"];

    private static Dictionary<string, YamlMapping> Versions(YamlNode? versions)
    {
        var found = new Dictionary<string, YamlMapping>(StringComparer.Ordinal);
        foreach (var version in (versions as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            found.TryAdd((version["name"] as YamlScalar)?.Value ?? "", version);
        }

        return found;
    }

    private static string Count(List<SchemaChange> changes)
    {
        var words = new List<string>();
        Add(SchemaChangeKind.Removed, "removed");
        Add(SchemaChangeKind.Tightened, "tightened");
        Add(SchemaChangeKind.Required, "required");
        Add(SchemaChangeKind.Added, "added");
        Add(SchemaChangeKind.Loosened, "loosened");
        return string.Join(", ", words);

        void Add(SchemaChangeKind kind, string word)
        {
            if (changes.Count(change => change.Kind == kind) is var count and > 0)
            {
                words.Add($"{ValueText.Count(count, "field")} {word}");
            }
        }
    }
}
