namespace MilvusManifests.Schemas.Json;

/// <summary>How JSON Schemas are read and values are validated.</summary>
internal sealed record JsonSchemaOptions
{
    /// <summary>Draft 2020-12 unless a schema says otherwise, formats as annotations, limits that no manifest comes near.</summary>
    public static JsonSchemaOptions Default { get; } = new();

    /// <summary>The dialect of a document without <c>$schema</c>.</summary>
    public JsonSchemaDialect Dialect { get; init; } = JsonSchemaDialect.Draft202012;

    /// <summary>Whether <c>format</c> is validated; otherwise it is an annotation, as in the standard.</summary>
    public bool AssertFormats { get; init; }

    /// <summary>How many errors of a document are reported.</summary>
    public int MaxErrors { get; init; } = SchemaErrors.DefaultLimit;

    /// <summary>
    /// How many schemas may be applied to the values of one document, counted in advance: a limit that is the same on every machine. The library
    /// needs some two thousand bytes for each.
    /// </summary>
    public long MaxWork { get; init; } = 70_000;
}

/// <summary>A version of JSON Schema.</summary>
internal enum JsonSchemaDialect
{
    /// <summary>Draft 6.</summary>
    Draft6,

    /// <summary>Draft 7; draft 4 is read as draft 7, including its boolean <c>exclusiveMinimum</c>.</summary>
    Draft7,

    /// <summary>Draft 2019-09.</summary>
    Draft201909,

    /// <summary>Draft 2020-12.</summary>
    Draft202012,
}
