namespace MilvusManifests.Schemas;

/// <summary>The sets of keywords that a dialect is made of.</summary>
[Flags]
internal enum JsonSchemaVocabulary
{
    None = 0,
    Core = 1,
    Applicator = 2,
    Unevaluated = 4,
    Validation = 8,
    Format = 16,
    FormatAssertion = 32,
    Other = 64,

    /// <summary>Draft 7, in which some keywords have another meaning.</summary>
    Draft7 = 128,

    AllOfDraft7 = Draft7 | Core | Applicator | Validation | Format | Other,
    AllOf202012 = Core | Applicator | Unevaluated | Validation | Format | Other,
}
