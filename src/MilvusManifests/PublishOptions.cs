using MilvusManifests.Artifacts;

namespace MilvusManifests;

/// <summary>Which set to push where.</summary>
/// <param name="Set">What the set is made from.</param>
/// <param name="Reference">The tag of a repository in a registry.</param>
internal sealed record PublishOptions(GenerateOptions Set, ArtifactReference Reference)
{
    /// <summary>What the artifact says of itself.</summary>
    public ArtifactOptions Artifact { get; init; } = new();

    /// <summary>How long one request may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Do everything but push.</summary>
    public bool IsDryRun { get; init; }
}
