using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>How a ServiceMonitor or PodMonitor scrapes.</summary>
/// <param name="Interval">How often, a Prometheus duration.</param>
/// <param name="ScrapeTimeout">How long a scrape may take, a Prometheus duration no longer than the interval.</param>
/// <param name="Labels">Labels of the monitor on top of its own.</param>
public sealed record MonitorConfiguration(Setting<string> Interval, Setting<string> ScrapeTimeout, YamlMapping Labels);
