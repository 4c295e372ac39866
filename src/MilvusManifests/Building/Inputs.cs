using System.Collections.Immutable;
using MilvusManifests.Building.Dashboards;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Upstream;

namespace MilvusManifests.Building;

/// <summary>Everything that a set is made from, read once.</summary>
internal sealed record Inputs
{
    /// <summary>The configuration's file, as diagnostics show it.</summary>
    public required string ConfigurationPath { get; init; }

    /// <summary>The files that it extends.</summary>
    public required ImmutableArray<string> Extended { get; init; }

    /// <summary>What the user asked for.</summary>
    public required ManifestsConfiguration Configuration { get; init; }

    /// <summary>The kube-prometheus release that the configuration names.</summary>
    public KubePrometheusRelease Release => Configuration.KubePrometheus.Release.Value;

    /// <summary>The output folder, as diagnostics show it.</summary>
    public required string Output { get; init; }

    /// <summary>The user's templates over the shipped ones.</summary>
    public required TemplateSet Templates { get; init; }

    /// <summary>The patches in the order they apply: that of Prometheus' permissions, then the user's.</summary>
    public required ImmutableArray<TargetedPatch> Patches { get; init; }

    /// <summary>The user's schemas, in the order of the configuration.</summary>
    public required ImmutableArray<OwnSchemas> Schemas { get; init; }

    /// <summary>The schemas of the cluster, the user's among them.</summary>
    public required SchemaCatalogue Cluster { get; init; }

    /// <summary>The user's own dashboards, in the order of their names.</summary>
    public required ImmutableArray<OwnDashboard> Dashboards { get; init; }

    /// <summary>Upstream's own files; null where the shipped templates are used instead, and where they could not be read.</summary>
    public required UpstreamFiles? Source { get; init; }

    /// <summary>What was made for other clusters already; null for a run of its own.</summary>
    public SharedWork? Shared { get; init; }

    /// <summary>Whether the configuration names a source that could not be read, so that nothing of the set can be built.</summary>
    public bool LacksSource => Source is null && Configuration.KubePrometheus.Source is not BuiltinSource;

    /// <summary>The folder of the configuration, which its paths are relative to; empty for the current one.</summary>
    public string Folder => Path.GetDirectoryName(ConfigurationPath) ?? "";

    /// <summary>Finds the line that a person wrote for what a template wrote.</summary>
    public Provenance Provenance => new([ConfigurationPath, .. Extended]);
}
