using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>Which vocabularies a dialect has.</summary>
internal static class SchemaDialects
{
    private const string Vocabularies = "https://json-schema.org/draft/2020-12/vocab/";

    /// <summary>The vocabularies of a dialect of the standard; null for any other address.</summary>
    public static JsonSchemaVocabulary? Known(string address) => address switch
    {
        "http://json-schema.org/draft-07/schema" or "https://json-schema.org/draft-07/schema" or "http://json-schema.org/draft-06/schema"
            or "http://json-schema.org/draft-04/schema" or "http://json-schema.org/schema" => JsonSchemaVocabulary.AllOfDraft7,
        "https://json-schema.org/draft/2020-12/schema" or "https://json-schema.org/draft/2019-09/schema" => JsonSchemaVocabulary.AllOf202012,
        _ => null,
    };

    /// <summary>The vocabularies that a meta-schema declares, and the first one that it requires and nobody knows.</summary>
    public static JsonSchemaVocabulary Declared(YamlMapping metaSchema, out string? unknown)
    {
        unknown = null;
        if (metaSchema["$vocabulary"] is not YamlMapping declared)
        {
            return metaSchema["$schema"] is YamlScalar dialect && Known(dialect.Value.TrimEnd('#')) is { } known ? known : JsonSchemaVocabulary.AllOf202012;
        }

        var vocabulary = JsonSchemaVocabulary.Core;
        foreach (var entry in declared.Entries)
        {
            var isRequired = entry.Value is YamlScalar { Value: "true" };
            var found = Find(entry.Key.Value);
            vocabulary |= found;
            if (found == JsonSchemaVocabulary.None && isRequired)
            {
                unknown ??= entry.Key.Value;
            }
        }

        return vocabulary;
    }

    private static JsonSchemaVocabulary Find(string address) =>
        !address.StartsWith(Vocabularies, StringComparison.Ordinal) ? JsonSchemaVocabulary.None : address[Vocabularies.Length..] switch
        {
            "core" => JsonSchemaVocabulary.Core,
            "applicator" => JsonSchemaVocabulary.Applicator,
            "unevaluated" => JsonSchemaVocabulary.Unevaluated,
            "validation" => JsonSchemaVocabulary.Validation,
            "format-annotation" => JsonSchemaVocabulary.Format,
            "format-assertion" => JsonSchemaVocabulary.FormatAssertion,
            "meta-data" or "content" => JsonSchemaVocabulary.Other,
            _ => JsonSchemaVocabulary.None,
        };
}
