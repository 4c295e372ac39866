using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Dashboards;

/// <summary>
/// What the programs of a set expose while all is well, made from the catalogue of metrics: every metric that the versions write, with the labels that Prometheus adds to
/// the targets of the set. Requests are made, and none of them fails.
/// </summary>
internal sealed class HealthyExporters
{
    /// <summary>The time of the last samples, in seconds since 1970: 2026-01-01T02:00:00Z.</summary>
    public const long End = 1_767_232_800;

    private const int Samples = 12;
    private const int Step = 60;
    private const int MostValues = 3;
    private const int MostSeries = 40;

    private static readonly ImmutableArray<string> Failures =
        ["fail", "fail_input", "fail_system", "failure", "error", "500", "abandon", "retry", "rejected", "rejected_user", "rejected_system", "cancel", "Failed", "Unknown"];

    // There are series only while something is denied.
    private static readonly ImmutableArray<string> OfTrouble = ["milvus_rootcoord_quota_states"];

    private readonly StringBuilder text = new();
    private readonly MetricView view;

    private HealthyExporters(MetricView view) => this.view = view;

    /// <summary>The samples in the format of OpenMetrics, as <c>promtool tsdb create-blocks-from openmetrics</c> reads it.</summary>
    /// <param name="release">The release of kube-prometheus.</param>
    /// <param name="milvus">The version of Milvus.</param>
    public static string Write(KubePrometheusRelease release, ReleaseNumber milvus)
    {
        var exporters = new HealthyExporters(MetricCatalogue.Of(new(milvus, release)));
        foreach (var target in ScrapedPrograms.Of(milvus))
        {
            foreach (var metric in exporters.view.All)
            {
                if (metric.IsWritten && metric.Condition is null && !OfTrouble.Contains(metric.Name) && target.Exposes(metric))
                {
                    exporters.Write(metric, target);
                }
            }
        }

        return exporters.text.Append("# EOF\n").ToString();
    }

    private void Write(Metric metric, ScrapedProgram target)
    {
        var written = 0;
        foreach (var labels in Combine(metric, target))
        {
            if (written++ >= MostSeries)
            {
                return;
            }

            var fails = labels.Any(label => Failures.Contains(label.Value));
            switch (metric.Type)
            {
                case MetricType.Histogram:
                    WriteHistogram(metric, labels, fails);
                    break;
                case MetricType.Summary:
                    Write(metric.Name, [.. labels, new("quantile", "0.99")], static _ => 0.5);
                    Write(metric.Name + "_sum", labels, static i => i * 3);
                    Write(metric.Name + "_count", labels, static i => i * 60);
                    break;
                case MetricType.Counter:
                    Write(metric.Name, labels, i => fails ? 0 : 1000 + (i * 60));
                    break;
                default:
                    Write(metric.Name, labels, i => ValueOf(metric, labels, fails, i));
                    break;
            }
        }
    }

    private static double ValueOf(Metric metric, ImmutableArray<KeyValuePair<string, string>> labels, bool fails, int i) =>
        fails || labels.Any(label => label is { Key: "state", Value: "suppressed" } or { Key: "status", Value: "false" or "unknown" }) || metric.Name.Contains("unavailable", StringComparison.Ordinal) || metric.Name.EndsWith("_failed", StringComparison.Ordinal) ? 0
        : metric.Name.StartsWith("node_netstat", StringComparison.Ordinal) || metric.Name.StartsWith("node_vmstat", StringComparison.Ordinal) ? i * 60
        : metric.Unit switch
        {
            MetricUnit.UnixSeconds => End - (Step * (Samples - i)) - 5,
            MetricUnit.Boolean or MetricUnit.One => 1,
            MetricUnit.Ratio => 0.5,
            MetricUnit.Percent => 50,
            MetricUnit.Bytes => metric.Name.Contains("avail", StringComparison.Ordinal) || metric.Name.Contains("free", StringComparison.Ordinal) ? 4e9 : 1e10,
            _ => 10,
        };

    private void WriteHistogram(Metric metric, ImmutableArray<KeyValuePair<string, string>> labels, bool fails)
    {
        foreach (var (bound, share) in (ReadOnlySpan<(string, int)>)[("0.1", 30), ("1", 50), ("64", 59), ("+Inf", 60)])
        {
            Write(metric.Name + "_bucket", [.. labels, new("le", bound)], i => fails ? 0 : i * share);
        }

        Write(metric.Name + "_sum", labels, i => fails ? 0 : i * 30);
        Write(metric.Name + "_count", labels, i => fails ? 0 : i * 60);
    }

    private void Write(string name, ImmutableArray<KeyValuePair<string, string>> labels, Func<int, double> value)
    {
        var series = new StringBuilder(name).Append('{');
        foreach (var (label, text) in labels)
        {
            series.Append(label).Append("=\"").Append(text).Append("\",");
        }

        series.Length--;
        series.Append("} ");
        for (var i = 0; i < Samples; i++)
        {
            text.Append(series).Append(value(i).ToString(CultureInfo.InvariantCulture)).Append(' ').Append(End - (Step * (Samples - 1 - i))).Append('\n');
        }
    }

    // Every combination of the values of its own labels, with the labels of the target, which win as in Prometheus unless the target honours them.
    private static IEnumerable<ImmutableArray<KeyValuePair<string, string>>> Combine(Metric metric, ScrapedProgram target)
    {
        IEnumerable<ImmutableArray<KeyValuePair<string, string>>> combined = target.Objects(metric).Select(labels => labels);
        foreach (var label in metric.Labels)
        {
            if (!label.EndsWith('*'))
            {
                var values = ValuesOf(metric, label);
                combined = combined.SelectMany(labels => labels.Any(other => other.Key == label) ? [labels] : values.Select(value => labels.Add(new(label, value))));
            }
        }

        return combined;
    }

    private static IEnumerable<string> ValuesOf(Metric metric, string label) =>
        KnownValues.Of(metric.Name, label) ?? (metric.ValuesOf(label) is { Values.Length: > 0 } known ? Chosen(known.Values) : ["a"]);

    // The first few, and what says that something failed.
    private static IEnumerable<string> Chosen(ImmutableArray<string> values) => values.Length <= 6 ? values : values.Take(MostValues).Union(values.Where(value => Failures.Contains(value)), StringComparer.Ordinal);
}
