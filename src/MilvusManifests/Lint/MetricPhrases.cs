using MilvusManifests.Catalogue.Metrics;

namespace MilvusManifests.Lint;

/// <summary>How messages name the version of a program.</summary>
internal static class MetricPhrases
{
    /// <summary>The program with the versions that run: <c>Milvus 2.6.15</c>, <c>kube-state-metrics 2.18.0</c>; without one where none is known.</summary>
    public static string Program(Metric metric, LintedSet set)
    {
        var name = metric.Source.IsMilvus ? "Milvus" : metric.Source.Program is "kubernetes" ? "Kubernetes" : metric.Source.Title;
        var versions = set.Views.Select(view => view.Versions.Of(metric.Source)?.ToString()).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return versions.Length == 0 ? name : $"{name} {string.Join(" and ", versions)}";
    }
}
