using System.Collections.Immutable;
using MilvusManifests.Catalogue.Milvus;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Milvus;

/// <summary>A Milvus to monitor: an entry of <c>milvus</c>.</summary>
internal sealed record MilvusInstance
{
    /// <summary>The entry with every key: an absent one has its default, or null where it has none.</summary>
    public required YamlMapping Node { get; init; }

    /// <summary>The Helm release, or the Milvus object of the operator.</summary>
    public required Setting<string> Release { get; init; }

    /// <summary>The namespace it runs in.</summary>
    public required Setting<string> Namespace { get; init; }

    /// <summary>Whether the set creates the namespace.</summary>
    public required Setting<bool> CreateNamespace { get; init; }

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

    /// <summary>The version of the Helm chart; null where it is not given.</summary>
    public required Setting<ReleaseNumber>? Chart { get; init; }

    /// <summary>Who has its monitor.</summary>
    public required Setting<MonitorOwner> Monitor { get; init; }

    /// <summary>The changes of the alerts about it, by their names.</summary>
    public required ImmutableSortedDictionary<string, AlertRule> AlertRules { get; init; }

    /// <summary>How it is scraped.</summary>
    public required ScrapeConfiguration Scrape { get; init; }

    /// <summary>How many pods of which components there are at least, where the file has it.</summary>
    public required ImmutableArray<(string Component, Setting<int> Number)> Replicas { get; init; }

    /// <summary>What was installed with it and is scraped as well.</summary>
    public required ImmutableArray<Setting<MilvusDependency>> Dependencies { get; init; }

    /// <summary>Whether a NetworkPolicy lets Prometheus reach its metrics.</summary>
    public required Setting<MetricsPolicy> NetworkPolicy { get; init; }

    /// <summary>Whether the operator installed it.</summary>
    /// <exception cref="InvalidOperationException">The installer is not valid.</exception>
    public bool IsOfOperator => InstalledBy.Value == Milvus.InstalledBy.Operator;

    /// <summary>The label of its series that has the component.</summary>
    /// <exception cref="InvalidOperationException">Who has the monitor is not valid.</exception>
    public string ComponentLabel => Monitor.Value == MonitorOwner.Operator ? "app_kubernetes_io_component" : "component";

    /// <summary>The version of the chart that installed it, or that would.</summary>
    /// <exception cref="InvalidOperationException">A setting that decides is not valid.</exception>
    public ReleaseNumber InstalledChart => Chart?.Value ?? MilvusChart.Of(Version.Value.Number);

    /// <summary>The components that it has: those that its installer deploys by default, but for what the file says.</summary>
    /// <exception cref="InvalidOperationException">A setting that decides is not valid.</exception>
    public ImmutableArray<MilvusComponent> Components()
    {
        var defaults = IsOfOperator ? MilvusComponents.OfOperator(Version.Value.Number, Mode.Value) : MilvusComponents.OfChart(InstalledChart, Mode.Value);
        var found = ImmutableArray.CreateBuilder<MilvusComponent>();
        foreach (var name in MilvusComponents.Names)
        {
            var replicas = WrittenReplicas(name) ?? (defaults.Contains(name, StringComparer.Ordinal) ? 1 : 0);
            if (replicas > 0)
            {
                found.Add(new(name, replicas, IsOfOperator ? name is "proxy" or "standalone" : MilvusComponents.HasServiceOfChart(name, InstalledChart)));
            }
        }

        return found.DrainToImmutable();
    }

    private int? WrittenReplicas(string component)
    {
        foreach (var (name, number) in Replicas)
        {
            if (name == component)
            {
                return number.Value;
            }
        }

        return null;
    }
}

/// <summary>What installed a Milvus, which decides how its objects are named and labelled.</summary>
internal enum InstalledBy
{
    /// <summary>The Milvus Helm chart.</summary>
    Helm,

    /// <summary>milvus-operator.</summary>
    Operator,
}
