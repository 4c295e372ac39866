using System.Globalization;
using MilvusManifests.PromQL;
using MilvusManifests.Rules.Dashboards;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rules;

public class PublishedDashboardsTests
{
    [Theory]
    [InlineData("v0.14.0", "26 dashboards, 486 queries of panels, 59 of variables, 0 of annotations, 0 skipped")]
    [InlineData("v0.15.0", "32 dashboards, 568 queries of panels, 70 of variables, 0 of annotations, 0 skipped")]
    [InlineData("v0.16.0", "32 dashboards, 568 queries of panels, 70 of variables, 0 of annotations, 0 skipped")]
    [InlineData("v0.17.0", "32 dashboards, 571 queries of panels, 70 of variables, 0 of annotations, 0 skipped")]
    [InlineData("v0.18.0", "33 dashboards, 581 queries of panels, 71 of variables, 0 of annotations, 0 skipped")]
    public void Every_query_of_the_published_dashboards_is_read(string tag, string expected)
    {
        Needs.Shared("upstream/kube-prometheus");
        var path = Path.Combine(Repository.Shared, "upstream", "kube-prometheus", tag, "manifests", "grafana-dashboardDefinitions.yaml");
        var list = (YamlMapping)YamlReader.ReadSingle(new SourceText(path, File.ReadAllText(path))).Value!.Root;

        var dashboards = ((YamlSequence)list["items"]!).Items.Cast<YamlMapping>().SelectMany(DashboardReader.AllOf).ToArray();

        var queries = dashboards.SelectMany(dashboard => dashboard.Queries).ToArray();
        int Count(DashboardQueryKind kind) => queries.Count(query => query.Kind == kind);
        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture,
            $"{dashboards.Length} dashboards, {Count(DashboardQueryKind.Panel)} queries of panels, {Count(DashboardQueryKind.Variable)} of variables, {Count(DashboardQueryKind.Annotation)} of annotations, {dashboards.Sum(dashboard => dashboard.Skipped.Length)} skipped"));
        Assert.All(queries, query => Assert.DoesNotContain('$', Unreplaced(query)));
        Assert.Equal([], from query in queries from error in PromQLParser.Parse(query.Text.Value, PromQLFeatures.Newest).Errors select $"{query.Text.Value}: {error.Message}");
        Assert.All(queries, HasItsPlaces);
    }

    // What is left of '$1' in label_replace is for Prometheus.
    private static string Unreplaced(DashboardQuery query) => query.Text.Value.Replace("\"$1\"", "", StringComparison.Ordinal);

    private static void HasItsPlaces(DashboardQuery query)
    {
        var variables = new bool[query.Text.Value.Length + 1];
        foreach (var span in query.Variables)
        {
            Array.Fill(variables, true, span.Start, span.Length);
        }

        for (var i = 0; i < query.Text.Value.Length; i += 7)
        {
            var place = query.Text.At(i, 1)!;
            var letter = place.Source.Text[place.Span.Start];
            Assert.True(variables[i] ? letter == '$' : letter == query.Text.Value[i] || letter == '\\', $"{query.Text.Value} at {i}: {place}");
        }
    }
}
