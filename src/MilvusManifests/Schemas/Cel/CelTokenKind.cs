namespace MilvusManifests.Schemas.Cel;

/// <summary>The kinds of tokens of the Common Expression Language.</summary>
internal enum CelTokenKind
{
    End,
    Name,
    Integer,
    Unsigned,
    Double,
    Text,
    Bytes,
    Symbol,

    /// <summary>Something invalid or unsupported; the token's text says what.</summary>
    Invalid,
}
