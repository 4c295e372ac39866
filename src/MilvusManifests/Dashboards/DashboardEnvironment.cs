using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Configuration;

namespace MilvusManifests.Dashboards;

/// <summary>What dashboards are compiled for.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Release">Its release, which decides the versions of Grafana and of the programs whose metrics are shown.</param>
/// <param name="Milvus">The instances of Milvus, in groups that have the same dashboards.</param>
internal sealed record DashboardEnvironment(KubePrometheusConfiguration Stack, KubePrometheusRelease Release, ImmutableArray<MilvusGroup> Milvus)
{
    /// <summary>What the programs of the stack expose.</summary>
    public ImmutableArray<MetricView> Views { get; } = [MetricCatalogue.Of(new(null, Release))];

    /// <summary>The version of Grafana's model of dashboards.</summary>
    public int SchemaVersion { get; } = GrafanaModel.VersionOf(Release.VersionOf("grafana"));

    /// <summary>The environment of a configuration.</summary>
    public static DashboardEnvironment Of(ManifestsConfiguration configuration)
    {
        var release = configuration.KubePrometheus.Release.Value;
        return new(configuration.KubePrometheus, release, MilvusGroup.AllOf(configuration.Milvus, release));
    }

    /// <summary>Whether everything is there that something needs.</summary>
    public bool Has(ImmutableArray<string> components)
    {
        foreach (var component in components)
        {
            if (!Stack.Has(component))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Instances of Milvus that have the same metrics under the same labels, and so the same dashboards.</summary>
/// <param name="Minor">The minor version: <c>2.6</c>.</param>
/// <param name="Instances">The instances.</param>
/// <param name="Views">What their versions expose.</param>
internal sealed record MilvusGroup(string Minor, ImmutableArray<MilvusInstance> Instances, ImmutableArray<MetricView> Views)
{
    /// <summary>The label that says which component of Milvus a series is of.</summary>
    public string ComponentLabel { get; init; } = "component";

    /// <summary>Whether there are other groups, so that its dashboards have to be told from theirs.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>The groups of instances, in the order of their versions.</summary>
    public static ImmutableArray<MilvusGroup> AllOf(ImmutableArray<MilvusInstance> instances, KubePrometheusRelease release)
    {
        var groups = instances.GroupBy(instance => instance.Version.Value.Number.OfMinor).OrderBy(group => group.Key).ToArray();
        return
        [
            .. groups.Select(group => new MilvusGroup(
                group.First().Version.Value.Number.MinorText,
                [.. group],
                [.. group.Select(instance => instance.Version.Value.Number).Distinct().Select(version => MetricCatalogue.Of(new(version, release)))])
            { IsOneOfSeveral = groups.Length > 1 }),
        ];
    }
}
