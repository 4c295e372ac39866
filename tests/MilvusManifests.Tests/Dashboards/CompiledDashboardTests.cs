using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using MilvusManifests.Building.Dashboards;
using MilvusManifests.Dashboards;

namespace MilvusManifests.Tests.Dashboards;

/// <summary>What holds for every dashboard, whatever release and version of Milvus it is compiled for.</summary>
public class CompiledDashboardTests
{
    private const int MaxBytes = 200_000;

    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "tests", "MilvusManifests.Tests", "Dashboards", "grafana-dashboard.schema.json")));

    [Theory]
    [MemberData(nameof(DashboardSets.All), MemberType = typeof(DashboardSets))]
    public void Each_fits_the_schema_of_Grafanas_model(string release, string milvus) => Assert.All(DashboardSets.Of(release, milvus), dashboard =>
    {
        using var document = JsonDocument.Parse(dashboard.Json);
        var results = Schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.True(results.IsValid, $"{dashboard.Name}: {string.Join('\n', (results.Details ?? []).Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation} {string.Join(", ", detail.Errors!.Values)}"))}");
    });

    [Theory]
    [MemberData(nameof(DashboardSets.All), MemberType = typeof(DashboardSets))]
    public void No_panel_covers_another_and_none_leaves_the_grid(string release, string milvus) => Assert.All(DashboardSets.Of(release, milvus), dashboard =>
    {
        var taken = new Dictionary<(int X, int Y), string>();
        foreach (var panel in PanelsOf(dashboard))
        {
            var (title, place) = ((string)panel["title"]!, panel["gridPos"]!);
            var (x, y, width, height) = ((int)place["x"]!, (int)place["y"]!, (int)place["w"]!, (int)place["h"]!);
            Assert.True(x >= 0 && y >= 0 && x + width <= 24, $"{dashboard.Name}: {title}");
            for (var column = x; column < x + width; column++)
            {
                for (var row = y; row < y + height; row++)
                {
                    Assert.True(taken.TryAdd((column, row), title), $"{dashboard.Name}: {title} covers {taken[(column, row)]}");
                }
            }
        }
    });

    [Theory]
    [MemberData(nameof(DashboardSets.All), MemberType = typeof(DashboardSets))]
    public void Every_panel_has_the_chosen_data_source_a_unit_and_a_description(string release, string milvus) => Assert.All(DashboardSets.Of(release, milvus), dashboard =>
        Assert.All(PanelsOf(dashboard).Where(panel => (string)panel["type"]! != "row"), panel =>
        {
            Assert.Equal("${datasource}", (string?)panel["datasource"]?["uid"]);
            Assert.NotEqual("", (string?)panel["fieldConfig"]?["defaults"]?["unit"] ?? "");
            Assert.EndsWith(".", (string?)panel["description"] ?? "", StringComparison.Ordinal);
        }));

    [Theory]
    [MemberData(nameof(DashboardSets.All), MemberType = typeof(DashboardSets))]
    public void Identifiers_are_unique(string release, string milvus)
    {
        var dashboards = DashboardSets.Of(release, milvus);

        Assert.All(dashboards, dashboard => Assert.Distinct(PanelsOf(dashboard).Select(panel => (int)panel["id"]!)));
        Assert.Distinct(dashboards.Select(dashboard => dashboard.Uid));
        Assert.All(dashboards, dashboard => Assert.InRange(dashboard.Uid!.Length, 1, 40));
    }

    [Theory]
    [MemberData(nameof(DashboardSets.All), MemberType = typeof(DashboardSets))]
    public void Each_has_at_most_200_kB(string release, string milvus) =>
        Assert.All(DashboardSets.Of(release, milvus), dashboard => Assert.InRange(Encoding.UTF8.GetByteCount(dashboard.Json), 1, MaxBytes));

    [Theory]
    [MemberData(nameof(DashboardSets.All), MemberType = typeof(DashboardSets))]
    public void Links_lead_to_dashboards_of_the_set(string release, string milvus)
    {
        var dashboards = DashboardSets.Of(release, milvus);
        var uids = dashboards.Select(dashboard => dashboard.Uid);
        var tags = dashboards.SelectMany(dashboard => dashboard.Compiled!.Tags).Distinct(StringComparer.Ordinal);

        Assert.All(dashboards, dashboard => Assert.All(dashboard.Compiled!.Links, link => Assert.Contains(link.Tag, tags)));
        Assert.All(dashboards.SelectMany(dashboard => dashboard.Compiled!.Rows).SelectMany(row => row.Panels).Where(panel => panel.Description.Link is not null), panel => Assert.Contains(panel.Link, uids));
    }

    [Theory]
    [MemberData(nameof(DashboardSets.All), MemberType = typeof(DashboardSets))]
    public void The_panels_of_a_row_are_gapless(string release, string milvus) => Assert.All(DashboardSets.Of(release, milvus), dashboard => Assert.All(dashboard.Compiled!.Rows, row =>
        Assert.All(row.Panels.GroupBy(panel => panel.Y), line => Assert.Equal(24, line.Sum(panel => panel.Width)))));

    [Theory]
    [InlineData("11.2.0", 39)]
    [InlineData("11.6.1", 40)]
    [InlineData("12.0.1", 41)]
    [InlineData("12.1.0", 41)]
    [InlineData("12.4.1", 42)]
    [InlineData("13.0.2", 42)]
    [InlineData(null, 42)]
    public void The_version_of_the_model_is_the_one_that_the_Grafana_of_the_release_writes(string? grafana, int expected) =>
        Assert.Equal(expected, GrafanaModel.VersionOf(grafana is null ? null : Version.Parse(grafana)));

    [Fact]
    public void The_number_of_a_panel_follows_from_its_title()
    {
        var old = Ids("2.5.27");
        var recent = Ids("2.6.15");

        Assert.NotEmpty(old.Keys.Intersect(recent.Keys));
        Assert.All(old.Keys.Intersect(recent.Keys), title => Assert.Equal(old[title], recent[title]));

        static Dictionary<string, int> Ids(string version) => DashboardSets.Of(PinnedRelease.Tag, version).Single(dashboard => dashboard.Name == "milvus-overview")
            .Compiled!.Rows.SelectMany(row => row.Panels).ToDictionary(panel => panel.Description.Title.Value, panel => panel.Id, StringComparer.Ordinal);
    }

    [Fact]
    public void Each_minor_of_Milvus_has_dashboards_of_its_own_which_say_so_only_where_there_are_several()
    {
        var alone = DashboardSets.Of(PinnedRelease.Tag, "2.6.15", "2.6.19").Where(IsOverview);
        var both = DashboardSets.Of(PinnedRelease.Tag, "2.5.27", "2.6.15").Where(IsOverview);

        Assert.Equal(["milvus-overview milvus-overview Milvus / Overview milvus"], alone.Select(Describe));
        Assert.Equal(
            ["milvus-2-5-overview milvus-2-5-overview Milvus 2.5 / Overview milvus milvus-2.5", "milvus-2-6-overview milvus-2-6-overview Milvus 2.6 / Overview milvus milvus-2.6"],
            both.Select(Describe));

        static bool IsOverview(BuiltDashboard dashboard) => dashboard.Compiled!.Description.Name == "milvus-overview";
        static string Describe(BuiltDashboard dashboard) => $"{dashboard.Name} {dashboard.Uid} {dashboard.Compiled!.Title} {string.Join(' ', dashboard.Compiled.Tags)}";
    }

    [Fact]
    public void The_component_is_in_the_label_of_whoever_has_the_monitor()
    {
        var dashboards = DashboardSets.RenderMonitors(PinnedRelease.Tag, "2.6.15", "ours", "operator").Dashboards.Where(dashboard => dashboard.Compiled!.Description.Name == "milvus-runtime").ToArray();

        Assert.Equal(["milvus-2-6-operator-runtime: Milvus 2.6 operator / Runtime", "milvus-2-6-runtime: Milvus 2.6 / Runtime"], dashboards.Select(dashboard => $"{dashboard.Name}: {dashboard.Compiled!.Title}"));
        Assert.Contains("app_kubernetes_io_component=~\\\"$component\\\"", dashboards[0].Json, StringComparison.Ordinal);
        Assert.DoesNotContain("app_kubernetes_io_component", dashboards[1].Json, StringComparison.Ordinal);
        Assert.Contains("component=~\\\"$component\\\"", dashboards[1].Json, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_version_has_in_place_of_something_is_shown_in_its_place()
    {
        string[] old = ["Handing writes to the message queue"];
        string[] recent = ["Appending writes to the log", "Growing segments"];

        Assert.Equal(old, Titles("2.5.27"));
        Assert.Equal(recent, Titles("2.6.15"));

        IEnumerable<string> Titles(string version) => DashboardSets.Of(PinnedRelease.Tag, version).Single(dashboard => dashboard.Name == "milvus-write-path")
            .Compiled!.Rows.SelectMany(row => row.Panels).Select(panel => panel.Description.Title.Value).Where(title => old.Contains(title) || recent.Contains(title));
    }

    [Fact]
    public void What_is_not_scraped_has_no_panels()
    {
        Assert.DoesNotContain(Rows(DashboardSets.Render(PinnedRelease.Tag, "", "2.6.15")), title => title is "etcd" or "MinIO" or "Pulsar" or "Kafka" or "Replication");
        Assert.Equal(["etcd", "MinIO", "Pulsar", "Kafka", "Replication"], Rows(DashboardSets.RenderWhole(PinnedRelease.Tag, "2.6.15")).Where(title => title is "etcd" or "MinIO" or "Pulsar" or "Kafka" or "Replication"));

        static IEnumerable<string> Rows(MilvusManifests.Building.BuiltSet set) => set.Dashboards.Where(dashboard => dashboard.Name.StartsWith("milvus-", StringComparison.Ordinal)).SelectMany(dashboard => dashboard.Compiled!.Rows).Select(row => row.Title);
    }

    [Fact]
    public void No_panel_is_of_a_metric_that_is_written_only_on_a_condition()
    {
        var view = MilvusManifests.Catalogue.Metrics.MetricCatalogue.Of(new(new(2, 6, 15), Releases.Find()));
        var conditional = view.All.Where(metric => metric.Condition is not null).Select(metric => metric.Name).ToArray();

        Assert.NotEmpty(conditional);
        Assert.All(DashboardSets.Of(PinnedRelease.Tag, "2.6.15"), dashboard => Assert.DoesNotContain(conditional, name => dashboard.Json.Contains(name, StringComparison.Ordinal)));
    }

    private static IEnumerable<JsonNode> PanelsOf(BuiltDashboard dashboard) => JsonNode.Parse(dashboard.Json)!["panels"]!.AsArray().Select(panel => panel!);
}
