using MilvusManifests.Schemas.Formats;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>The keywords of JSON Schema: which vocabulary each belongs to and what its value has to be.</summary>
internal static class JsonSchemaKeywords
{
    /// <summary>What the value of a keyword has to be; <see cref="KeywordShape.Any"/> where the vocabulary does not have the keyword.</summary>
    public static KeywordShape Shape(string keyword, JsonSchemaVocabulary vocabulary)
    {
        var (shape, home) = Find(keyword, (vocabulary & JsonSchemaVocabulary.Draft7) != 0);
        return (vocabulary & home) != 0 ? shape : KeywordShape.Any;
    }

    /// <summary>What a value should be, in words; null when it is that. Schemas within it are looked at on their own.</summary>
    public static string? Expected(KeywordShape shape, YamlNode value) => shape switch
    {
        KeywordShape.Schema => IsSchema(value) ? null : "a schema: a mapping, true or false",
        KeywordShape.Schemas => value is YamlSequence { Items.Length: > 0 } list && All(list, IsSchema) ? null : "a list of at least one schema",
        KeywordShape.SchemaOrSchemas => IsSchema(value) || (value is YamlSequence list && All(list, IsSchema)) ? null : "a schema or a list of schemas",
        KeywordShape.SchemaMap or KeywordShape.PatternMap => value is YamlMapping map && All(map, IsSchema) ? null : "a mapping of schemas",
        KeywordShape.Dependencies => value is YamlMapping map && All(map, entry => IsSchema(entry) || IsStrings(entry)) ? null : "a mapping of schemas or lists of names",
        KeywordShape.Types => IsTypes(value) ? null : "one or a list of array, boolean, integer, null, number, object, string",
        KeywordShape.Values => value is YamlSequence ? null : "a list",
        KeywordShape.Strings => IsStrings(value) ? null : "a list of strings",
        KeywordShape.StringsMap => value is YamlMapping map && All(map, IsStrings) ? null : "a mapping of lists of names",
        KeywordShape.String or KeywordShape.Pattern => value is YamlScalar { Kind: YamlScalarKind.String } ? null : "a string",
        KeywordShape.Count => Number(value) is { IsWhole: true, Sign: >= 0 } ? null : "a whole number from 0",
        KeywordShape.Number => Number(value) is not null ? null : "a number",
        KeywordShape.PositiveNumber => Number(value) is { Sign: > 0 } ? null : "a number above 0",
        KeywordShape.NumberOrBoolean => Number(value) is not null || value is YamlScalar { Kind: YamlScalarKind.Boolean } ? null : "a number",
        KeywordShape.Boolean => value is YamlScalar { Kind: YamlScalarKind.Boolean } ? null : "true or false",
        _ => null,
    };

    /// <summary>Whether a node can be a schema.</summary>
    public static bool IsSchema(YamlNode node) => node is YamlMapping or YamlScalar { Kind: YamlScalarKind.Boolean };

    /// <summary>The number that a node is, if it is one.</summary>
    public static ExactNumber? Number(YamlNode node) =>
        node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } scalar && ExactNumber.TryParse(scalar.Value, out var number) ? number : null;

    private static (KeywordShape Shape, JsonSchemaVocabulary Home) Find(string keyword, bool isDraft7) => keyword switch
    {
        "$id" or "$ref" or "$schema" => (KeywordShape.String, JsonSchemaVocabulary.Core),
        "$anchor" or "$dynamicAnchor" or "$dynamicRef" when !isDraft7 => (KeywordShape.String, JsonSchemaVocabulary.Core),
        "$defs" => (KeywordShape.SchemaMap, JsonSchemaVocabulary.Core),
        "definitions" => (KeywordShape.SchemaMap, JsonSchemaVocabulary.Core),
        "allOf" or "anyOf" or "oneOf" => (KeywordShape.Schemas, JsonSchemaVocabulary.Applicator),
        "not" or "if" or "then" or "else" or "additionalProperties" or "propertyNames" or "contains" => (KeywordShape.Schema, JsonSchemaVocabulary.Applicator),
        "properties" => (KeywordShape.SchemaMap, JsonSchemaVocabulary.Applicator),
        "patternProperties" => (KeywordShape.PatternMap, JsonSchemaVocabulary.Applicator),
        "items" => (isDraft7 ? KeywordShape.SchemaOrSchemas : KeywordShape.Schema, JsonSchemaVocabulary.Applicator),
        "additionalItems" when isDraft7 => (KeywordShape.Schema, JsonSchemaVocabulary.Applicator),
        "dependencies" when isDraft7 => (KeywordShape.Dependencies, JsonSchemaVocabulary.Applicator),
        "prefixItems" when !isDraft7 => (KeywordShape.Schemas, JsonSchemaVocabulary.Applicator),
        "dependentSchemas" when !isDraft7 => (KeywordShape.SchemaMap, JsonSchemaVocabulary.Applicator),
        "unevaluatedItems" or "unevaluatedProperties" when !isDraft7 => (KeywordShape.Schema, JsonSchemaVocabulary.Unevaluated),
        "type" => (KeywordShape.Types, JsonSchemaVocabulary.Validation),
        "enum" => (KeywordShape.Values, JsonSchemaVocabulary.Validation),
        "const" => (KeywordShape.Any, JsonSchemaVocabulary.Validation),
        "required" => (KeywordShape.Strings, JsonSchemaVocabulary.Validation),
        "dependentRequired" when !isDraft7 => (KeywordShape.StringsMap, JsonSchemaVocabulary.Validation),
        "minContains" or "maxContains" when !isDraft7 => (KeywordShape.Count, JsonSchemaVocabulary.Validation),
        "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties" => (KeywordShape.Count, JsonSchemaVocabulary.Validation),
        "minimum" or "maximum" => (KeywordShape.Number, JsonSchemaVocabulary.Validation),
        "exclusiveMinimum" or "exclusiveMaximum" => (isDraft7 ? KeywordShape.NumberOrBoolean : KeywordShape.Number, JsonSchemaVocabulary.Validation),
        "multipleOf" => (KeywordShape.PositiveNumber, JsonSchemaVocabulary.Validation),
        "uniqueItems" => (KeywordShape.Boolean, JsonSchemaVocabulary.Validation),
        "pattern" => (KeywordShape.Pattern, JsonSchemaVocabulary.Validation),
        "format" => (KeywordShape.String, JsonSchemaVocabulary.Format | JsonSchemaVocabulary.FormatAssertion),
        _ => (KeywordShape.Any, JsonSchemaVocabulary.None),
    };

    private static bool IsStrings(YamlNode node) => node is YamlSequence list && All(list, item => item is YamlScalar { Kind: YamlScalarKind.String });

    private static bool IsTypes(YamlNode node) => node is YamlSequence list ? All(list, IsType) : IsType(node);

    private static bool IsType(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.String or YamlScalarKind.Null } type && JsonTypes.Parse(type.Value) != JsonTypes.None;

    private static bool All(YamlSequence list, Func<YamlNode, bool> holds)
    {
        foreach (var item in list.Items)
        {
            if (!holds(item))
            {
                return false;
            }
        }

        return true;
    }

    private static bool All(YamlMapping map, Func<YamlNode, bool> holds)
    {
        foreach (var entry in map.Entries)
        {
            if (!holds(entry.Value))
            {
                return false;
            }
        }

        return true;
    }
}
