using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>The names of the fields that a schema describes, as suggestions for an unknown one.</summary>
internal static class KnownFields
{
    private const int MostSchemas = 200;

    /// <summary>The names, in the order of the schema.</summary>
    /// <param name="schema">The schema that does not allow others.</param>
    /// <param name="index">Resolves references.</param>
    /// <param name="isAdjacent">Whether only fields described next to the keyword count, as for <c>additionalProperties</c>.</param>
    public static List<string> Find(SchemaPlace schema, SchemaIndex index, bool isAdjacent)
    {
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        var pending = new Queue<SchemaPlace>([schema]);
        while (pending.TryDequeue(out var next) && seen.Count < MostSchemas)
        {
            if (next.Node is not YamlMapping mapping || !seen.Add(mapping))
            {
                continue;
            }

            foreach (var property in (mapping["properties"] as YamlMapping)?.Entries ?? [])
            {
                if (property.Value is not YamlScalar { Value: "false" } && known.Add(property.Key.Value))
                {
                    names.Add(property.Key.Value);
                }
            }

            if (!isAdjacent)
            {
                Parts(mapping, next, index).ToList().ForEach(pending.Enqueue);
            }
        }

        return names;
    }

    // Everything that applies to the same value, except <c>not</c>.
    private static IEnumerable<SchemaPlace> Parts(YamlMapping mapping, SchemaPlace schema, SchemaIndex index)
    {
        foreach (var (_, reference) in SchemaReferences.Find(schema))
        {
            if (index.Resolve(schema.Resource, reference.Value) is { } target)
            {
                yield return target;
            }
        }

        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Value != "not" && JsonKeywords.Find(entry.Key.Value, schema.Resource.Dialect) is { IsInPlace: true } keyword)
            {
                foreach (var part in keyword.Schemas(entry.Value))
                {
                    yield return index.At(part, schema.Resource);
                }
            }
        }
    }
}
