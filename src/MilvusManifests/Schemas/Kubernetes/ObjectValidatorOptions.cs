namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>What is looked at when an object is held against its schema.</summary>
internal sealed record ObjectValidatorOptions
{
    /// <summary>The way an object is looked at that somebody hands over.</summary>
    public static ObjectValidatorOptions Default { get; } = new();

    /// <summary>
    /// Whether to warn of a string without quotes that a reader of YAML 1.1 takes for something else. An object that is written anew, with quotes
    /// where they are needed, does not have this trap.
    /// </summary>
    public bool WarnOfUnquotedStrings { get; init; } = true;

    /// <summary>Whether to warn of an object that is too large for a client-side apply.</summary>
    public bool WarnOfSize { get; init; } = true;
}
