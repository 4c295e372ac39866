using MilvusManifests.Catalogue;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>A Milvus to monitor: an entry of <c>milvus</c>.</summary>
public sealed record MilvusInstance
{
    /// <summary>The entry with every key, as <see cref="ManifestsConfiguration.Complete"/> has it.</summary>
    public required YamlMapping Node { get; init; }

    /// <summary>The Helm release, or the Milvus object of the operator.</summary>
    public required Setting<string> Release { get; init; }

    /// <summary>The namespace it runs in.</summary>
    public required Setting<string> Namespace { get; init; }

    /// <summary>What installed it.</summary>
    public required Setting<InstalledBy> InstalledBy { get; init; }

    /// <summary>Whether it is a cluster or standalone.</summary>
    public required Setting<MilvusMode> Mode { get; init; }

    /// <summary>The version, <c>2.6.15</c>.</summary>
    public required Setting<string> Version { get; init; }

    /// <summary>The chart's value of this name.</summary>
    public required Setting<string>? NameOverride { get; init; }

    /// <summary>The chart's value of this name.</summary>
    public required Setting<string>? FullnameOverride { get; init; }

    /// <summary>How the ServiceMonitor of a Helm release scrapes.</summary>
    public required MonitorConfiguration ServiceMonitor { get; init; }

    /// <summary>How the PodMonitor of an operator's Milvus scrapes; null where none is asked for.</summary>
    public required MonitorConfiguration? PodMonitor { get; init; }

    /// <summary>What its objects are called.</summary>
    public MilvusNames Names => InstalledBy.Value == Configuration.InstalledBy.Operator
        ? MilvusNames.OfOperatorObject(Release.Value)
        : MilvusNames.OfHelmRelease(Release.Value, Mode.Value, NameOverride?.Value, FullnameOverride?.Value);
}
