using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Extensions;

/// <summary>A schema within the schema of a CustomResourceDefinition.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Place">Where it is.</param>
internal readonly record struct SchemaPart(ObjectFields Schema, SchemaPlace Place)
{
    private static readonly string[] Junctors = ["allOf", "anyOf", "oneOf"];

    /// <summary>Whether the value has to have its own type: it is not below <c>allOf</c> and the like.</summary>
    public bool IsStructural => Place != SchemaPlace.Nested;

    /// <summary>Every schema in the one of a version; that of an integer or a string, of which the API server knows the form, is left out.</summary>
    /// <param name="validation">The mapping with <c>openAPIV3Schema</c>.</param>
    public static IEnumerable<SchemaPart> All(ObjectFields validation)
    {
        var found = new List<SchemaPart>();
        Add(validation["openAPIV3Schema"], SchemaPlace.Root, found);
        return found;
    }

    private static void Add(YamlNode? node, SchemaPlace place, List<SchemaPart> found)
    {
        if (node is not YamlMapping mapping || found.Count > 200_000)
        {
            return;
        }

        var schema = new ObjectFields(mapping);
        found.Add(new SchemaPart(schema, place));
        var below = place == SchemaPlace.Nested;
        Add(schema["items"], below ? place : SchemaPlace.Item, found);
        foreach (var (_, property) in schema.Entries("properties"))
        {
            Add(property, below ? place : SchemaPlace.Field, found);
        }

        Add(schema["additionalProperties"], below ? place : SchemaPlace.Field, found);
        Add(schema["not"], SchemaPlace.Nested, found);
        foreach (var junctor in Junctors)
        {
            if (junctor != "anyOf" || !IsIntegerOrString(schema))
            {
                foreach (var item in schema.Items(junctor))
                {
                    Add(item, SchemaPlace.Nested, found);
                }
            }
        }
    }

    private static bool IsIntegerOrString(ObjectFields schema) =>
        schema.Items("anyOf") is [YamlMapping { Entries.Length: 1 } one, YamlMapping { Entries.Length: 1 } other]
        && new ObjectFields(one).Text("type") == "integer" && new ObjectFields(other).Text("type") == "string";
}

/// <summary>Where a schema is.</summary>
internal enum SchemaPlace
{
    /// <summary>The whole object.</summary>
    Root,

    /// <summary>A field, or the values of a map.</summary>
    Field,

    /// <summary>The items of a list.</summary>
    Item,

    /// <summary>Below <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c> or <c>not</c>.</summary>
    Nested,
}
