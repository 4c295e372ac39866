using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>The names of the fields that a schema describes: what an unknown one may have been meant to be.</summary>
internal static class KnownFields
{
    private const int MostSchemas = 200;

    /// <summary>The names, in the order of the schema.</summary>
    /// <param name="schema">The schema that rules out all others.</param>
    /// <param name="registry">Where references are looked up.</param>
    /// <param name="isAdjacent">Whether only fields described beside the rule count, as for <c>additionalProperties</c>.</param>
    public static List<string> Of(CompiledSchema schema, JsonSchemaRegistry registry, bool isAdjacent)
    {
        var names = new List<string>();
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        var pending = new Queue<CompiledSchema>([schema]);
        while (pending.TryDequeue(out var next) && seen.Count < MostSchemas)
        {
            if (next.Node is YamlMapping mapping && seen.Add(mapping))
            {
                AddNames(mapping, names);
                if (!isAdjacent)
                {
                    AddParts(mapping, next, registry, pending);
                }
            }
        }

        return names;
    }

    private static void AddNames(YamlMapping schema, List<string> names)
    {
        if (schema["properties"] is not YamlMapping properties)
        {
            return;
        }

        foreach (var property in properties.Entries)
        {
            if (!names.Contains(property.Key.Value, StringComparer.Ordinal) && property.Value is not YamlScalar { Value: "false" })
            {
                names.Add(property.Key.Value);
            }
        }
    }

    private static void AddParts(YamlMapping mapping, CompiledSchema schema, JsonSchemaRegistry registry, Queue<CompiledSchema> pending)
    {
        foreach (var entry in mapping.Entries)
        {
            switch (entry.Key.Value)
            {
                case "$ref" or "$dynamicRef" when entry.Value is YamlScalar reference && registry.Resolve(schema.Resource, reference.Value) is { } target:
                    pending.Enqueue(target.Schema);
                    break;
                case "allOf" or "anyOf" or "oneOf" when entry.Value is YamlSequence list:
                    foreach (var item in list.Items)
                    {
                        pending.Enqueue(registry.Schema(item, schema.Resource));
                    }

                    break;
                case "if" or "then" or "else":
                    pending.Enqueue(registry.Schema(entry.Value, schema.Resource));
                    break;
                case "dependentSchemas" when entry.Value is YamlMapping map:
                    foreach (var dependent in map.Entries)
                    {
                        pending.Enqueue(registry.Schema(dependent.Value, schema.Resource));
                    }

                    break;
            }
        }
    }
}
