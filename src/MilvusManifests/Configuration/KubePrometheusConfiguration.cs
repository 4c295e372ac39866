using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>The stack: section <c>kubePrometheus</c>.</summary>
internal sealed record KubePrometheusConfiguration
{
    /// <summary>The section with every key: an absent one has its default, or null where it has none.</summary>
    public required YamlMapping Node { get; init; }

    /// <summary>The tag of the release, <c>v0.18.0</c>.</summary>
    public required Setting<string> Version { get; init; }

    /// <summary>The release.</summary>
    public required Setting<KubePrometheusRelease> Release { get; init; }

    /// <summary>Where the stack's objects come from.</summary>
    public required KubePrometheusSource Source { get; init; }

    /// <summary>The namespace of the stack.</summary>
    public required Setting<string> Namespace { get; init; }

    /// <summary>The components that are left out, by the names that upstream's files start with.</summary>
    public required ImmutableSortedSet<string> LeftOut { get; init; }

    /// <summary>The components that the file has settings for.</summary>
    public required ImmutableArray<Setting<string>> ConfiguredComponents { get; init; }

    /// <summary>The settings that are written, in the order they apply.</summary>
    public required ImmutableArray<SettingValue> Settings { get; init; }

    /// <summary>Where images are pulled from.</summary>
    public required ImagesConfiguration Images { get; init; }

    /// <summary>The dashboards of Grafana.</summary>
    public required DashboardConfiguration Dashboards { get; init; }

    /// <summary>Whether another installation has the components that the set leaves out.</summary>
    public bool HasExportersElsewhere { get; init; }

    /// <summary>Whether a component runs in the cluster, as part of the set or of another installation.</summary>
    /// <param name="component">One of <see cref="StackComponent.Names"/>.</param>
    public bool Runs(string component) => HasExportersElsewhere || Has(component);

    /// <summary>Whether a component is part of the set.</summary>
    /// <param name="component">One of <see cref="StackComponent.Names"/>: what the names of upstream's files start with.</param>
    public bool Has(string component) => !LeftOut.Contains(component);
}
