namespace MilvusManifests.Json;

/// <summary>The kinds of JSON's tokens.</summary>
internal enum JsonTokenKind
{
    End,
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Comma,
    Colon,
    String,
    Number,
    Word,

    /// <summary>No token: the scanner's text says why.</summary>
    Invalid,
}
