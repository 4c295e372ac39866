using MilvusManifests.Catalogue.Milvus;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Catalogue;

/// <summary>The components that the charts and the operator deploy.</summary>
public class MilvusComponentsTests
{
    [Theory]
    [InlineData("4.1.0", MilvusMode.Cluster, "proxy rootcoord querycoord indexcoord datacoord querynode datanode indexnode")]
    [InlineData("4.2.3", MilvusMode.Cluster, "proxy rootcoord querycoord indexcoord datacoord querynode datanode indexnode")]
    [InlineData("4.2.4", MilvusMode.Cluster, "proxy mixcoord querynode datanode indexnode")]
    [InlineData("4.2.58", MilvusMode.Cluster, "proxy mixcoord querynode datanode indexnode")]
    [InlineData("5.0.0", MilvusMode.Cluster, "proxy mixcoord querynode datanode streamingnode")]
    [InlineData("5.0.19", MilvusMode.Standalone, "standalone")]
    [InlineData("4.1.0", MilvusMode.Standalone, "standalone")]
    public void A_chart_deploys_these_by_default(string chart, object mode, string expected) =>
        Assert.Equal(expected.Split(' '), MilvusComponents.OfChart(Number(chart), (MilvusMode)mode));

    [Theory]
    [InlineData("2.4.1", "4.1.36")]
    [InlineData("2.4.6", "4.2.3")]
    [InlineData("2.4.19", "4.2.25")]
    [InlineData("2.5.27", "4.2.58")]
    [InlineData("2.6.19", "5.0.19")]
    [InlineData("3.0.0", "5.0.19")]
    public void The_chart_of_a_version_is_the_newest_that_was_made_for_it(string milvus, string chart) => Assert.Equal(Number(chart), MilvusChart.Of(Number(milvus)));

    [Theory]
    [InlineData("4.2.58", "indexnode", true)]
    [InlineData("5.0.0", "indexnode", false)]
    [InlineData("4.2.58", "rootcoord", true)]
    [InlineData("5.0.0", "rootcoord", false)]
    [InlineData("5.0.0", "mixcoord", true)]
    [InlineData("5.0.8", "cdc", true)]
    [InlineData("5.0.8", "woodpecker", true)]
    public void Charts_since_5_have_no_Service_for_what_they_no_longer_deploy_by_default(string chart, string component, bool expected) =>
        Assert.Equal(expected, MilvusComponents.HasServiceOfChart(component, Number(chart)));

    private static ReleaseNumber Number(string text) => ReleaseNumber.TryParse(text, out var number) ? number : throw new ArgumentException(text);
}
