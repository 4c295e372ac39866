using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>A Milvus to monitor: an entry of <c>milvus</c>.</summary>
internal sealed record MilvusInstance
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
    public required Setting<MilvusVersion> Version { get; init; }

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

    /// <summary>The changes of the alerts about it, by their names.</summary>
    public required ImmutableSortedDictionary<string, AlertRule> AlertRules { get; init; }

    /// <summary>Whether a PodMonitor is written.</summary>
    public required Setting<bool> PodMonitorEnabled { get; init; }
}

/// <summary>How a ServiceMonitor or PodMonitor scrapes.</summary>
/// <param name="Interval">How often.</param>
/// <param name="ScrapeTimeout">How long a scrape may take, at most the interval.</param>
/// <param name="Labels">Additional labels of the monitor.</param>
internal sealed record MonitorConfiguration(Setting<PrometheusDuration> Interval, Setting<PrometheusDuration> ScrapeTimeout, YamlMapping Labels)
{
    /// <summary>The location of its key; null where it is absent.</summary>
    public Location? KeyLocation { get; init; }

    /// <summary>Whether the file sets any part of it.</summary>
    public bool IsWritten => Interval.IsWritten || ScrapeTimeout.IsWritten || Labels.Location is not null;
}

/// <summary>What installed a Milvus, which decides how its objects are named and labelled.</summary>
internal enum InstalledBy
{
    /// <summary>The Milvus Helm chart.</summary>
    Helm,

    /// <summary>milvus-operator.</summary>
    Operator,
}
