using System.Security.Cryptography;
using MilvusManifests.Catalogue;

namespace MilvusManifests.Tests.Catalogue;

/// <summary>The sums of what was published, and files that are recognised by them.</summary>
public class PublishedFilesTests
{
    private const string Upstream = "upstream/kube-prometheus";

    public static TheoryData<string> Releases => new(KubePrometheusReleases.All);

    [Theory]
    [MemberData(nameof(Releases))]
    public void The_files_of_a_release_are_those_of_its_facts(string version)
    {
        var release = KubePrometheusReleases.Find(version).Value!;
        var expected = release.Components.SelectMany(component => component.Files).Append("grafana-dashboardDefinitions.yaml")
            .Concat(release.SetupFiles.Concat(release.CustomResources.Select(resource => resource.File)).Select(file => "setup/" + file));

        Assert.Equal(expected.Order(StringComparer.Ordinal), PublishedFiles.Of(version).Sums.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_release_is_recognised_by_its_own_files(string version)
    {
        var found = PublishedFiles.Recognise(PublishedFiles.Of(version).Sums)!;

        Assert.True(found.IsWhole);
        Assert.Equal($"95 of 95 files are {version}'s", found.ToString());
    }

    [Fact]
    public void Files_that_differ_are_missing_or_are_not_of_it_are_named()
    {
        var sums = PublishedFiles.Of("v0.16.0").Sums.ToDictionary();
        sums["setup/namespace.yaml"] = new string('0', 64);
        sums.Remove("grafana-service.yaml");
        sums.Add("own.yaml", new string('1', 64));

        var found = PublishedFiles.Recognise(sums)!;

        Assert.False(found.IsWhole);
        Assert.Equal("93 of 95 files are v0.16.0's", found.ToString());
        Assert.Equal("setup/namespace.yaml grafana-service.yaml own.yaml", $"{Assert.Single(found.Different)} {Assert.Single(found.Missing)} {Assert.Single(found.Unknown)}");
    }

    [Fact]
    public void Files_of_nobody_are_not_recognised() =>
        Assert.Null(PublishedFiles.Recognise(new Dictionary<string, string> { ["setup/namespace.yaml"] = new('0', 64) }));

    [Fact]
    public void Sums_are_those_of_what_was_published()
    {
        Needs.Shared(Upstream);
        foreach (var release in KubePrometheusReleases.All)
        {
            var folder = Path.Combine(Repository.Shared, Upstream, release, "manifests");
            var published = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));

            Assert.True(PublishedFiles.Recognise(published) is { IsWhole: true } found && found.Release == release, release);
        }
    }
}
