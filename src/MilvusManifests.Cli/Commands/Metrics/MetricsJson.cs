using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Metrics;

/// <summary>Metrics as JSON.</summary>
internal static class MetricsJson
{
    /// <summary>Writes metrics; none if the versions could not be resolved.</summary>
    public static void Write(TextWriter output, IReadOnlyList<MilvusMetrics>? views, ImmutableArray<string> names, ImmutableArray<(string Owner, Location? Place)> uses, ImmutableArray<Diagnostic> diagnostics) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", views is not null && !diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error));
        json.WriteStartArray("metrics");
        foreach (var name in views is null ? [] : names)
        {
            foreach (var view in views!)
            {
                var metric = view.Metrics.FindMetric(name)!;
                Write(json, metric, metric.Source.IsMilvus ? view.Version?.Text : null);
                if (!metric.Source.IsMilvus)
                {
                    break;
                }
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("uses");
        foreach (var (owner, place) in uses)
        {
            json.WriteStartObject();
            json.WriteString("owner", owner);
            json.WriteString("file", place?.Path);
            json.WriteNumber("line", place?.Start.Line ?? 0);
            json.WriteNumber("column", place?.Start.Column ?? 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonReport.WriteDiagnostics(json, diagnostics);
        json.WriteEndObject();
    });

    /// <summary>Writes a metric of a version.</summary>
    public static void Write(Utf8JsonWriter json, Metric metric, string? milvus)
    {
        json.WriteStartObject();
        json.WriteString("name", metric.Name);
        json.WriteString("milvus", milvus);
        json.WriteString("program", metric.Source.Program);
        json.WriteString("component", metric.Source.Component);
        json.WriteString("meaning", metric.Meaning);
        json.WriteString("type", metric.Type.Text());
        json.WriteString("unit", metric.Unit.Text());
        json.WriteString("versions", metric.Versions.ToString());
        json.WriteString("presence", metric.Presence switch { Presence.Present => "present", Presence.Uncertain => "uncertain", _ => "absent" });
        json.WriteBoolean("written", metric.IsWritten);
        json.WriteString("writtenWhen", metric.Condition);
        json.WriteString("caution", metric.Distrust);
        json.WriteStrings("series", MetricView.SeriesOf(metric));
        json.WriteStrings("labels", metric.Labels);
        json.WriteStartObject("values");
        foreach (var values in metric.LabelValues)
        {
            json.WriteStartObject(values.Label);
            json.WriteStrings("known", values.Values);
            json.WriteBoolean("complete", values.AreAll);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStrings("notes", metric.Notes);
        json.WriteEndObject();
    }
}
