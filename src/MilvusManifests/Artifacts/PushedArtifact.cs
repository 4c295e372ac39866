namespace MilvusManifests.Artifacts;

/// <summary>An artifact that a registry has.</summary>
/// <param name="Reference">Its tag.</param>
/// <param name="Digest">Its digest.</param>
internal sealed record PushedArtifact(ArtifactReference Reference, string Digest)
{
    /// <summary>Whether the tag was there already.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>How many bytes of files the registry lacked.</summary>
    public long SentBytes { get; init; }
}
