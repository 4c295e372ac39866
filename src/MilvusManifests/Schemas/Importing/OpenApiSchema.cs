using System.Collections.Immutable;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Importing;

/// <summary>Normalises schemas of OpenAPI 2 and 3, and adds constraints that the documents only state in prose.</summary>
internal static class OpenApiSchema
{
    /// <summary>The normalised definition.</summary>
    public static PackedSchema Normalize(string name, PackedSchema schema) => name switch
    {
        "resource.Quantity" => new PackedSchema { Keywords = [Text(SchemaKeyword.Format, "quantity")] },
        "apiextensions.v1.JSONSchemaPropsOrBool" => Either(PackedSchema.Boolean),
        "apiextensions.v1.JSONSchemaPropsOrArray" => Either(ListOf(Props)),
        "apiextensions.v1.JSONSchemaPropsOrStringArray" => Either(ListOf(PackedSchema.String)),
        _ => Normalize(schema),
    };

    private static PackedSchema Props { get; } = new() { Reference = "apiextensions.v1.JSONSchemaProps" };

    private static PackedSchema Either(PackedSchema other) => new() { AnyOf = [Props, other] };

    private static PackedSchema ListOf(PackedSchema items) => new() { Type = "array", Items = items };

    private static PackedSchema Normalize(PackedSchema schema)
    {
        var keywords = schema.Keywords.RemoveAll(keyword => keyword.Keyword == SchemaKeyword.Default && IsEmpty(keyword.Value));
        if (schema[SchemaKeyword.Format] is YamlScalar { Value: "int-or-string" })
        {
            return new PackedSchema { AnyOf = [PackedSchema.Integer, PackedSchema.String], Keywords = [Flag(SchemaKeyword.IntOrString)] };
        }

        // OpenAPI 3.0 allows nothing next to a reference, so it wraps references with a default.
        if (schema is { AllOf: [{ Reference: { } reference }], Type: null, Properties.Length: 0 })
        {
            return new PackedSchema { Reference = reference, Keywords = keywords };
        }

        if (IsFreeForm(schema))
        {
            keywords = Insert(keywords, Flag(SchemaKeyword.PreserveUnknownFields));
        }

        var mapped = schema.Map((within, _) => Normalize(within));
        return mapped.IsBoolean ? mapped : new PackedSchema
        {
            Reference = mapped.Reference,
            Type = mapped.Type,
            Keywords = keywords,
            Required = mapped.Required.Sort(StringComparer.Ordinal),
            Properties = mapped.Properties,
            Items = mapped.Items,
            AdditionalProperties = mapped.AdditionalProperties,
            Not = mapped.Not,
            AllOf = mapped.AllOf,
            AnyOf = mapped.AnyOf,
            OneOf = mapped.OneOf,
        };
    }

    // A built-in object without any fields is a raw extension.
    private static bool IsFreeForm(PackedSchema schema) =>
        schema is { Type: "object", Reference: null, Properties.Length: 0, AdditionalProperties: null, AllOf.Length: 0, AnyOf.Length: 0, OneOf.Length: 0 }
        && schema[SchemaKeyword.PreserveUnknownFields] is null;

    private static bool IsEmpty(YamlNode value) => value switch
    {
        YamlMapping mapping => mapping.Entries.Length == 0,
        YamlSequence sequence => sequence.Items.Length == 0,
        YamlScalar scalar => scalar.Value is "" or "0" or "false" or "null",
        _ => false,
    };

    /// <summary>The keywords with one more, in order.</summary>
    public static ImmutableArray<PackedKeyword> Insert(ImmutableArray<PackedKeyword> keywords, PackedKeyword keyword)
    {
        var at = 0;
        while (at < keywords.Length && keywords[at].Keyword < keyword.Keyword)
        {
            at++;
        }

        return keywords.Insert(at, keyword);
    }

    private static PackedKeyword Text(SchemaKeyword keyword, string value) => new(keyword, YamlScalar.String(value));

    private static PackedKeyword Flag(SchemaKeyword keyword) => new(keyword, new YamlScalar("true", YamlScalarStyle.Plain, YamlScalarKind.Boolean));
}
