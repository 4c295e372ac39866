using MilvusManifests.Catalogue;

namespace MilvusManifests.Tests.Catalogue;

/// <summary>The sums of what was published, and files that are recognised by them.</summary>
public class PublishedFilesTests
{
    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_files_of_a_release_are_those_of_its_facts(string version)
    {
        var release = Releases.Find(version);
        var expected = release.Components.SelectMany(component => component.Files).Append("grafana-dashboardDefinitions.yaml")
            .Concat(release.SetupFiles.Concat(release.CustomResources.Select(resource => resource.File)).Select(file => "setup/" + file));

        Assert.Equal(expected.Order(StringComparer.Ordinal), Releases.Find(version).Published.Sums.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void A_release_is_recognised_by_its_own_files(string version)
    {
        var found = PublishedFiles.Recognise(Releases.Find(version).Published.Sums)!;

        Assert.True(found.IsWhole);
        Assert.Equal($"{found.Published} of {found.Published} files are {version}'s", found.ToString());
    }

    [Fact]
    public void Files_that_differ_are_missing_or_unknown_are_named()
    {
        var sums = Releases.Find().Published.Sums.ToDictionary();
        sums["setup/namespace.yaml"] = new string('0', 64);
        sums.Remove("grafana-service.yaml");
        sums.Add("own.yaml", new string('1', 64));

        var found = PublishedFiles.Recognise(sums)!;

        Assert.False(found.IsWhole);
        Assert.Equal($"93 of 95 files are {PinnedRelease.Tag}'s", found.ToString());
        Assert.Equal("setup/namespace.yaml grafana-service.yaml own.yaml", $"{Assert.Single(found.Different)} {Assert.Single(found.Missing)} {Assert.Single(found.Unknown)}");
    }

    [Fact]
    public void Unknown_files_are_not_recognised() =>
        Assert.Null(PublishedFiles.Recognise(new Dictionary<string, string> { ["setup/namespace.yaml"] = new('0', 64) }));
}
