using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Catalogue.Metrics;

/// <summary>The table of Milvus against what was read in the sources of each minor.</summary>
public class MilvusFactsTests
{
    private static readonly string[] Columns = ["name", "type", "labels", "component", "help", "unit", "note", "source"];

    public static TheoryData<string, string, string> Minors => new()
    {
        { "2.4", "2.4.1", "2.4.19" },
        { "2.5", "2.5.0", "2.5.27" },
        { "2.6", "2.6.0", "2.6.19" },
        { "3.0", "3.0.0", "3.0.0" },
    };

    [Theory]
    [MemberData(nameof(Minors))]
    public void Every_metric_that_was_read_is_known_with_its_type_and_labels(string minor, string first, string last)
    {
        var view = View(last);
        var early = View(first);
        Assert.All(Facts(minor), fact =>
        {
            var metric = view.FindMetric(fact["name"]);
            Assert.NotNull(metric);
            Assert.Equal(Presence.Present, metric.Presence);
            Assert.Equal(fact["type"], metric.Type.Text());
            Assert.Equal(fact["labels"].Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), metric.Labels.Order(StringComparer.Ordinal));
            Assert.Equal(!fact["note"].Contains("no series", StringComparison.Ordinal), metric.IsWritten);
            Assert.Equal(fact["note"].Contains("added after", StringComparison.Ordinal), early.FindMetric(fact["name"])!.Presence == Presence.Absent);
        });
    }

    [Theory]
    [MemberData(nameof(Minors))]
    public void No_other_metric_of_Milvus_is_known_to_be_in_it(string minor, string first, string last)
    {
        Assert.NotEqual("", first);
        var read = Facts(minor).Select(fact => fact["name"]).ToHashSet(StringComparer.Ordinal);

        // Those of libraries were not read.
        Assert.Equal([], View(last).All.Where(metric => metric.Source is { IsMilvus: true, Component: not ("knowhere" or "pulsar-client") } && !read.Contains(metric.Name)).Select(metric => metric.Name));
    }

    private static MetricView View(string version)
    {
        Assert.True(ReleaseNumber.TryParse(version, out var number));
        return MetricCatalogue.Of(new(number));
    }

    private static IEnumerable<Dictionary<string, string>> Facts(string minor)
    {
        var path = $"facts/milvus-metrics/milvus-metrics-{minor}.tsv";
        Needs.Shared(path);
        var lines = File.ReadAllLines(Path.Combine(Repository.Shared, path));
        Assert.Equal(Columns, lines[0].Split('\t'));
        return lines.Skip(1).Select(line => Columns.Zip(line.Split('\t')).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal));
    }
}
