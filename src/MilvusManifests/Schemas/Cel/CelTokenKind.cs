namespace MilvusManifests.Schemas.Cel;

/// <summary>The kinds of tokens of the Common Expression Language.</summary>
internal enum CelTokenKind
{
    End,
    Name,

    /// <summary>The name of a field between backticks, in which any character is allowed.</summary>
    QuotedName,
    Integer,
    Unsigned,
    Double,
    Text,
    Bytes,
    Symbol,

    /// <summary>Something invalid; the token's text says what.</summary>
    Invalid,
}
