using MilvusManifests.Catalogue;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>A Milvus to monitor: an entry of <c>milvus</c>.</summary>
public sealed record MilvusInstance
{
    /// <summary>The entry with every key: an absent one has its default, or null where it has none.</summary>
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

    /// <summary>The value of that name in the Helm chart.</summary>
    public required Setting<string>? NameOverride { get; init; }

    /// <summary>The value of that name in the Helm chart.</summary>
    public required Setting<string>? FullnameOverride { get; init; }

    /// <summary>The names of its objects, which follow from the settings above.</summary>
    public required Setting<MilvusNames> Names { get; init; }

    /// <summary>How the ServiceMonitor of a Helm release scrapes.</summary>
    public required MonitorConfiguration ServiceMonitor { get; init; }

    /// <summary>How the PodMonitor of an operator's Milvus scrapes.</summary>
    public required MonitorConfiguration PodMonitor { get; init; }

    /// <summary>Whether a PodMonitor is written.</summary>
    public required Setting<bool> PodMonitorEnabled { get; init; }
}
