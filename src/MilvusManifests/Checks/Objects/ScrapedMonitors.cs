using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Json;
using MilvusManifests.ScrapePath;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects;

/// <summary>Prometheus scrapes what the monitors of the set say, as far as the set decides it.</summary>
internal sealed class ScrapedMonitors : IObjectCheck
{
    /// <summary>A monitor that is not scraped.</summary>
    public static readonly DiagnosticCode Broken = new(
        "MM4801",
        "monitor that is not scraped",
        "A set of valid manifests can still collect nothing: a selector that selects nothing, a permission that is missing, a port by the wrong name. " +
        "The scrape path is followed link by link, as the operator, the API server and Prometheus of the release do it, and the link in parentheses is broken.",
        new CodeExample(
            "Prometheus monitoring/k8s would not scrape ServiceMonitor shop/web: nothing grants monitoring/prometheus-k8s to list and watch discovery.k8s.io/endpointslices in shop (permission)"),
        "Run milvus-manifests explain --monitor NAMESPACE/NAME: it shows the whole chain and the changes that make it whole.");

    /// <inheritdoc/>
    public DiagnosticCode Code => Broken;

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <summary>A fault of every monitor that is not scraped.</summary>
    /// <param name="verdicts">The verdicts.</param>
    public static IEnumerable<ObjectFault> FaultsOf(ImmutableArray<MonitorVerdict> verdicts) =>
        from verdict in verdicts
        where verdict.Answer == Answer.No
        let weakest = verdict.Weakest!
        select new ObjectFault(
            verdict.Monitor.Object,
            weakest.Place,
            $"{verdict.Server?.ToString() ?? "Prometheus"} would not scrape {verdict.Monitor}: {weakest.Reason} ({weakest.Link})")
        {
            Hint = HintOf(verdict),
            Subject = weakest.Link,
            Cause = (weakest.Link, weakest.Place),
            Also = $"nor {verdict.Monitor}",
        };

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set) => FaultsOf(set.Scraped);

    private static string HintOf(MonitorVerdict verdict) => verdict.Mend is { Patches: [var patch, ..] } mend
        ? $"{(patch.Creates ? "create" : patch.Deletes ? "delete" : "patch")} {patch.Target}{(patch.Creates || patch.Deletes ? "" : $" with {JsonWriter.Write(patch.Patch.ToNode())}")}" +
          (mend.Patches.Length > 1 ? $" and {TraceText.Count(mend.Patches.Length - 1, "more change")}: milvus-manifests explain --monitor {verdict.Monitor.Name}" : "")
        : $"milvus-manifests explain --monitor {verdict.Monitor.Name} shows the whole chain";
}
