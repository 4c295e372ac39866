using MilvusManifests.Catalogue;
using MilvusManifests.Clusters;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Text;
using MilvusManifests.Upstream;

namespace MilvusManifests;

/// <summary>What to generate from and where to.</summary>
/// <param name="ConfigurationPath">The configuration; diagnostics show it, and every path beside it, as it is given here.</param>
public sealed record GenerateOptions(string ConfigurationPath)
{
    /// <summary>The text of the configuration where it is in no file; null for the one that <see cref="ConfigurationPath"/> names.</summary>
    public SourceText? Configuration { get; init; }

    /// <summary>The only cluster to generate for, where the configuration has several; null for all of them.</summary>
    public string? Cluster { get; init; }

    /// <summary>The configuration's file, where it was read already.</summary>
    internal Result<ConfigurationDocument>? Document { get; init; }

    /// <summary>What the runs for several clusters read once; null for a run of its own.</summary>
    internal SharedInputs? Shared { get; init; }

    /// <summary>
    /// The release to use instead of the configured one; the cluster's version is then the nearest one that it supports. Null for
    /// what the configuration says.
    /// </summary>
    internal KubePrometheusRelease? KubePrometheus { get; init; }

    /// <summary>The output folder; null for the one that the configuration names.</summary>
    public string? Output { get; init; }

    /// <summary>The folder of the user's templates; null for the one that the configuration names.</summary>
    public string? Templates { get; init; }

    /// <summary>Where downloads of a source are kept; null for the folder that the environment names.</summary>
    public string? Cache { get; init; }

    /// <summary>Whether any difference from the lock of the output folder is an error.</summary>
    public bool Locked { get; init; }

    /// <summary>Do everything but write.</summary>
    public bool DryRun { get; init; }

    /// <summary>Records what is read, decided and skipped; null for no trace.</summary>
    public Trace? Trace { get; init; }

    /// <summary>What is needed to reach a source; tests pass their own transport.</summary>
    internal SourceOptions Source { get; init; } = new();

    /// <summary>The same, downloads kept where these options say, and traced.</summary>
    internal SourceOptions Reach => Source with { Cache = Cache ?? Source.Cache, Trace = Trace };

    /// <summary>Where the sets of several clusters are written.</summary>
    internal ClusterOutput OutputOf(ConfigurationDocument document) => ClusterOutput.Of(document, Path.GetDirectoryName(ConfigurationPath) ?? "", Output, Templates) with { IsLocked = Locked };
}
