namespace MilvusManifests.Schemas;

/// <summary>A version of JSON Schema.</summary>
public enum JsonSchemaDialect
{
    /// <summary>Draft 7; drafts 4 and 6 are read as it, the boolean <c>exclusiveMinimum</c> of draft 4 included.</summary>
    Draft7,

    /// <summary>Draft 2020-12; 2019-09 is read as it.</summary>
    Draft202012,
}
