using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Milvus;

/// <summary>How a Milvus and its dependencies are scraped: section <c>scrape</c> of an entry of <c>milvus</c>.</summary>
internal sealed record ScrapeConfiguration
{
    /// <summary>How often.</summary>
    public required Setting<PrometheusDuration> Interval { get; init; }

    /// <summary>How long a scrape may take, at most the interval.</summary>
    public required Setting<PrometheusDuration> ScrapeTimeout { get; init; }

    /// <summary>Additional labels of the monitors and of the PrometheusRule.</summary>
    public required YamlMapping Labels { get; init; }

    /// <summary>Metrics that are not stored: names or regular expressions.</summary>
    public required ImmutableArray<Setting<string>> DropMetrics { get; init; }

    /// <summary>Labels whose series are not stored.</summary>
    public required ImmutableArray<Setting<string>> DropSeriesWith { get; init; }

    /// <summary>Labels that are removed from every series.</summary>
    public required ImmutableArray<Setting<string>> DropLabels { get; init; }

    /// <summary>Rules that change the samples, as in a monitor.</summary>
    public required YamlSequence MetricRelabelings { get; init; }

    /// <summary>The keys that the file has, by the locations of their names.</summary>
    public required ImmutableArray<(string Key, Location? Location)> Written { get; init; }
}

/// <summary>Who has the object that tells Prometheus to scrape a Milvus.</summary>
internal enum MonitorOwner
{
    /// <summary>The set.</summary>
    Ours,

    /// <summary>The Helm release of Milvus.</summary>
    Chart,

    /// <summary>milvus-operator.</summary>
    Operator,
}

/// <summary>Whether a NetworkPolicy lets Prometheus reach the metrics of a Milvus.</summary>
internal enum MetricsPolicy
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>One that allows Prometheus, beside others that allow the rest.</summary>
    AllowPrometheus,

    /// <summary>One that lets nothing but Prometheus reach the port of the metrics, and leaves every other port open.</summary>
    OnlyPrometheus,
}
