using MilvusManifests.Catalogue;

namespace MilvusManifests.Tests.Cases;

/// <summary>A version that is not known is corrected to the nearest one, not to the first of the list.</summary>
public class NearestVersionsTests
{
    private static readonly string[] Releases = ["v0.14.0", "v0.15.0", "v0.16.0", "v0.17.0", "v0.18.0"];
    private static readonly string[] Clusters = ["1.31", "1.32", "1.33", "1.34", "1.35", "1.36"];

    [Theory]
    [InlineData("v0.17.3", "v0.17.0")]
    [InlineData("0.18", "v0.18.0")]
    [InlineData("v0.81.0", "v0.18.0")]
    [InlineData("v0.51.0", "v0.15.0")]
    [InlineData("V0.16", "v0.16.0")]
    [InlineData("18", "v0.18.0")]
    [InlineData("v1.16.0", "v0.16.0")]
    [InlineData("v0.13.0", "v0.14.0")]
    [InlineData("v0.99.9", "v0.18.0")]
    [InlineData("v.0.18.0", null)]
    [InlineData("latest", null)]
    [InlineData("", null)]
    [InlineData("v0.99999999999999999999.0", null)]
    public void The_nearest_release_is_named(string text, string? expected) => Assert.Equal(expected, NearestVersion.Of(text, Releases));

    [Theory]
    [InlineData("1.20", "1.31")]
    [InlineData("1.53", "1.35")]
    [InlineData("1.37", "1.36")]
    [InlineData("v1.35.2", "1.35")]
    [InlineData("34", "1.34")]
    [InlineData("1", "1.31")]
    [InlineData("1.x", null)]
    public void The_nearest_Kubernetes_is_named(string text, string? expected) => Assert.Equal(expected, NearestVersion.Of(text, Clusters));
}
