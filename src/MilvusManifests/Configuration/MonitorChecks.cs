using MilvusManifests.Schemas.Formats;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>What Prometheus or the API server would refuse in the monitors of a Milvus.</summary>
internal static class MonitorChecks
{
    private const string DefaultInterval = "30s";
    private const string DefaultTimeout = "10s";

    private static readonly string[] Monitors = ["serviceMonitor", "podMonitor"];

    public static IEnumerable<Diagnostic> Run(YamlMapping entry)
    {
        foreach (var name in Monitors)
        {
            if (entry.Mapping(name) is { } monitor)
            {
                foreach (var diagnostic in CheckTiming(monitor).Concat(CheckLabels(monitor, entry)))
                {
                    yield return diagnostic;
                }
            }
        }
    }

    private static IEnumerable<Diagnostic> CheckTiming(YamlMapping monitor)
    {
        var interval = monitor.Text("interval");
        var timeout = monitor.Text("scrapeTimeout");
        if (!DurationSyntax.TryParse(interval?.Value ?? DefaultInterval, out var every)
            || !DurationSyntax.TryParse(timeout?.Value ?? DefaultTimeout, out var atMost))
        {
            yield break;
        }

        if (interval is not null && every == 0)
        {
            yield return Diagnostic.Error(ConfigurationCodes.InvalidScrapeTiming, interval.Location, "an interval of 0 is refused by Prometheus; write one such as 30s");
        }

        if (timeout is not null && atMost == 0)
        {
            yield return Diagnostic.Error(ConfigurationCodes.InvalidScrapeTiming, timeout.Location, "a scrapeTimeout of 0 is refused by Prometheus; write one such as 10s");
        }

        if (atMost > every && every > 0)
        {
            yield return timeout is not null
                ? Diagnostic.Error(ConfigurationCodes.InvalidScrapeTiming, timeout.Location,
                    $"scrapeTimeout {timeout.Value} is longer than interval {interval?.Value ?? DefaultInterval}; write at most {interval?.Value ?? DefaultInterval}")
                : Diagnostic.Error(ConfigurationCodes.InvalidScrapeTiming, interval!.Location,
                    $"interval {interval.Value} is shorter than the default scrapeTimeout {DefaultTimeout}; write scrapeTimeout: {interval.Value} beside it");
        }
    }

    private static IEnumerable<Diagnostic> CheckLabels(YamlMapping monitor, YamlMapping entry)
    {
        foreach (var label in monitor.Mapping("labels")?.Entries ?? [])
        {
            var isOwn = label.Key.Value is "app.kubernetes.io/name" or "app.kubernetes.io/instance" or "app.kubernetes.io/version" or "app.kubernetes.io/managed-by"
                || (label.Key.Value == "component" && entry.Says("mode", "standalone"));
            if (isOwn)
            {
                yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, label.Key.Location, $"the monitor has a label '{label.Key.Value}' of its own; write another");
            }
        }
    }
}
