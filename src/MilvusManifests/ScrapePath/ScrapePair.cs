using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Servers;

namespace MilvusManifests.ScrapePath;

/// <summary>A monitor and a Prometheus that may scrape what it says.</summary>
/// <param name="Cluster">The cluster of both.</param>
/// <param name="Monitor">The monitor.</param>
/// <param name="Server">The Prometheus.</param>
internal sealed record ScrapePair(ScrapedCluster Cluster, ScrapeMonitor Monitor, PrometheusServer Server);
