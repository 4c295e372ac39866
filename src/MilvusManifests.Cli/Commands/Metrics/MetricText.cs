using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Metrics;

/// <summary>Everything about one metric, as a text.</summary>
internal static class MetricText
{
    /// <summary>Writes a metric.</summary>
    public static void Write(TextWriter output, IReadOnlyList<MilvusMetrics> views, string name, ImmutableArray<(string Owner, Location? Place)> uses, int room)
    {
        var entry = MetricCatalogue.Find(name)!;
        output.WriteLine(name);
        output.WriteLine($"  {entry.Meaning}");
        var rows = new List<string[]>
        {
            new[] { "  exposed by", MetricsText.TitleOf(entry.Source) },
            new[] { "  versions", entry.Versions.AreAny ? "every known one" : entry.Versions.ToString() },
        };
        var metrics = Distinct(views, name);
        foreach (var (title, metric) in metrics)
        {
            if (metrics.Count > 1)
            {
                rows.Add([$"  {title}", metric.Presence == Presence.Absent ? "does not have it" : ""]);
            }

            rows.AddRange(Rows(metric, title, metrics.Count > 1));
        }

        rows.AddRange(entry.Facts.Where(fact => !fact.Versions.AreAny).Select(Difference).OfType<string>().Select(text => new[] { "  differs", text }));
        rows.AddRange(uses.Select(use => new[] { "  used by", PrintableText.Of(use.Place is { } place ? $"{use.Owner}, {Text(place)}" : use.Owner) }));
        output.WriteLine();
        TextTable.Write(output, rows, room);
    }

    private static string Text(Location place) => FormattableString.Invariant($"{place.Path}({place.Start.Line},{place.Start.Column})");

    private static IEnumerable<string[]> Rows(Metric metric, string title, bool isOneOfSeveral)
    {
        var indentation = isOneOfSeveral ? "    " : "  ";
        if (metric.Presence == Presence.Absent)
        {
            if (!isOneOfSeveral)
            {
                yield return [$"{indentation}here", $"not in {title}"];
            }

            yield break;
        }

        if (metric.Presence == Presence.Uncertain)
        {
            yield return [$"{indentation}here", $"perhaps not in {title}: it was added in one of several patch releases"];
        }

        yield return [$"{indentation}type", metric.Type.Text()];
        if (metric.Unit.Text() is { Length: > 0 } unit)
        {
            yield return [$"{indentation}unit", unit];
        }

        if (metric.Type is MetricType.Histogram or MetricType.Summary)
        {
            yield return [$"{indentation}series", string.Join(", ", MetricView.SeriesOf(metric))];
        }

        yield return [$"{indentation}labels", metric.Labels.IsEmpty ? "none" : string.Join(", ", metric.Labels)];
        foreach (var values in metric.LabelValues)
        {
            yield return [$"{indentation}{values.Label}", $"{string.Join(", ", values.Values)}{(values.AreAll ? "" : ", ...")}"];
        }

        if (!metric.IsWritten)
        {
            yield return [$"{indentation}written", "never: it is declared, but nothing writes it"];
        }
        else if (metric.Condition is { } condition)
        {
            yield return [$"{indentation}written", $"only when {condition}"];
        }

        if (metric.Distrust is { } distrust)
        {
            yield return [$"{indentation}caution", $"not to be paged by: {distrust}"];
        }

        foreach (var note in metric.Notes)
        {
            yield return [$"{indentation}note", note];
        }
    }

    private static string? Difference(MetricFact fact) => fact.Key switch
    {
        MetricFact.Labels => $"in {fact.Versions}: labels {fact.Text.Replace(" ", ", ", StringComparison.Ordinal)}",
        MetricFact.TypeKey => $"in {fact.Versions}: {fact.Text}",
        MetricFact.Unwritten => $"in {fact.Versions}: never written",
        _ => null,
    };

    // Versions in which it is the same are shown together.
    private static List<(string Title, Metric Metric)> Distinct(IReadOnlyList<MilvusMetrics> views, string name)
    {
        var found = new List<(string Title, Metric Metric)>();
        foreach (var view in views)
        {
            var metric = view.Metrics.FindMetric(name)!;
            var title = metric.Source.IsMilvus ? view.Title : "these versions";
            var at = found.FindIndex(other => MetricNames.AreAlike(other.Metric, metric));
            if (at < 0)
            {
                found.Add((title, metric));
            }
            else if (found[at].Title != title)
            {
                found[at] = ($"{found[at].Title}, {title}", metric);
            }
        }

        return found;
    }
}
