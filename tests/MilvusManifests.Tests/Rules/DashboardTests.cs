using System.Text.Json;
using MilvusManifests.Json;
using MilvusManifests.Rules.Dashboards;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rules;

public class DashboardTests
{
    [Fact]
    public void The_queries_of_panels_variables_and_annotations_are_found()
    {
        var dashboard = Read("""
            {
              "title": "t", "uid": "u",
              "templating": {"list": [
                {"name": "datasource", "type": "datasource", "query": "prometheus"},
                {"name": "job", "query": "label_values(up{a=\"b\"}, job)"},
                {"name": "pod", "type": "query", "query": {"query": "query_result( sum(up{job=\"$job\"}) )"}},
                {"name": "all", "type": "query", "query": "metrics(up)"},
                {"name": "n", "type": "custom", "query": "5, 10"}
              ]},
              "annotations": {"list": [{"datasource": "-- Grafana --", "builtIn": 1}, {"datasource": "$datasource", "expr": "ALERTS"}, {"target": {"expr": "x"}}]},
              "panels": [
                {"type": "row", "panels": [{"title": "nested", "type": "stat", "datasource": {"uid": "${datasource}"}, "targets": [{"expr": "a"}, {"expr": " "}, {"rawSql": "b"}]}]},
                {"title": "p", "datasource": {"type": "prometheus", "uid": "-"}, "targets": [{"refId": "A", "expr": "rate(c[$__rate_interval]) > $n"}]}
              ],
              "rows": [{"panels": [{"title": "old", "targets": [{"expr": "d"}]}]}]
            }
            """);

        Assert.Equal(("t", "u"), (dashboard.Title!.Value, dashboard.Uid!.Value));
        Assert.Equal(
            [
                "Variable  job up{a=\"b\"}", "Variable   sum(up{job=\"x\"})", "Annotation   ALERTS", "Annotation   x",
                "Panel nested  a", "Panel p  rate(c[5m]) > 5", "Panel old  d",
            ],
            dashboard.Queries.Select(query => $"{query.Kind} {query.Panel?.Title} {query.Label} {query.Text.Value}"));
        Assert.Equal([], dashboard.Skipped);
    }

    [Fact]
    public void What_is_no_PromQL_or_not_in_the_dashboard_is_skipped_with_its_reason()
    {
        var dashboard = Read("""
            {
              "title": "t",
              "__inputs": [{"name": "DS_LOKI", "type": "datasource", "pluginId": "loki"}],
              "templating": {"list": [
                {"name": "logs", "type": "datasource", "query": "loki"},
                {"name": "v", "type": "query", "datasource": {"type": "loki"}, "query": "label_values(a)"},
                {"name": "w", "type": "query", "query": "label_values(b)"}
              ]},
              "panels": [
                {"title": "a", "libraryPanel": {"uid": "x"}},
                {"title": "b", "datasource": {"type": "loki", "uid": "y"}, "targets": [{"expr": "{job=\"x\"} |= \"error\""}]},
                {"title": "c", "datasource": "$logs", "targets": [{"expr": "x"}, {"datasource": {"type": "prometheus"}, "expr": "y"}]},
                {"title": "d", "datasource": "${DS_LOKI}", "targets": [{"expr": "x"}]},
                {"title": "e", "datasource": "-- Mixed --", "targets": [{"datasource": {"type": "elasticsearch"}, "expr": "x"}, {"expr": "z"}]}
              ]
            }
            """);

        Assert.Equal(
            [
                "the data source of variable 'v' is of type loki", "panel 'a' is in a library of Grafana", "the data source of panel 'b' is of type loki",
                "the data source of panel 'c' is of type loki", "the data source of panel 'd' is of type loki", "the data source of panel 'e' is of type elasticsearch",
            ],
            dashboard.Skipped.Select(skipped => skipped.Reason));
        Assert.Equal(["y", "z"], dashboard.Queries.Select(query => query.Text.Value));
    }

