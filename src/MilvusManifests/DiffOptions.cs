using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>What to compare with what.</summary>
/// <param name="ConfigurationPath">The configuration; diagnostics show it as it is given here.</param>
internal sealed record DiffOptions(string ConfigurationPath)
{
    /// <summary>The cluster, where the configuration has several.</summary>
    public string? Cluster { get; init; }

    /// <summary>
    /// Folders or files of manifests: two are compared with each other, one with what the configuration renders to. The default is the configuration's output.
    /// </summary>
    public ImmutableArray<string> Folders { get; init; } = [];

    /// <summary>Releases that the configuration is rendered with: the old and the new one, or the new one alone, compared with the configuration's.</summary>
    public ImmutableArray<string> Releases { get; init; } = [];

    /// <summary>Git revisions of the folder: the old and the new one, or the old one alone, compared with the folder on disk.</summary>
    public ImmutableArray<string> Revisions { get; init; } = [];

    /// <summary>The version of the cluster that the new side is applied to, <c>1.35</c>; null for the configuration's.</summary>
    public string? Kubernetes { get; init; }

    /// <summary>Where downloads of a source are kept; null for the folder that the environment names.</summary>
    public string? Cache { get; init; }

    /// <summary>Records what is read, decided and skipped; null for no trace.</summary>
    public Trace? Trace { get; init; }
}
