using MilvusManifests.Building;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Validation;

/// <summary>The objects of a document: a list is expanded, as kubectl does.</summary>
internal static class ObjectStream
{
    private const string ListSuffix = "List";
    private const int MaximumListDepth = 16;

    /// <summary>The objects of a document, and what programs read as such; a document that is none is an error.</summary>
    public static IEnumerable<YamlMapping> ObjectsOf(YamlNode node, DiagnosticBag found) => ObjectsOf(node, 0, found);

    private static IEnumerable<YamlMapping> ObjectsOf(YamlNode node, int depth, DiagnosticBag found)
    {
        if (node is not YamlMapping mapping)
        {
            found.Error(BuildingCodes.NoObject, node.Location, $"expected a Kubernetes object, found {node.Description}");
            return [];
        }

        var kind = GroupVersionKind.Of(mapping);
        if (!HasText(mapping, "apiVersion", found) || !HasText(mapping, "kind", found))
        {
            return [];
        }

        return IsList(mapping, kind) && depth < MaximumListDepth ? ItemsOf(mapping, kind, depth, found) : [mapping];
    }

    // A List may be empty; a typed list is only told from a kind whose name happens to end alike by its items.
    private static bool IsList(YamlMapping mapping, GroupVersionKind kind) => kind is { ApiVersion: "v1", Kind: ListSuffix }
        ? mapping["items"] is null or YamlSequence or YamlScalar { Kind: YamlScalarKind.Null }
        : kind.Kind.EndsWith(ListSuffix, StringComparison.Ordinal) && mapping["items"] is YamlSequence;

    private static IEnumerable<YamlMapping> ItemsOf(YamlMapping list, GroupVersionKind kind, int depth, DiagnosticBag found)
    {
        var items = list["items"] is YamlSequence sequence ? sequence.Items : [];
        return items.SelectMany(item => ObjectsOf(kind.Kind == ListSuffix ? item : Typed(item, list, kind), depth + 1, found));
    }

    // The API server leaves both out of the items of the list of a kind.
    private static YamlNode Typed(YamlNode item, YamlMapping list, GroupVersionKind kind)
    {
        if (item is not YamlMapping mapping || mapping.Find("kind") is not null || mapping.Find("apiVersion") is not null)
        {
            return item;
        }

        var name = new YamlScalar(kind.Kind[..^ListSuffix.Length], YamlScalarStyle.Plain, list["kind"]!.Location);
        YamlEntry[] type = [list.Find("apiVersion")!, new YamlEntry(list.Find("kind")!.Key, name)];
        return new YamlMapping([.. type, .. mapping.Entries], mapping.Location);
    }

    private static bool HasText(YamlMapping mapping, string key, DiagnosticBag found)
    {
        var entry = mapping.Find(key);
        if (entry?.Value is YamlScalar { Kind: YamlScalarKind.String, Value.Length: > 0 })
        {
            return true;
        }

        var misspelt = entry is null && Suggestion.For(key, mapping.Keys) is { } near ? mapping.Find(near)!.Key : null;
        found.Error(
            BuildingCodes.NoObject,
            (misspelt ?? entry?.Value ?? mapping).Location,
            misspelt is not null ? $"the object has no {key}; {Suggestion.Lead} '{key}' instead of '{Excerpt.Of(misspelt.Value)}'?"
                : entry is null ? $"the object has no {key}"
                : $"{key} must be a string, found {entry.Value.Description}");
        return false;
    }
}
