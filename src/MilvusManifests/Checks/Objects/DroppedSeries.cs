using MilvusManifests.Building;
using MilvusManifests.Checks.Objects.Queries;
using MilvusManifests.Lint;
using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects;

/// <summary>What rules and dashboards select is not dropped by the monitor that scrapes it.</summary>
internal sealed class DroppedSeries : IObjectCheck
{
    /// <summary>Series that are needed and not stored.</summary>
    public static readonly DiagnosticCode Dropped = new(
        "MM4816",
        "series that are needed and dropped",
        "A monitor can keep series from being stored: 'scrape.dropMetrics', 'dropSeriesWith' and 'dropLabels' of a Milvus do, and metricRelabelings of any monitor. An alert that selects such a series never "
        + "fires, a recording rule records nothing, and a panel stays empty, without a word from Prometheus. One finding names all rules and panels that the set itself brings, at the line that drops what they need; a "
        + "rule of your own is named at its own line. If only panels of dashboards are affected, the finding is an information.",
        new("ServiceMonitor milvus/a-milvus drops 'milvus_proxy_req_in_queue_latency_bucket', which alert MilvusProxyQueueSlow and 1 panel need", "scrape: {dropMetrics: [milvus_proxy_req_in_.*]}"),
        "Keep the series, or switch the alert off with 'alerts.rules'. Suppress the finding with a reason where the panels may stay empty.");

    private const int MostMetrics = 3;
    private const int MostRules = 10;

    /// <inheritdoc/>
    public DiagnosticCode Code => Dropped;

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        var all = ScrapedBy.AllOf(set.Scraped);
        foreach (var monitor in all)
        {
            if (!monitor.MayLose)
            {
                continue;
            }

            var losses = LostQueries.Of(monitor, all, set.Linted.Set);
            foreach (var own in losses.Where(lost => lost.Query.Rule is not null && !IsShipped(lost.Query)).GroupBy(lost => lost.Query.Rule, ReferenceEqualityComparer.Instance))
            {
                LostQuery[] parts = [.. own];
                var query = parts[0].Query;
                yield return new(set.Linted.Owners[query.Document!], query.Text.At(parts[0].Span.Start, parts[0].Span.Length), $"{Name(query)}: {monitor.Monitor} {What(parts)}")
                {
                    Hint = "keep what it selects, or remove it",
                    Related = [new RelatedLocation("dropped here", parts[0].Loss.Place)],
                };
            }

            foreach (var shipped in losses.Where(lost => lost.Query.Rule is null || IsShipped(lost.Query)).GroupBy(lost => lost.Loss))
            {
                LostQuery[] parts = [.. shipped];
                string[] rules = [.. parts.Where(part => part.Query.Rule is not null).OrderBy(part => part.Query.Rule!.Alert is null).Select(part => Name(part.Query)).Distinct(StringComparer.Ordinal)];
                var panels = parts.Select(part => part.Query.Panel).OfType<object>().Distinct(ReferenceEqualityComparer.Instance).Count();
                if (rules.Length == 0 && panels == 0)
                {
                    continue;
                }

                yield return new(monitor.Monitor.Object, shipped.Key.Place, $"{monitor.Monitor} {What(parts)}, which {Users(rules, panels)}")
                {
                    Severity = rules.Length == 0 ? Severity.Information : null,
                    Hint = parts.FirstOrDefault(part => part.Query.Rule?.Alert is not null) is { } alert
                        ? $"switch what cannot fire off in 'alerts.rules', as in '{alert.Query.Rule!.Name}: {{enabled: false}}', or keep what it selects"
                        : null,
                };
            }
        }
    }

    // A rule that nobody but the set itself has written.
    private static bool IsShipped(LintedQuery query) =>
        query.Text.At(0, 1) is { Source: RenderedText text } place && text.Find(place.Span.Start) is { } site && ShippedTemplates.Has(site.Template.Source);

    private static string Name(LintedQuery query) => query.Rule!.Alert is null ? $"recording rule {query.Rule.Name}" : $"alert {query.Rule.Name}";

    private static string What(LostQuery[] lost)
    {
        string[] names = [.. lost.Where(part => part.Loss == lost[0].Loss).Select(part => part.Metric).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => $"'{name}'")];
        var metrics = Join(names.Length <= MostMetrics + 1 ? names : [.. names.Take(MostMetrics), TraceText.Count(names.Length - MostMetrics, "more metric")]);
        return lost[0].Loss switch
        {
            { Label: null } => $"drops {metrics}",
            { IsRemoved: true, Label: var label } => $"removes label '{label}' from {metrics}",
            { Label: var label } => $"drops the series of {metrics} that have label '{label}'",
        };
    }

    private static string Users(string[] rules, int panels)
    {
        string[] shown = rules.Length <= MostRules + 1 ? rules : [.. rules.Take(MostRules), TraceText.Count(rules.Length - MostRules, "more rule")];
        string[] all = panels == 0 ? shown : [.. shown, TraceText.Count(panels, "panel")];
        return $"{Join(all)} {(rules.Length + panels == 1 ? "needs" : "need")}";
    }

    private static string Join(string[] parts) => parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
}
