using MilvusManifests.Catalogue;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Configuration.Checks;

/// <summary>Prometheus and the API server accept the monitors of a Milvus.</summary>
internal static class MonitorCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration) =>
        from milvus in configuration.Milvus
        from monitor in new[] { milvus.ServiceMonitor, milvus.PodMonitor }
        from diagnostic in CheckTiming(monitor.Interval, monitor.ScrapeTimeout).Concat(CheckLabels(monitor, milvus))
        select diagnostic;

    private static IEnumerable<Diagnostic> CheckTiming(Setting<PrometheusDuration> interval, Setting<PrometheusDuration> timeout)
    {
        if (!interval.IsValid || !timeout.IsValid)
        {
            yield break;
        }

        if (interval.Value.Milliseconds == 0)
        {
            yield return Diagnostic.Error(ConfigurationCodes.InvalidScrapeTiming, interval.Location, "interval must be greater than 0; use one such as 30s");
        }

        if (timeout.Value.Milliseconds == 0)
        {
            yield return Diagnostic.Error(ConfigurationCodes.InvalidScrapeTiming, timeout.Location, "scrapeTimeout must be greater than 0; use one such as 10s");
        }

        if (timeout.Value.Milliseconds > interval.Value.Milliseconds && interval.Value.Milliseconds > 0)
        {
            yield return timeout.IsWritten
                ? Diagnostic.Error(ConfigurationCodes.InvalidScrapeTiming, timeout.Location, $"scrapeTimeout {timeout} is longer than interval {interval}; use at most {interval}")
                : Diagnostic.Error(ConfigurationCodes.InvalidScrapeTiming, interval.Location,
                    $"interval {interval} is shorter than the default scrapeTimeout {timeout}; add scrapeTimeout: {interval}");
        }
    }

    private static IEnumerable<Diagnostic> CheckLabels(MonitorConfiguration monitor, MilvusInstance milvus) =>
        from label in monitor.Labels.Entries
        let key = label.Key.Value
        where key is "app.kubernetes.io/name" or "app.kubernetes.io/instance" or "app.kubernetes.io/version" or "app.kubernetes.io/managed-by"
            || (key == "component" && milvus.Mode is { IsValid: true, Value: MilvusMode.Standalone })
        select Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, label.Key.Location, $"the monitor already has a label '{key}'; use another key");
}
