using System.Text.Json;
using System.Text.RegularExpressions;
using MilvusManifests.Configuration;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Rules;
using MilvusManifests.Rules.Dashboards;
using MilvusManifests.Tests.Lint;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rules.Alerts;

/// <summary>Each alert of ours has a runbook, and what that says can be done.</summary>
public sealed partial class RunbookTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "runbooks");

    private static readonly string[] Sections = ["**Meaning.**", "**Likely causes.**", "**Look at**", "**What to do**"];

    private const int AllMinors = 4;

    private const string TableHead = "| alert | severity | fires after | | Milvus |\n|---|---|---|---|---|\n";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    private static readonly Lazy<string> DashboardsPage = new(() => File.ReadAllText(Path.Combine(Repository.Root, "docs", "dashboards.md")));

    // Those of the committed set.
    private static readonly Lazy<Dictionary<string, HashSet<string>>> Shown = new(() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "output", "manifests"), "grafana-dashboard-*.yaml")
        .SelectMany(file => DashboardReader.AllOf((YamlMapping)YamlReader.ReadSingle(SourceFile.Decode(file, File.ReadAllBytes(file)).Value!).Value!.Root))
        .ToDictionary(dashboard => dashboard.Title!.Value, dashboard => dashboard.Queries.Where(query => query.Panel is not null).SelectMany(query => MetricsOf(query.Text.Value)).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal));

    public static TheoryData<string> Pages => [.. Names().Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Each_alert_of_ours_has_a_page_and_each_page_an_alert() =>
        Assert.Equal(LinkedAlerts().Order(StringComparer.Ordinal), Names().Order(StringComparer.Ordinal));

    [Fact]
    public void The_index_lists_every_alert_about_Milvus()
    {
        var rows = from set in RuleSets.Milvus
                   from alert in AlertsOf(set)
                   group (Set: set, Alert: alert, Minor: Minor(set)) by alert.Name into sets
                   let alert = sets.First().Alert
                   let minors = sets.Select(found => found.Minor).Distinct().Order(StringComparer.Ordinal).ToArray()
                   select $"| [{sets.Key}]({sets.Key}.md) | {Text(alert.Labels, "severity")} | {alert.For?.Value ?? "at once"} | {Text(alert.Annotations, "summary")} | {(sets.All(found => found.Set.EndsWith("-full", StringComparison.Ordinal)) ? "where configured" : minors.Length == AllMinors ? "all" : string.Join(", ", minors))} |\n";

        var page = File.ReadAllText(Path.Combine(Folder, "README.md"));
        var begin = page.IndexOf(TableHead, StringComparison.Ordinal) + TableHead.Length;
        var end = page.IndexOf("\n\n", begin, StringComparison.Ordinal);
        Golden.Check("docs/runbooks/README.md", page[..begin] + string.Concat(rows) + (end < 0 ? "" : page[(end + 1)..]));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_says_what_it_means_where_to_look_and_what_to_do(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{name}.md"));

        Assert.StartsWith($"# {name}\n", text, StringComparison.Ordinal);
        Assert.Equal(Sections, Sections.Where(section => text.Contains($"\n{section}", StringComparison.Ordinal)));
        Assert.NotEmpty(Query().Matches(text));
        Assert.All(Link().Matches(text), link => Assert.True(File.Exists(Path.Combine(Folder, link.Groups[1].Value)), $"{name} links to {link.Groups[1].Value}"));
        Assert.InRange(text.Split('\n').Length, 10, 60);
    }

    // A page may show a query for older versions and one for newer ones: each is right for one that has the alert.
    [Theory]
    [MemberData(nameof(Pages))]
    public void The_queries_of_a_page_are_PromQL_without_a_finding(string name)
    {
        var queries = Query().Matches(File.ReadAllText(Path.Combine(Folder, $"{name}.md"))).Select(query => query.Groups[1].Value.Trim()).ToArray();
        Assert.Equal([], queries.SelectMany(query => PromQLParser.Parse(query, PromQLFeatures.Newest).Errors.Select(error => $"{query}: {error.Message}")));

        var versions = RuleSets.Milvus.Where(set => AlertsOf(set).Any(alert => alert.Name == name)).Select(set => set.Split('-')[1]).DefaultIfEmpty("2.6.15").Distinct().ToArray();
        Assert.All(queries, query => Assert.Contains("", versions.Select(version => Findings(query, version))));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_links_to_dashboards_that_show_what_it_looks_at(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{name}.md"));
        var queries = Query().Matches(text).Select(query => query.Groups[1].Value)
            .Concat(RuleSets.Milvus.Add(RuleSets.Stack).SelectMany(AlertsOf).Where(alert => alert.Name == name).Select(alert => alert.Expression!.Value));
        var metrics = queries.SelectMany(MetricsOf).ToHashSet(StringComparer.Ordinal);
        var linked = DashboardLink().Matches(text).Select(link => (Title: link.Groups[1].Value, Anchor: link.Groups[2].Value)).ToArray();

        Assert.All(linked, link => Assert.Contains($"\n### {link.Title}\n", DashboardsPage.Value, StringComparison.Ordinal));
        Assert.All(linked, link => Assert.Equal(Anchor(link.Title), link.Anchor));
        Assert.Equal(text.Split("dashboards.md").Length - 1, linked.Length);
        Assert.All(linked, link => Assert.True(Shown.Value[link.Title].Overlaps(metrics), $"{link.Title} shows none of {string.Join(", ", metrics)}"));
        Assert.True(linked.Length > 0 || !Shown.Value.Values.Any(shown => shown.Overlaps(metrics)), $"{name} links to no dashboard");
    }

    [Fact]
    public void The_metrics_that_pages_name_exist()
    {
        var known = RuleSets.Milvus.Select(set => LintedFiles.View(set.Split('-')[1])).Distinct().ToArray();
        var named = Directory.EnumerateFiles(Folder, "*.md").SelectMany(file => Metric().Matches(File.ReadAllText(file))).Select(metric => metric.Groups[1].Value).Distinct();

        Assert.Equal([], named.Where(metric => known.All(view => view.Find(metric) is null)));
    }

    private static IEnumerable<string> MetricsOf(string query) =>
        PromQLParser.Parse(query, PromQLFeatures.Everything).Expression?.DescendantsAndSelf().OfType<VectorSelector>().Select(selector => selector.Metric).OfType<string>() ?? [];

    // As the pages of a repository have them.
    private static string Anchor(string title) => NoLetter().Replace(title.ToLowerInvariant(), "").Replace(' ', '-');

    private static string Minor(string set) => string.Join('.', set.Split('-')[1].Split('.')[..2]);

    private static string Text(IEnumerable<YamlEntry> entries, string key) => ((YamlScalar)entries.First(entry => entry.Key.Value == key).Value).Value;

    private static string[] Names() => [.. Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "README")];

    private static IEnumerable<Rule> AlertsOf(string set) => RuleSet.RulesOf(RuleSets.Find(set).Files.Values).Where(rule => rule.Alert is not null);

    // Those whose page is one of ours, and not upstream's.
    private static IEnumerable<string> LinkedAlerts() =>
        from set in RuleSets.Milvus.Add(RuleSets.Stack)
        from alert in AlertsOf(set)
        where alert.Annotations.Any(annotation => annotation.Key.Value == "runbook_url" && annotation.Value is YamlScalar address && address.Value == $"{AlertsShape.DefaultRunbooks}/{alert.Name}.md")
        group alert by alert.Name into alerts
        select alerts.Key;

    private string Findings(string query, string version)
    {
        var file = Path.Combine(folder, "rules.yaml");
        File.WriteAllText(file, JsonSerializer.Serialize(new { groups = new[] { new { name = "runbook", rules = new[] { new { record = "runbook:query", expr = query } } } } }));
        return string.Join('\n', LintedFiles.Findings(LintedFiles.Read(version, file)));
    }

    [GeneratedRegex(@"^```promql\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Query();

    [GeneratedRegex(@"\]\(([A-Za-z]+\.md)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"\[([^\]]+)\]\(\.\./dashboards\.md#([a-z0-9-]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex DashboardLink();

    [GeneratedRegex("[^a-z0-9 -]", RegexOptions.CultureInvariant)]
    private static partial Regex NoLetter();

    [GeneratedRegex(@"`((?:milvus|internal|kube|kubelet|container|process|go|etcd|minio|pulsar|kafka)_[a-z0-9_]+)[`{]", RegexOptions.CultureInvariant)]
    private static partial Regex Metric();
}
