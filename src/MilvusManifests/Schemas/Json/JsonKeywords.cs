using System.Globalization;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>The keywords of JSON Schema and their allowed values, so that mistakes in a schema are reported at their own line.</summary>
internal static class JsonKeywords
{
    private static readonly JsonKeyword Schema = new("a schema: a mapping, true or false", IsSchema, SchemaHolding.One);
    private static readonly JsonKeyword SchemaInPlace = Schema with { IsInPlace = true };
    private static readonly JsonKeyword Schemas = new("a list of at least one schema", value => value is YamlSequence { Items.Length: > 0 } list && All(list, IsSchema), SchemaHolding.List);
    private static readonly JsonKeyword SchemasInPlace = Schemas with { IsInPlace = true };
    private static readonly JsonKeyword SchemaOrSchemas =
        new("a schema or a list of schemas", value => IsSchema(value) || (value is YamlSequence list && All(list, IsSchema)), SchemaHolding.OneOrList);

    private static readonly JsonKeyword SchemaMap = new("a mapping of schemas", value => value is YamlMapping map && All(map, IsSchema), SchemaHolding.Map);
    private static readonly JsonKeyword SchemaMapInPlace = SchemaMap with { IsInPlace = true };
    private static readonly JsonKeyword Dependencies = new(
        "a mapping of schemas or lists of names", value => value is YamlMapping map && All(map, part => IsSchema(part) || IsStrings(part)), SchemaHolding.MapOrNames, IsInPlace: true);

    private static readonly JsonKeyword Types = new("one or a list of array, boolean, integer, null, number, object, string", IsTypes);
    private static readonly JsonKeyword Values = new("a list, its numbers of at most 28 digits", value => value is YamlSequence && HasPlainNumbers(value));
    private static readonly JsonKeyword Value = new("a value, its numbers of at most 28 digits", HasPlainNumbers);
    private static readonly JsonKeyword Strings = new("a list of strings", IsStrings);
    private static readonly JsonKeyword StringsMap = new("a mapping of lists of names", value => value is YamlMapping map && All(map, IsStrings));
    private static readonly JsonKeyword Text = new("a string", IsString);
    private static readonly JsonKeyword Address = new("a URI", value => IsString(value) && Uri.TryCreate(((YamlScalar)value).Value, UriKind.RelativeOrAbsolute, out _));
    private static readonly JsonKeyword Anchor = new("a name of letters, digits, '-', '_' and '.'", IsAnchor);
    private static readonly JsonKeyword Count = new("a whole number from 0", value => Number(value) is { IsWhole: true, Sign: >= 0 });
    private static readonly JsonKeyword Bound = new("a number", value => Number(value) is not null);
    private static readonly JsonKeyword BoundOrBoolean = new("a number", value => Number(value) is not null || IsBoolean(value));
    private static readonly JsonKeyword Divisor = new("a number above 0", value => Number(value) is { Sign: > 0 });
    private static readonly JsonKeyword Boolean = new("true or false", IsBoolean);

    /// <summary>The definition of a keyword; null if the dialect does not have it.</summary>
    public static JsonKeyword? Find(string name, JsonSchemaDialect dialect)
    {
        var isModern = dialect >= JsonSchemaDialect.Draft201909;
        return name switch
        {
            "$ref" or "$id" => Address,
            "$schema" or "format" or "pattern" => Text,
            "$defs" or "definitions" => SchemaMap,
            "allOf" or "anyOf" or "oneOf" => SchemasInPlace,
            "not" => SchemaInPlace,
            "if" or "then" or "else" when dialect > JsonSchemaDialect.Draft6 => SchemaInPlace,
            "additionalProperties" or "propertyNames" or "contains" => Schema,
            "properties" or "patternProperties" => SchemaMap,
            "items" => dialect == JsonSchemaDialect.Draft202012 ? Schema : SchemaOrSchemas,
            "additionalItems" when dialect != JsonSchemaDialect.Draft202012 => Schema,
            "prefixItems" when dialect == JsonSchemaDialect.Draft202012 => Schemas,
            "dependencies" when !isModern => Dependencies,
            "type" => Types,
            "enum" => Values,
            "const" => Value,
            "required" => Strings,
            "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties" => Count,
            "minimum" or "maximum" => Bound,
            "exclusiveMinimum" or "exclusiveMaximum" => isModern ? Bound : BoundOrBoolean,
            "multipleOf" => Divisor,
            "uniqueItems" => Boolean,
            _ => isModern ? FindModern(name, dialect) : null,
        };
    }

    /// <summary>Whether a node can be a schema.</summary>
    public static bool IsSchema(YamlNode node) => node is YamlMapping || IsBoolean(node);

    /// <summary>The number that a node is, if it is one.</summary>
    public static ExactNumber? Number(YamlNode? node) =>
        node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } scalar && ExactNumber.TryParse(scalar.Value, out var number) ? number : null;

    /// <summary>Whether the library can compare every number of a value, which it does as <see cref="decimal"/>.</summary>
    public static bool HasPlainNumbers(YamlNode node) => node switch
    {
        YamlMapping mapping => All(mapping, HasPlainNumbers),
        YamlSequence sequence => All(sequence, HasPlainNumbers),
        YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } number =>
            YamlNumber.ToJson(number.Value) is not { } text || decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    private static JsonKeyword? FindModern(string name, JsonSchemaDialect dialect) => name switch
    {
        "$anchor" => Anchor,
        "$dynamicAnchor" when dialect == JsonSchemaDialect.Draft202012 => Anchor,
        "$dynamicRef" when dialect == JsonSchemaDialect.Draft202012 => Address,
        "$recursiveAnchor" when dialect == JsonSchemaDialect.Draft201909 => Boolean,
        "$recursiveRef" when dialect == JsonSchemaDialect.Draft201909 => Address,
        "dependentSchemas" => SchemaMapInPlace,
        "dependentRequired" => StringsMap,
        "unevaluatedItems" or "unevaluatedProperties" or "contentSchema" => Schema,
        "minContains" or "maxContains" => Count,
        _ => null,
    };

    private static bool IsString(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.String };

    private static bool IsBoolean(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.Boolean };

    /// <summary>Whether a node is a list of strings.</summary>
    public static bool IsStrings(YamlNode node) => node is YamlSequence list && All(list, IsString);

    private static bool IsTypes(YamlNode node) => node is YamlSequence list ? All(list, IsType) : IsType(node);

    private static bool IsType(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.String or YamlScalarKind.Null } type && JsonTypes.Parse(type.Value) != JsonTypes.None;

    private static bool IsAnchor(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.String, Value: [var first, .. var rest] }
        && (char.IsAsciiLetter(first) || first == '_') && rest.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

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
