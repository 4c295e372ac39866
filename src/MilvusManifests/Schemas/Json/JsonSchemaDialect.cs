namespace MilvusManifests.Schemas.Json;

/// <summary>A version of JSON Schema.</summary>
public enum JsonSchemaDialect
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
