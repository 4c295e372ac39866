using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.Dashboards;

/// <summary>What of kube-prometheus' own dashboards the set has, as the documentation says.</summary>
public partial class UpstreamDashboardsTests
{
    private const string Prefix = "grafana-dashboard-";

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Every_dashboard_of_a_release_is_in_the_set_or_there_is_a_reason(string release)
    {
        var folder = Releases.Published(release);
        var published = File.ReadAllText(Directory.EnumerateFiles(folder, "grafana-dashboardDefinitions.yaml", SearchOption.AllDirectories).Single());
        var names = PublishedName().Matches(published).Select(name => name.Groups[1].Value);
        var ours = DashboardSets.Of(release, "2.6.15").Select(dashboard => dashboard.Name).ToHashSet(StringComparer.Ordinal);
        var rows = Rows();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(rows.ContainsKey(name), $"{name} is not in the table of docs/dashboards.md"));
        Assert.All(rows.Values.Where(row => !row.StartsWith("no: ", StringComparison.Ordinal)).SelectMany(row => row.Split(", ")), name => Assert.Contains(name.Trim('`'), ours));
    }

    private static Dictionary<string, string> Rows() =>
        TableRow().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "dashboards.md")).Split("## What of kube-prometheus")[1]).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value, StringComparer.Ordinal);

    [GeneratedRegex($"name: {Prefix}([a-z0-9-]+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex PublishedName();

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \| (.+) \|$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
