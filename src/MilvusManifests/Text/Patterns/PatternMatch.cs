namespace MilvusManifests.Text.Patterns;

/// <summary>The result of a match.</summary>
internal enum PatternMatch
{
    /// <summary>The text does not match.</summary>
    No,

    /// <summary>The text matches.</summary>
    Yes,

    /// <summary>The match was abandoned.</summary>
    TooLong,
}
