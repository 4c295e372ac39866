namespace MilvusManifests.Schemas.Json;

/// <summary>How JSON Schemas are read and how values are held against them.</summary>
internal sealed record JsonSchemaOptions
{
    /// <summary>Draft 2020-12 unless a schema says otherwise, formats as annotations, bounds that no manifest comes near.</summary>
    public static JsonSchemaOptions Default { get; } = new();

    /// <summary>The dialect of a document without <c>$schema</c>.</summary>
    public JsonSchemaDialect Dialect { get; init; } = JsonSchemaDialect.Draft202012;

    /// <summary>Whether <c>format</c> is held against the value; an annotation otherwise, as the standard has it.</summary>
    public bool AssertFormats { get; init; }

    /// <summary>How many errors of a document are told.</summary>
    public int MaxErrors { get; init; } = SchemaErrors.DefaultLimit;

    /// <summary>
    /// How many schemas may be applied to the values of one document, counted before any of them is: a bound that is the same on every machine. The library
    /// takes some two thousand bytes for each.
    /// </summary>
    public long MaxWork { get; init; } = 70_000;
}

/// <summary>A version of JSON Schema.</summary>
internal enum JsonSchemaDialect
{
    /// <summary>Draft 6.</summary>
    Draft6,

    /// <summary>Draft 7; draft 4 is read as it, its boolean <c>exclusiveMinimum</c> included.</summary>
    Draft7,

    /// <summary>Draft 2019-09.</summary>
    Draft201909,

    /// <summary>Draft 2020-12.</summary>
    Draft202012,
}
