using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Packs;

/// <summary>How each keyword is spelled in a schema and in a pack, and its allowed values.</summary>
internal static class SchemaKeywords
{
    private const string Extension = "x-kubernetes-";

    // In the order of the enumeration, which is the ordinal order of the names.
    private static readonly string[] Names =
    [
        "additionalProperties", "allOf", "anyOf", "default", "enum", "exclusiveMaximum", "exclusiveMinimum", "format", "items",
        "maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not",
        "nullable", "oneOf", "pattern", "properties", "required", "type", "uniqueItems", "x-kubernetes-embedded-resource",
        "x-kubernetes-int-or-string", "x-kubernetes-list-map-keys", "x-kubernetes-list-type", "x-kubernetes-map-type",
        "x-kubernetes-patch-merge-key", "x-kubernetes-patch-strategy", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-validations",
    ];

    /// <summary>Every keyword as spelled in schemas.</summary>
    public static ReadOnlySpan<string> All => Names;

    /// <summary>The keyword as spelled in schemas.</summary>
    public static string Name(SchemaKeyword keyword) => Names[(int)keyword];

    /// <summary>The keyword as spelled in packs: without the prefix of the extensions.</summary>
    public static ReadOnlySpan<char> PackName(SchemaKeyword keyword) =>
        keyword >= SchemaKeyword.EmbeddedResource ? Names[(int)keyword].AsSpan(Extension.Length) : Names[(int)keyword];

    /// <summary>Finds a keyword as spelled in schemas.</summary>
    public static bool TryParse(ReadOnlySpan<char> name, out SchemaKeyword keyword)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (name.SequenceEqual(Names[i]))
            {
                keyword = (SchemaKeyword)i;
                return true;
            }
        }

        keyword = default;
        return false;
    }

    /// <summary>Finds a keyword with a plain value as spelled in packs.</summary>
    public static bool TryParsePackName(ReadOnlySpan<char> name, out SchemaKeyword keyword)
    {
        keyword = name switch
        {
            "default" => SchemaKeyword.Default,
            "enum" => SchemaKeyword.Enum,
            "exclusiveMaximum" => SchemaKeyword.ExclusiveMaximum,
            "exclusiveMinimum" => SchemaKeyword.ExclusiveMinimum,
            "format" => SchemaKeyword.Format,
            "maxItems" => SchemaKeyword.MaxItems,
            "maxLength" => SchemaKeyword.MaxLength,
            "maxProperties" => SchemaKeyword.MaxProperties,
            "maximum" => SchemaKeyword.Maximum,
            "minItems" => SchemaKeyword.MinItems,
            "minLength" => SchemaKeyword.MinLength,
            "minProperties" => SchemaKeyword.MinProperties,
            "minimum" => SchemaKeyword.Minimum,
            "multipleOf" => SchemaKeyword.MultipleOf,
            "nullable" => SchemaKeyword.Nullable,
            "pattern" => SchemaKeyword.Pattern,
            "uniqueItems" => SchemaKeyword.UniqueItems,
            "embedded-resource" => SchemaKeyword.EmbeddedResource,
            "int-or-string" => SchemaKeyword.IntOrString,
            "list-map-keys" => SchemaKeyword.ListMapKeys,
            "list-type" => SchemaKeyword.ListType,
            "map-type" => SchemaKeyword.MapType,
            "patch-merge-key" => SchemaKeyword.PatchMergeKey,
            "patch-strategy" => SchemaKeyword.PatchStrategy,
            "preserve-unknown-fields" => SchemaKeyword.PreserveUnknownFields,
            "validations" => SchemaKeyword.Validations,
            _ => SchemaKeyword.Type,
        };
        return keyword != SchemaKeyword.Type;
    }

    /// <summary>Whether the keyword's value is a plain value, neither a schema nor a member of <see cref="PackedSchema"/>.</summary>
    public static bool HasPlainValue(SchemaKeyword keyword) => keyword is not (
        SchemaKeyword.AdditionalProperties or SchemaKeyword.AllOf or SchemaKeyword.AnyOf or SchemaKeyword.Items or SchemaKeyword.Not
        or SchemaKeyword.OneOf or SchemaKeyword.Properties or SchemaKeyword.Required or SchemaKeyword.Type);

    /// <summary>What the value of a plain keyword must be, in words; null if <paramref name="value"/> is valid.</summary>
    public static string? Expected(SchemaKeyword keyword, YamlNode value) => keyword switch
    {
        SchemaKeyword.Default => null,
        SchemaKeyword.Enum or SchemaKeyword.Validations => value is YamlSequence ? null : "a list",
        SchemaKeyword.ListMapKeys => IsStrings(value) ? null : "a list of strings",
        SchemaKeyword.Format or SchemaKeyword.Pattern or SchemaKeyword.ListType or SchemaKeyword.MapType
            or SchemaKeyword.PatchMergeKey or SchemaKeyword.PatchStrategy =>
            Is(value, YamlScalarKind.String) ? null : "a string",
        SchemaKeyword.Maximum or SchemaKeyword.Minimum or SchemaKeyword.MultipleOf =>
            Is(value, YamlScalarKind.Integer) || Is(value, YamlScalarKind.Float) ? null : "a number",
        SchemaKeyword.MaxItems or SchemaKeyword.MaxLength or SchemaKeyword.MaxProperties or SchemaKeyword.MinItems
            or SchemaKeyword.MinLength or SchemaKeyword.MinProperties => IsCount(value) ? null : "a whole number from 0",
        _ => Is(value, YamlScalarKind.Boolean) ? null : "true or false",
    };

    private static bool Is(YamlNode value, YamlScalarKind kind) => value is YamlScalar scalar && scalar.Kind == kind;

    private static bool IsCount(YamlNode value) =>
        Is(value, YamlScalarKind.Integer) && long.TryParse(((YamlScalar)value).Value, System.Globalization.NumberStyles.None, null, out _);

    private static bool IsStrings(YamlNode value)
    {
        if (value is not YamlSequence sequence)
        {
            return false;
        }

        foreach (var item in sequence.Items)
        {
            if (!Is(item, YamlScalarKind.String))
            {
                return false;
            }
        }

        return true;
    }
}
