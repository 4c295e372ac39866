using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Catalogue.Metrics;

public class VersionRangesTests
{
    [Theory]
    [InlineData("2.6", "2.6", "2.6.0 2.6.99", "2.5.99 2.7.0 3.0.0", "")]
    [InlineData("2.6?", "perhaps 2.6", "", "2.5.99 2.7.0", "2.6.0 2.6.99")]
    [InlineData("2.6.19", "2.6.19", "2.6.19", "2.6.18 2.6.20", "")]
    [InlineData("2.6.20+", "2.6 since 2.6.20", "2.6.20 2.6.99", "2.6.19 2.7.0", "")]
    [InlineData("2.6.3-9", "2.6.3 to 2.6.9", "2.6.3 2.6.9", "2.6.2 2.6.10", "")]
    [InlineData("2.6.1..19+", "2.6 (since a release after 2.6.0, at the latest 2.6.19)", "2.6.19 2.6.99", "2.6.0 2.7.0", "2.6.1 2.6.18")]
    [InlineData("2.6.0..2+", "2.6 (perhaps not before 2.6.2)", "2.6.2", "2.5.9", "2.6.0 2.6.1")]
    [InlineData(">=2.14", "2.14 and later", "2.14.0 3.0.0", "2.13.9", "")]
    [InlineData(">=3.5..3.10", "3.10 and later, perhaps since 3.5", "3.10.0 4.0.0", "3.4.9", "3.5.0 3.9.9")]
    [InlineData("<1.26", "releases before 1.26", "0.1.0 1.25.9", "1.26.0", "")]
    [InlineData("2.4 2.5.1+ 3.0", "2.4, 2.5 since 2.5.1 and 3.0", "2.4.0 2.5.1 3.0.9", "2.5.0 2.6.0", "")]
    public void Ranges_are_read_said_in_words_and_contain_versions(string text, string words, string present, string absent, string uncertain)
    {
        var ranges = VersionRanges.Parse(text);

        Assert.NotNull(ranges);
        Assert.Equal(words, ranges.Value.ToString());
        Assert.All(Numbers(present), version => Assert.Equal(Presence.Present, ranges.Value.Contains(version)));
        Assert.All(Numbers(absent), version => Assert.Equal(Presence.Absent, ranges.Value.Contains(version)));
        Assert.All(Numbers(uncertain), version => Assert.Equal(Presence.Uncertain, ranges.Value.Contains(version)));
        Assert.Equal(Presence.Present, ranges.Value.Contains(null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("v2.6")]
    [InlineData("2.6.1.1")]
    [InlineData("2.06")]
    [InlineData("2.6.x")]
    [InlineData("2.6.9-3")]
    [InlineData("2.6.9..3+")]
    [InlineData("2.6.1..+")]
    [InlineData("2.6 ")]
    [InlineData(">2.6")]
    [InlineData(">=3.5..")]
    public void What_is_no_range_is_not_read(string text) => Assert.Null(VersionRanges.Parse(text));

    [Theory]
    [InlineData("2.6.0-rc1", 2, 6, 0)]
    [InlineData("2.6.15", 2, 6, 15)]
    [InlineData("3.0.99999999999", 3, 0, int.MaxValue)]
    public void A_version_of_Milvus_has_the_numbers_of_its_release(string text, int major, int minor, int patch)
    {
        Assert.True(MilvusVersion.TryParse(text, out var version));
        Assert.Equal((new ReleaseNumber(major, minor, patch), text), (version.Number, version.ToString()));
    }

    [Fact]
    public void Every_known_release_has_metrics() =>
        Assert.All(MilvusReleases.Newest, release => Assert.True(MetricCatalogue.Of(new(release)).All.Count(metric => metric.Source.IsMilvus) > 200));

    private static IEnumerable<ReleaseNumber> Numbers(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number =>
    {
        Assert.True(ReleaseNumber.TryParse(number, out var read));
        return read;
    });
}
