using MilvusManifests.Catalogue.Milvus;

namespace MilvusManifests.Tests.Catalogue;

public class MilvusNamesTests
{
    private const string Long = "a-release-whose-name-is-so-long-that-it-fills-everything-there";

    [Theory]
    [InlineData("my-release", null, null, "my-release-milvus")]
    [InlineData("milvus", null, null, "milvus")]
    [InlineData("milvus-prod", null, null, "milvus-prod")]
    [InlineData("prod-milvus-eu", null, null, "prod-milvus-eu")]
    [InlineData("a", "vec", null, "a-vec")]
    [InlineData("vec-1", "vec", null, "vec-1")]
    [InlineData("milvus", "vec", null, "milvus-vec")]
    [InlineData("a", null, "store", "store")]
    [InlineData("a", "vec", "store", "store")]
    [InlineData("a", "", "", "a-milvus")]
    [InlineData("a", null, "store-", "store")]
    [InlineData("Milvus", null, null, "Milvus-milvus")]
    public void A_release_is_named_as_the_chart_names_it(string release, string? nameOverride, string? fullnameOverride, string expected)
    {
        var cluster = MilvusNames.OfHelmRelease(release, MilvusMode.Cluster, nameOverride, fullnameOverride);
        var standalone = MilvusNames.OfHelmRelease(release, MilvusMode.Standalone, nameOverride, fullnameOverride);

        Assert.Equal(expected, cluster.FullName);
        Assert.Equal(expected, cluster.Monitor);
        Assert.Equal(expected, standalone.FullName);
        Assert.Equal(expected + "-standalone", standalone.Monitor);
    }

    [Fact]
    public void The_name_label_follows_the_name_override_only()
    {
        Assert.Equal("milvus", MilvusNames.OfHelmRelease("a", MilvusMode.Cluster).Name);
        Assert.Equal("milvus", MilvusNames.OfHelmRelease("a", MilvusMode.Cluster, null, "store").Name);
        Assert.Equal("vec", MilvusNames.OfHelmRelease("a", MilvusMode.Cluster, "vec").Name);
        Assert.Equal("vec", MilvusNames.OfHelmRelease("a", MilvusMode.Cluster, "vec-").Name);
    }

    [Fact]
    public void A_full_name_ends_at_63_characters_and_not_in_a_dash()
    {
        Assert.Equal(62, Long.Length);

        Assert.Equal(Long, MilvusNames.OfHelmRelease(Long, MilvusMode.Cluster).FullName);
        Assert.Equal(Long + "e", MilvusNames.OfHelmRelease("a", MilvusMode.Cluster, null, Long + "each").FullName);
    }

    [Fact]
    public void Suffixes_are_appended_after_the_shortening()
    {
        var names = MilvusNames.OfHelmRelease(Long, MilvusMode.Standalone);

        Assert.Equal(Long + "-standalone", names.Monitor);
    }

    [Fact]
    public void The_operators_own_monitor_is_never_ours()
    {
        var names = MilvusNames.OfOperatorObject("my-release");

        Assert.Equal(new MilvusNames("milvus", "my-release-milvus", "my-release-milvus"), names);
        Assert.NotEqual("my-release", names.Monitor);
        Assert.NotEqual("milvus", MilvusNames.OfOperatorObject("milvus").Monitor);
    }
}
