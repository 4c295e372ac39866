using System.Collections.Concurrent;
using MilvusManifests.Text;

namespace MilvusManifests.Catalogue.Metrics;

/// <summary>The metrics as some versions of the programs expose them.</summary>
/// <param name="versions">The versions.</param>
internal sealed class MetricView(ProgramVersions versions)
{
    // A third of such a long name would be another metric.
    private const int MostEdits = 4;

    private readonly ConcurrentDictionary<string, Metric?> found = new(StringComparer.Ordinal);

    /// <summary>The versions.</summary>
    public ProgramVersions Versions => versions;

    /// <summary>Every metric that the versions declare, or may declare, table by table.</summary>
    public IEnumerable<Metric> All => MetricCatalogue.Names.Select(FindMetric).OfType<Metric>().Where(metric => metric.Presence != Presence.Absent);

    /// <summary>
    /// What a name in an expression is; null for a name that no version of any program has. One that only other versions have is found, and <see cref="Metric.Presence"/>
    /// says so.
    /// </summary>
    public MetricSeries? Find(string series)
    {
        if (FindMetric(series) is { } itself)
        {
            return new(itself, SeriesPart.Itself);
        }

        foreach (var (suffix, part) in MetricCatalogue.Suffixes)
        {
            if (series.EndsWith(suffix, StringComparison.Ordinal)
                && FindMetric(series[..^suffix.Length]) is { } metric
                && (metric.Type == MetricType.Histogram || (metric.Type == MetricType.Summary && part != SeriesPart.Bucket)))
            {
                return new(metric, part);
            }
        }

        return null;
    }

    /// <summary>A metric by its own name; null if no version of any program has it.</summary>
    public Metric? FindMetric(string name) =>
        found.GetOrAdd(name, static (name, versions) => MetricCatalogue.Find(name) is { } entry ? entry.In(versions.Of(entry.Source)) : null, versions);

    /// <summary>The series that was likely meant by a name that is not one; null if none is near.</summary>
    public string? Nearest(string series) => Suggestion.For(series, All.SelectMany(SeriesOf), MostEdits);

    /// <summary>The names that select series of a metric.</summary>
    public static IEnumerable<string> SeriesOf(Metric metric) => metric.Type switch
    {
        MetricType.Histogram => [metric.Name + "_bucket", metric.Name + "_sum", metric.Name + "_count"],
        MetricType.Summary => [metric.Name, metric.Name + "_sum", metric.Name + "_count"],
        _ => [metric.Name],
    };
}
