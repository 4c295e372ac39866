using System.Text.RegularExpressions;
using System.Xml.Linq;
using MilvusManifests.Building.Dashboards;

namespace MilvusManifests.Tests.Dashboards;

/// <summary>The pictures of dashboards in the documentation: <c>UPDATE_GOLDEN=1</c> draws them again.</summary>
public partial class DashboardPictureTests
{
    private const string Milvus = "2.6.15";
    private const string Folder = "docs/dashboards";
    private const int MaxBytes = 60_000;

    public static TheoryData<string> Names => [.. DashboardSets.RenderWhole(PinnedRelease.Tag, Milvus).Dashboards.Select(dashboard => dashboard.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_dashboard_is_drawn_as_it_is_described(string name)
    {
        var dashboard = DashboardSets.RenderWhole(PinnedRelease.Tag, Milvus).Dashboards.Single(one => one.Name == name);
        var picture = DashboardPicture.Draw(dashboard.Compiled!);

        Golden.Check($"{Folder}/{name}.svg", picture);
        Assert.NotNull(XDocument.Parse(picture).Root);
        Assert.InRange(picture.Length, 1, MaxBytes);
    }

    [Fact]
    public void The_documentation_shows_each_under_its_title()
    {
        var dashboards = DashboardSets.RenderWhole(PinnedRelease.Tag, Milvus).Dashboards;
        var shown = Picture().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "dashboards.md"))).Select(picture => $"{picture.Groups[1].Value}: {picture.Groups[2].Value}");

        Assert.Equal(dashboards.Select(Describe).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.Equal(dashboards.Select(dashboard => dashboard.Name + ".svg").Order(StringComparer.Ordinal), Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        static string Describe(BuiltDashboard dashboard) => $"{dashboard.Compiled!.Title}: dashboards/{dashboard.Name}.svg";
    }

    [GeneratedRegex(@"!\[([^\]]+)\]\((dashboards/[a-z0-9-]+\.svg)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Picture();
}
