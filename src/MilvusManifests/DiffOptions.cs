using System.Collections.Immutable;

namespace MilvusManifests;

/// <summary>What to compare with what.</summary>
/// <param name="ConfigurationPath">The configuration; diagnostics show it as it is given here.</param>
public sealed record DiffOptions(string ConfigurationPath)
{
    /// <summary>
    /// Folders or files of manifests: two are compared with each other, one with what the configuration gives. None stands for the configuration's output.
    /// </summary>
    public ImmutableArray<string> Folders { get; init; } = [];

    /// <summary>Releases that the configuration is rendered with: from the first to the second, or from the configuration's own to the only one.</summary>
    public ImmutableArray<string> Releases { get; init; } = [];

    /// <summary>Revisions of git that the folder is taken from: the first and the second, or the only one and the folder as it stands.</summary>
    public ImmutableArray<string> Revisions { get; init; } = [];

    /// <summary>The version of the cluster that the new side goes to, <c>1.35</c>; null for the configuration's.</summary>
    public string? Kubernetes { get; init; }

    /// <summary>Where downloads of a source are kept; null for the folder that the environment names.</summary>
    public string? Cache { get; init; }
}
