using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Catalogue.Milvus;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Milvus;

namespace MilvusManifests.Dashboards;

/// <summary>What dashboards are compiled for.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Release">Its release, which decides the versions of Grafana and of the programs whose metrics are shown.</param>
/// <param name="Milvus">The instances of Milvus, in groups that have the same dashboards.</param>
internal sealed record DashboardEnvironment(KubePrometheusConfiguration Stack, KubePrometheusRelease Release, ImmutableArray<MilvusGroup> Milvus)
{
    /// <summary>What dashboards, rows and panels can need.</summary>
    public static ImmutableArray<string> Needs { get; } = [.. StackComponent.Names, .. MilvusComponents.Names, .. Dependencies];

    private static IEnumerable<string> Dependencies => MilvusDependency.All.Select(dependency => dependency.Name).Distinct(StringComparer.Ordinal);

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

    /// <summary>Whether everything is there that something needs: components of the stack and of Milvus, and what Milvus depends on and is scraped.</summary>
    /// <param name="needs">What it needs.</param>
    /// <param name="group">The Milvus that it is about; null for all of them.</param>
    public bool Has(ImmutableArray<string> needs, MilvusGroup? group = null)
    {
        foreach (var need in needs)
        {
            if (StackComponent.Names.Contains(need, StringComparer.Ordinal) ? !Stack.Runs(need) : !IsThere(need, group is null ? Milvus : [group]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsThere(string need, ImmutableArray<MilvusGroup> groups)
    {
        foreach (var group in groups)
        {
            foreach (var instance in group.Instances)
            {
                if (Has(instance, need))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Has(MilvusInstance instance, string need)
    {
        foreach (var scraped in instance.Dependencies)
        {
            if (scraped.Value.Name == need)
            {
                return true;
            }
        }

        foreach (var component in instance.Components())
        {
            if (component.Name == need)
            {
                return true;
            }
        }

        // One process does the work of all of them.
        return instance.Mode.Value == MilvusMode.Standalone && MilvusComponents.OfOperator(instance.Version.Value.Number, MilvusMode.Cluster).Contains(need, StringComparer.Ordinal);
    }
}

/// <summary>Instances of Milvus that have the same metrics under the same labels, and so the same dashboards.</summary>
/// <param name="Minor">The minor version: <c>2.6</c>.</param>
/// <param name="Instances">The instances.</param>
/// <param name="Views">What their versions expose.</param>
/// <param name="ComponentLabel">The label of their series that has the component.</param>
internal sealed record MilvusGroup(string Minor, ImmutableArray<MilvusInstance> Instances, ImmutableArray<MetricView> Views, string ComponentLabel)
{
    /// <summary>What distinguishes it from the other groups, in titles: the minor version, and the monitor where that alone does not; empty for the only one.</summary>
    public string Distinction { get; init; } = "";

    /// <summary>Whether there are other groups, so that its dashboards have to be told from theirs.</summary>
    public bool IsOneOfSeveral => Distinction.Length > 0;

    /// <summary>The groups of instances, in the order of their versions.</summary>
    public static ImmutableArray<MilvusGroup> AllOf(ImmutableArray<MilvusInstance> instances, KubePrometheusRelease release)
    {
        var groups = instances.GroupBy(instance => (instance.Version.Value.Number.OfMinor, instance.ComponentLabel)).OrderBy(group => group.Key.OfMinor).ThenBy(group => group.Key.ComponentLabel, StringComparer.Ordinal).ToArray();
        return
        [
            .. groups.Select(group => new MilvusGroup(
                group.Key.OfMinor.MinorText,
                [.. group],
                [.. group.Select(instance => instance.Version.Value.Number).Distinct().Select(version => MetricCatalogue.Of(new(version, release)))],
                group.Key.ComponentLabel)
            {
                Distinction = groups.Length == 1 ? ""
                    : groups.Count(other => other.Key.OfMinor == group.Key.OfMinor) == 1 || group.Key.ComponentLabel == "component" ? group.Key.OfMinor.MinorText
                    : $"{group.Key.OfMinor.MinorText} operator",
            }),
        ];
    }
}
