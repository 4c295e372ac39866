namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>What is checked when an object is validated.</summary>
internal sealed record ObjectValidatorOptions
{
    /// <summary>The options for a user's own objects.</summary>
    public static ObjectValidatorOptions Default { get; } = new();

    /// <summary>Whether to warn about an object that is too large for a client-side apply.</summary>
    public bool WarnOfSize { get; init; } = true;

    /// <summary>Whether objects may have values that are replaced later; an error at one is counted, not reported.</summary>
    public bool MayHavePlaceholders { get; init; }
}
