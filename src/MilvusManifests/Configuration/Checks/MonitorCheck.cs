using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Catalogue.Milvus;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>Prometheus and the API server accept the monitors of a Milvus, and the series that they store are those that were meant.</summary>
internal static class MonitorCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration) =>
        from milvus in configuration.Milvus
        from diagnostic in CheckOwner(milvus).Concat(CheckTiming(milvus.Scrape)).Concat(CheckLabels(milvus)).Concat(CheckDroppedLabels(milvus))
        select diagnostic;

    private static IEnumerable<Diagnostic> CheckOwner(MilvusInstance milvus)
    {
        if (!milvus.Monitor.IsValid || !milvus.InstalledBy.IsValid)
        {
            yield break;
        }

        var (owner, needed) = milvus.Monitor.Value switch
        {
            MonitorOwner.Chart when milvus.IsOfOperator => ("chart", "helm"),
            MonitorOwner.Operator when !milvus.IsOfOperator => ("operator", "operator"),
            _ => ("", ""),
        };
        if (owner.Length > 0)
        {
            yield return Diagnostic.Error(
                ConfigurationCodes.KeyNotAllowed, milvus.Monitor.Location, $"'monitor: {owner}' is only allowed when installedBy is {needed}; use {(milvus.IsOfOperator ? "operator" : "chart")} or ours");
            yield break;
        }

        var (known, where) = milvus.Monitor.Value switch
        {
            MonitorOwner.Chart => (ScrapeShape.OfChart, "the chart's own ServiceMonitor"),
            MonitorOwner.Operator => (ScrapeShape.OfOperator, "the operator's own PodMonitor"),
            _ => ([], ""),
        };
        foreach (var (key, location) in where.Length == 0 ? [] : milvus.Scrape.Written)
        {
            if (!known.Contains(key, StringComparer.Ordinal))
            {
                yield return Diagnostic.Warning(ConfigurationCodes.NoEffect, location, $"'scrape.{key}' has no effect on {where}; use 'monitor: ours'");
            }
        }
    }

    private static IEnumerable<Diagnostic> CheckTiming(ScrapeConfiguration scrape)
    {
        var (interval, timeout) = (scrape.Interval, scrape.ScrapeTimeout);
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

    /// <summary>Whether every monitor has a label of that key.</summary>
    public static bool IsReserved(string key) => key is "app.kubernetes.io/name" or "app.kubernetes.io/instance" or "app.kubernetes.io/version" or "app.kubernetes.io/managed-by";

    private static IEnumerable<Diagnostic> CheckLabels(MilvusInstance milvus) =>
        from label in milvus.Scrape.Labels.Entries
        let key = label.Key.Value
        where IsReserved(key) || (key == "component" && milvus.Mode is { IsValid: true, Value: MilvusMode.Standalone })
        select Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, label.Key.Location, $"the monitor already has a label '{key}'; use another key");

    // Prometheus keeps one of several series that a dropped label made equal, so that counts and sums are wrong without a sign.
    private static IEnumerable<Diagnostic> CheckDroppedLabels(MilvusInstance milvus)
    {
        if (milvus.Scrape.DropLabels.IsEmpty || !milvus.Version.IsValid || !MilvusReleases.Knows(milvus.Version.Value.Number))
        {
            yield break;
        }

        var view = MetricCatalogue.Of(new ProgramVersions(milvus.Version.Value.Number, null, null));
        foreach (var label in milvus.Scrape.DropLabels)
        {
            var having = label.IsValid
                ? view.All.Where(metric => metric.Source.IsMilvus && metric.IsWritten && metric.Labels.Contains(label.Value, StringComparer.Ordinal)).ToArray()
                : [];
            if (having.Length > 0)
            {
                yield return new Diagnostic(
                    ConfigurationCodes.CollidingSeries, Severity.Warning, label.Location,
                    $"without label '{label}', series of {having.Length} metrics such as {having[0].Name} are no longer distinct, and Prometheus keeps only one of them")
                {
                    Hint = $"'dropSeriesWith: [{label}]' leaves out these series; 'dropMetrics' leaves out whole metrics",
                };
            }
        }
    }
}
