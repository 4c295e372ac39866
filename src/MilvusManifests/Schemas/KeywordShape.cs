namespace MilvusManifests.Schemas;

/// <summary>What the value of a keyword has to be.</summary>
internal enum KeywordShape
{
    /// <summary>Anything: the keyword is not known, or takes any value.</summary>
    Any,
    Schema,
    Schemas,
    SchemaOrSchemas,
    SchemaMap,
    PatternMap,
    Dependencies,
    Types,
    Values,
    Strings,
    StringsMap,
    String,
    Pattern,
    Count,
    Number,
    PositiveNumber,
    NumberOrBoolean,
    Boolean,
}
