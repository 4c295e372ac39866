using Json.Schema;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>The dialect that a <c>$schema</c> names, and the library's name for it.</summary>
/// <param name="Dialect">The version whose keywords it has.</param>
/// <param name="Address">The address to pass to the library.</param>
internal sealed record SchemaDialect(JsonSchemaDialect Dialect, string Address)
{
    private const string StandardVocabularies = "https://json-schema.org/draft/";

    /// <summary>A dialect of the standard; null for any other address. <c>http://json-schema.org/schema</c> is used by schemas generated from Kubernetes' types.</summary>
    public static SchemaDialect? Standard(string address) => address.TrimEnd('#') switch
    {
        "http://json-schema.org/draft-06/schema" or "https://json-schema.org/draft-06/schema" => new(JsonSchemaDialect.Draft6, MetaSchemas.Draft6Id.OriginalString),
        "http://json-schema.org/draft-07/schema" or "https://json-schema.org/draft-07/schema" or "http://json-schema.org/draft-04/schema" or "http://json-schema.org/schema" =>
            new(JsonSchemaDialect.Draft7, MetaSchemas.Draft7Id.OriginalString),
        "https://json-schema.org/draft/2019-09/schema" => new(JsonSchemaDialect.Draft201909, MetaSchemas.Draft201909Id.OriginalString),
        "https://json-schema.org/draft/2020-12/schema" => new(JsonSchemaDialect.Draft202012, MetaSchemas.Draft202012Id.OriginalString),
        _ => null,
    };

    /// <summary>The dialect of a provided meta-schema.</summary>
    /// <param name="metaSchema">The meta-schema.</param>
    /// <param name="address">Its address.</param>
    public static SchemaDialect Read(YamlMapping metaSchema, string address)
    {
        var own = metaSchema["$schema"] is YamlScalar written ? Standard(written.Value) : null;
        var dialect = own?.Dialect ?? JsonSchemaDialect.Draft202012;

        // Without its own vocabularies, it is the dialect that it is written in.
        return metaSchema["$vocabulary"] is YamlMapping ? new(dialect, address) : own ?? new(dialect, MetaSchemas.Draft202012Id.OriginalString);
    }

    /// <summary>The first unknown vocabulary that a meta-schema requires; null if there is none.</summary>
    public static string? UnknownVocabulary(YamlMapping metaSchema) => metaSchema["$vocabulary"] is not YamlMapping declared ? null
        : declared.Entries.FirstOrDefault(entry => entry.Value is YamlScalar { Value: "true" } && !entry.Key.Value.StartsWith(StandardVocabularies, StringComparison.Ordinal))?.Key.Value;
}