    [Theory]
    [InlineData("{\"panels\": []}")]
    [InlineData("{\"title\": \"a\"}")]
    [InlineData("{\"title\": \"a\", \"panels\": {}}")]
    [InlineData("{\"kind\": \"ConfigMap\", \"title\": \"a\", \"panels\": []}")]
    public void Other_JSON_is_no_dashboard(string json) => Assert.Null(DashboardReader.Read(Json(json)));

    [Fact]
    public void A_part_of_a_query_is_found_in_the_file_through_JSON_and_YAML()
    {
        const string Text = """
            kind: ConfigMap
            data:
              a.json: |-
                {
                  "title": "\ud83d\ude00", "panels": [
                    {"targets": [{"expr": "sum(up{job=\"$job\", path=\"\/\"})\n  + $__range_s + x1"}]}
                  ], "templating": {"list": [{"name": "job"}]}
                }
              b.json: "{\"title\": \"t\", \"panels\": [{\"targets\": [{\"expr\": \"a{b=\\\"c\\\"}\"}]}]}"
              c.json: "{"
              d.txt: "{\"title\": \"t\", \"panels\": []}"
            """;

        var dashboards = DashboardReader.AllOf((YamlMapping)YamlReader.ReadSingle(new SourceText("f", Text)).Value!.Root).ToArray();

        Assert.Equal(["sum(up{job=\"x\", path=\"/\"})\n  + 1 + x1", "a{b=\"c\"}"], dashboards.Select(dashboard => dashboard.Queries.Single().Text.Value));
        Assert.Equal(["up (6,36)", "\\\"$job\\\" (6,43)", "\\/ (6,60)", "$__range_s (6,72)", "x1 (6,85)", "c (9,80)"],
        [
            Place(dashboards[0], "up"), Place(dashboards[0], "\"x\""), Place(dashboards[0], "/"), Place(dashboards[0], "1"), Place(dashboards[0], "x1"), Place(dashboards[1], "c"),
        ]);
        Assert.Equal(["$job", "$__range_s"], dashboards[0].Queries[0].Variables.Select(span => Written(dashboards[0].Queries[0].Text.At(span.Start, span.Length)!)));
    }

    [Fact]
    public void A_GrafanaDashboard_has_one_dashboard()
    {
        var json = JsonSerializer.Serialize("{\"title\": \"t\", \"panels\": [{\"targets\": [{\"expr\": \"up\"}]}]}");
        var node = Json("{\"kind\": \"GrafanaDashboard\", \"spec\": {\"json\": " + json + "}}");

        Assert.Equal("up", DashboardReader.AllOf(node).Single().Queries.Single().Text.Value);
    }

    [Theory]
    [InlineData("label_values(up, job)", "up", "job")]
    [InlineData(" label_values( up{a=\"b, c\"} ,  job ) ", "up{a=\"b, c\"}", "job")]
    [InlineData("label_values(up{a=\"b\"},\njob)", "up{a=\"b\"}", "job")]
    [InlineData("label_values(job)", null, "job")]
    [InlineData("label_values({__name__=~\"a.*\"}, $label)", "{__name__=~\"a.*\"}", "$label")]
    [InlineData("query_result(sum(up))", "sum(up)", null)]
    [InlineData("label_names()", null, null)]
    [InlineData("metrics(.*)", null, null)]
    [InlineData("up{job=\"a\"}", "up{job=\"a\"}", null)]
    [InlineData("  ", null, null)]
    public void The_PromQL_of_a_variable_is_found(string query, string? expected, string? label)
    {
        var span = VariableQuery.Find(query, out var found);

        Assert.Equal((expected, label), (span is { } part ? query.Substring(part.Start, part.Length) : null, found));
    }

    private static string Place(Dashboard dashboard, string part)
    {
        var text = dashboard.Queries[0].Text;
        var place = text.At(text.Value.IndexOf(part, StringComparison.Ordinal), part.Length)!;
        return $"{Written(place)} ({place.Start})";
    }

    private static string Written(Location place) => place.Source.Text.Substring(place.Span.Start, place.Span.Length);

    private static Dashboard Read(string json) => DashboardReader.Read(Json(json))!;

    private static YamlMapping Json(string json) => (YamlMapping)JsonReader.Read(new SourceText("d.json", json)).Value!;
}
