namespace MilvusManifests.Schemas.Formats;

/// <summary>What came of a match.</summary>
internal enum PatternMatch
{
    /// <summary>The text does not match.</summary>
    No,

    /// <summary>The text matches.</summary>
    Yes,

    /// <summary>The match was given up.</summary>
    TooLong,
}
