using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Cli.Printing;

namespace MilvusManifests.Cli.Commands.Metrics;

/// <summary>Metrics as a text, grouped by what exposes them.</summary>
internal static class MetricsText
{
    /// <summary>Writes metrics.</summary>
    public static void Write(TextWriter output, IReadOnlyList<MilvusMetrics> views, ImmutableArray<string> names, int room)
    {
        MetricSource? source = null;
        foreach (var group in names.Select(name => Shown(views, name)).GroupBy(metric => metric.Source))
        {
            output.Write(source is null ? "" : "\n");
            source = group.Key;
            output.WriteLine(TitleOf(source));
            TextTable.Write(output, [.. group.Select(metric => new[] { $"  {metric.Name}", metric.Type.Text(), MeaningOf(metric) })], room);
        }
    }

    /// <summary>What a text calls the source of metrics.</summary>
    public static string TitleOf(MetricSource source) => source.IsMilvus ? $"Milvus: {source.Title}" : source.Title;

    /// <summary>The metric of the first version that has it.</summary>
    private static Metric Shown(IReadOnlyList<MilvusMetrics> views, string name)
    {
        foreach (var view in views)
        {
            if (view.Metrics.FindMetric(name) is { Presence: not Presence.Absent } metric)
            {
                return metric;
            }
        }

        return views[0].Metrics.FindMetric(name)!;
    }

    private static string MeaningOf(Metric metric) =>
        metric.Meaning
        + (metric.IsWritten ? "" : " Never written.")
        + (metric.Presence == Presence.Uncertain ? " Perhaps not in this patch release." : "");
}
