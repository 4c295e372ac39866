namespace MilvusManifests.Artifacts;

/// <summary>The media type of the layer.</summary>
internal enum LayerKind
{
    /// <summary>That of any image, which Argo CD accepts without being configured, and Flux as well.</summary>
    Oci,

    /// <summary>The one that Flux' own command writes.</summary>
    Flux,
}

/// <summary>What an artifact says of itself.</summary>
internal sealed record ArtifactOptions
{
    /// <summary>The media type of its layer.</summary>
    public LayerKind Layer { get; init; }

    /// <summary>Where it comes from; null to leave it out.</summary>
    public string? Source { get; init; }

    /// <summary>Which revision of that it is; null to leave it out.</summary>
    public string? Revision { get; init; }

    /// <summary>When it was made; null to leave it out: no clock is read.</summary>
    public DateTimeOffset? Created { get; init; }
}
