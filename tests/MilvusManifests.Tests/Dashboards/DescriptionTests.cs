using MilvusManifests.Dashboards;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Dashboards;

/// <summary>Descriptions of dashboards, and what is wrong with them.</summary>
public class DescriptionTests
{
    private const string Panel = "title: Requests, description: All of them., unit: reqps, query: up";

    [Theory]
    [InlineData("title: [A]", "1:8 'title': expected a string, found a sequence", "1:1 the dashboard has no description", "1:1 the dashboard has no rows")]
    [InlineData("title: A\ndescription: B.\nrow: []", "3:1 the dashboard has an unknown key 'row'; did you mean 'rows'?", "1:1 the dashboard has no rows")]
    [InlineData("title: A\nrows: 3", "1:1 the dashboard has no description", "2:7 'rows': expected a sequence, found an integer", "1:1 the dashboard has no rows")]
    [InlineData("title: A\ndescription: B.\nabout: milvs\nrows: [{title: R}]", "3:8 unknown about 'milvs'; use milvus, stack")]
    [InlineData("- title: A", "1:1 expected one mapping with the title and the rows of a dashboard")]
    [InlineData("title: A\ndescription: B.\nvariables: [{name: node}]\nrows: [{title: R}]", "3:13 variable 'node' has no query")]
    public void What_is_wrong_with_a_dashboard_is_said_where_it_is(string text, params string[] expected) => Assert.Equal(expected, Faults(text));

    [Theory]
    [InlineData("", "4:12 the panel has no title")]
    [InlineData("title: Requests", "4:12 panel 'Requests' has no description", "4:12 panel 'Requests' has no unit")]
    [InlineData("title: Requests, description: All of them., unit: reqps", "4:12 panel 'Requests' has no query")]
    [InlineData($"{Panel}, type: graph", "4:87 unknown type 'graph'; use timeseries, stat, gauge, bargauge, table, heatmap, state-timeline")]
    [InlineData($"{Panel}, width: 25", "4:88 'width' must be an integer from 1 to 24")]
    [InlineData("title: Requests, description: All of them., unit: reqps, query: 'up{%clustr%}'", "4:77 unknown word '%clustr%'; did you mean '%cluster%'?")]
    [InlineData("title: Requests, description: All of them., unit: reqps, query: 'up{%milvus%} % up'", "4:77 unknown word '%milvus%'; known words: %cluster%")]
    [InlineData($"{Panel}, needs: [grafna]", "4:88 'needs': unknown component 'grafna'; did you mean 'grafana'?")]
    [InlineData($"{Panel}, min: low", "4:86 'min': expected a number, found a string")]
    [InlineData($"{Panel}, stacked: 'yes'", "4:90 'stacked': expected true or false, found a string")]
    [InlineData($"{Panel}, thresholds: {{red: 80}}", "4:94 'red' is not a number; write thresholds as {0.8: orange, 0.95: red}")]
    [InlineData($"{Panel}, thresholds: 80", "4:93 'thresholds': expected a mapping, found an integer")]
    [InlineData($"{Panel}}}, {{{Panel}", "4:90 panel 'Requests' is there twice; its title is what links to it are made from")]
    [InlineData("title: Requests, description: All of them., unit: reqps, queries: [{legend: a}]", "4:80 panel 'Requests' has no query")]
    public void What_is_wrong_with_a_panel_is_said_where_it_is(string panel, params string[] expected) =>
        Assert.Equal(expected, Faults($"title: A\ndescription: B.\nrows:\n- panels: [{{{panel}}}]\n  title: R"));

    [Fact]
    public void An_empty_file_describes_no_dashboard()
    {
        var read = DescriptionReader.Read("a", new SourceText("a.yaml", "# nothing\n"));

        Assert.Null(read.Value);
        Assert.Equal([], read.Diagnostics);
    }

    [Fact]
    public void Words_in_percent_signs_stand_for_what_differs_between_sets()
    {
        var words = new DescriptionWords([("milvus", "namespace=\"a\""), ("component", "part")]);

        Assert.Equal("sum by (part) (x{namespace=\"a\"}) % 2 %other%", words.Replace("sum by (%component%) (x{%milvus%}) % 2 %other%")!.Value);
        Assert.Equal(new TextSpan(22, 8), words.Replace("sum by (%component%) (%milvus%)")!.OriginOf(16, 1));
        Assert.Null(words.Replace("up"));
    }

    [Theory]
    [InlineData("milvus_proxy_mutation_send_latency_bucket", true)]
    [InlineData("sum(rate(milvus_proxy_req_count[5m])) / sum(milvus_datanode_producer_num)", true)]
    [InlineData("milvus_proxy_req_count{a=\"milvus_datanode_producer_num\", milvus_datanode_producer_num=\"}\"}", false)]
    [InlineData("label_replace(up, \"a\", \"milvus_datanode_producer_num\", \"b\", '\\'')", false)]
    [InlineData("nobody_knows_this", false)]
    [InlineData("$milvus_datanode_producer_num", false)]
    public void A_query_of_a_metric_that_the_version_does_not_write_is_recognised(string query, bool isMissing) =>
        Assert.Equal(isMissing, QueriedMetrics.AreMissing(query, [MilvusManifests.Catalogue.Metrics.MetricCatalogue.Of(new(new(2, 6, 15)))]));

    private static IEnumerable<string> Faults(string text) =>
        DescriptionReader.Read("a", new SourceText("a.yaml", text)).Diagnostics.Select(fault => $"{fault.Location!.Start.Line}:{fault.Location.Start.Column} {fault.Message}");
}
