using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Json;
using MilvusManifests.ScrapePath;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Prometheus scrapes what the monitors of the set say, as far as the set decides it.</summary>
internal sealed class ScrapedMonitors : ICheck
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
    public ImmutableArray<DiagnosticCode> Codes => [Broken];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Written;

    /// <summary>An error for every link that breaks monitors: what breaks many at one place is wrong once.</summary>
    /// <param name="verdicts">The verdicts.</param>
    public static IEnumerable<Diagnostic> Report(ImmutableArray<MonitorVerdict> verdicts)
    {
        foreach (var broken in verdicts.Where(verdict => verdict.Answer == Answer.No).GroupBy(verdict => (verdict.Weakest!.Link, verdict.Weakest.Place)))
        {
            var first = broken.First();
            var weakest = first.Weakest!;
            var others = broken.Skip(1).Select(verdict => new RelatedLocation($"nor {verdict.Monitor}", null));
            yield return Diagnostic.Error(
                Broken,
                weakest.Place ?? first.Monitor.Object.Node.Location,
                $"{first.Server?.ToString() ?? "Prometheus"} would not scrape {first.Monitor}: {weakest.Reason} ({weakest.Link})",
                HintOf(first)) with
            { Related = [.. others] };
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set) => Report(set.Scraped).Select(diagnostic => set.Inputs.Provenance.Explain(diagnostic));

    private static string HintOf(MonitorVerdict verdict) => verdict.Mend is { Patches: [var patch, ..] } mend
        ? $"{(patch.Creates ? "create" : patch.Deletes ? "delete" : "patch")} {patch.Target}{(patch.Creates || patch.Deletes ? "" : $" with {JsonWriter.Write(patch.Patch.ToNode())}")}" +
          (mend.Patches.Length > 1 ? $" and {TraceText.Count(mend.Patches.Length - 1, "more change")}: milvus-manifests explain --monitor {verdict.Monitor.Name}" : "")
        : $"milvus-manifests explain --monitor {verdict.Monitor.Name} shows the whole chain";
}
