using System.Collections.Immutable;

namespace MilvusManifests.Upstream;

/// <summary>Upstream's manifests as a source has them.</summary>
/// <param name="Files">The YAML files of <c>manifests/</c> and <c>manifests/setup/</c>, in ordinal order of their paths.</param>
/// <param name="Pin">What identifies this source: <c>archive sha256:...</c>.</param>
internal sealed record UpstreamFiles(ImmutableArray<UpstreamFile> Files, string Pin)
{
    /// <summary>The folder that the files were read from; null if they come from elsewhere.</summary>
    public string? Folder { get; init; }

    /// <summary>The local archive that the files were read from; null if they come from elsewhere.</summary>
    public string? Archive { get; init; }

    /// <summary>The SHA-256 of each file by its path.</summary>
    public ImmutableDictionary<string, string> Sums => Files.ToImmutableDictionary(file => file.Path, file => file.Sum, StringComparer.Ordinal);
}
