using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Clusters;

/// <summary>The codes of diagnostics about configurations of several clusters, and of several files.</summary>
internal static class ClusterCodes
{
    /// <summary>No cluster was chosen, or one that the configuration does not have.</summary>
    public static readonly DiagnosticCode ClusterNotChosen = new(
        "MM1101",
        "cluster not chosen",
        "The configuration is for several clusters, and the command is about one.",
        new("the configuration is for 3 clusters (prod-eu, prod-us, staging); choose one with --cluster", "clusters:\n  prod-eu: {}\n  prod-us: {}\n  staging: {}"),
        "Name one of the clusters of the configuration with --cluster.");

    /// <summary>A configuration extends a file that cannot be read, or itself.</summary>
    public static readonly DiagnosticCode ExtendsFailed = new(
        "MM1102",
        "configuration cannot be extended",
        "extends names another configuration, which must be in the same git repository, and must not extend this one in turn.",
        new("'../base.yaml' is outside the git repository that the configuration is in", "extends: ../base.yaml"),
        "Correct the path, which is relative to the file that has it.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [ClusterNotChosen, ExtendsFailed];
}
