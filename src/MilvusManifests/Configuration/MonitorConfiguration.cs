using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>How a ServiceMonitor or PodMonitor scrapes.</summary>
/// <param name="Interval">How often.</param>
/// <param name="ScrapeTimeout">How long a scrape may take, at most the interval.</param>
/// <param name="Labels">Additional labels of the monitor.</param>
public sealed record MonitorConfiguration(Setting<PrometheusDuration> Interval, Setting<PrometheusDuration> ScrapeTimeout, YamlMapping Labels)
{
    /// <summary>The location of its key; null where it is absent.</summary>
    public Location? KeyLocation { get; init; }

    /// <summary>Whether the file sets any part of it.</summary>
    internal bool IsWritten => Interval.IsWritten || ScrapeTimeout.IsWritten || Labels.Location is not null;
}
