using System.Text.RegularExpressions;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Catalogue.Metrics;

/// <summary>What the rules about a Milvus know of its version.</summary>
public partial class VersionedMetricsTests
{
    [Theory]
    [InlineData("2.4.19", "status=\"fail\"")]
    [InlineData("2.5.27", "status=\"fail\"")]
    [InlineData("2.6.18", "status=\"fail\"")]
    [InlineData("2.6.19", "status=\"fail_system\"")]
    [InlineData("2.6.20", "status=\"fail\",cause!=\"user\"")]
    [InlineData("3.0.0", "status=\"fail\",cause!=\"user\"")]
    public void Failures_are_counted_as_the_version_counts_them(string milvus, string matchers) => Assert.Equal(matchers, VersionedMetrics.FailuresOf(Version(milvus)));

    [Fact]
    public void Each_is_asked_for_by_a_template_and_missing_from_some_version()
    {
        var asked = Directory.EnumerateFiles(Path.Combine(Repository.Root, "templates", "include", "milvus"), "*.sbn")
            .SelectMany(file => Asked().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(asked, VersionedMetrics.Names);
        Assert.All(VersionedMetrics.Names, name => Assert.False(VersionedMetrics.IsIn(Version("2.4.1"), name), name));
        Assert.All(VersionedMetrics.Names, name => Assert.True(VersionedMetrics.IsIn(Version("3.0.0"), name), name));
    }

    [Theory]
    [InlineData("2.4.18", false)]
    [InlineData("2.4.19", true)]
    public void A_metric_that_a_version_may_lack_is_not_counted_on(string milvus, bool isIn) =>
        Assert.Equal(isIn, VersionedMetrics.IsIn(Version(milvus), "milvus_datacoord_l0_delete_entries_num"));

    private static ReleaseNumber Version(string text) => ReleaseNumber.TryParse(text, out var version) ? version : throw new FormatException(text);

    [GeneratedRegex(@"instance\.metrics\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}
