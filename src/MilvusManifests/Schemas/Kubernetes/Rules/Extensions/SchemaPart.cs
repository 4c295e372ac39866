using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Extensions;

/// <summary>A schema within the schema of a CustomResourceDefinition.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Place">Where it is.</param>
internal readonly record struct SchemaPart(ObjectFields Schema, SchemaPlace Place)
{
    /// <summary>Whether the value has to have its own type: it is not below <c>allOf</c> and the like.</summary>
    public bool IsStructural => Place != SchemaPlace.Nested;

    /// <summary>Checks every schema in the one of a version; that of an integer or a string, of which the API server knows the form, is left out.</summary>
    /// <param name="validation">The mapping with <c>openAPIV3Schema</c>.</param>
    /// <param name="checks">What is checked of each.</param>
    /// <param name="found">Receives the violations.</param>
    public static void CheckAll(ObjectFields validation, ReadOnlySpan<SchemaCheck> checks, RuleViolations found) =>
        Visit(validation["openAPIV3Schema"], SchemaPlace.Root, checks, found);

    private static void Visit(YamlNode? node, SchemaPlace place, ReadOnlySpan<SchemaCheck> checks, RuleViolations found)
    {
        if (node is not YamlMapping mapping)
        {
            return;
        }

        var schema = new ObjectFields(mapping);
        foreach (var check in checks)
        {
            check(new SchemaPart(schema, place), found);
        }

        var below = place == SchemaPlace.Nested;
        foreach (var (key, value) in mapping.Entries)
        {
            switch (key.Value)
            {
                case "items":
                    Visit(value, below ? place : SchemaPlace.Item, checks, found);
                    break;
                case "additionalProperties":
                    Visit(value, below ? place : SchemaPlace.Field, checks, found);
                    break;
                case "not":
                    Visit(value, SchemaPlace.Nested, checks, found);
                    break;
                case "properties" when value is YamlMapping properties:
                    foreach (var property in properties.Entries)
                    {
                        Visit(property.Value, below ? place : SchemaPlace.Field, checks, found);
                    }

                    break;
                case "allOf" or "anyOf" or "oneOf" when value is YamlSequence { Items: var items } && (key.Value != "anyOf" || !IsIntegerOrString(items)):
                    foreach (var item in items)
                    {
                        Visit(item, SchemaPlace.Nested, checks, found);
                    }

                    break;
            }
        }
    }

    private static bool IsIntegerOrString(ImmutableArray<YamlNode> anyOf) =>
        anyOf is [YamlMapping { Entries.Length: 1 } one, YamlMapping { Entries.Length: 1 } other]
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
