namespace MilvusManifests.Schemas.Json;

/// <summary>How the value of a keyword holds schemas.</summary>
internal enum SchemaHolding
{
    None,
    One,
    List,
    OneOrList,
    Map,

    /// <summary>A mapping whose values are schemas or lists of names.</summary>
    MapOrNames,
}
