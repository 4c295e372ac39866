using System.Globalization;
using System.Text;
using MilvusManifests.Json;
using MilvusManifests.ScrapePath;

namespace MilvusManifests.Tests.ScrapePath;

/// <summary>The table of manifest sets with one broken link each, and of proven ones: Cases/*.yaml, and what is said of each in Cases/*.txt.</summary>
public class ScrapePathsTests
{
    private const int FewestWays = 5;
    private const int FewestCases = 120;
    private const string Proven = "proven";

    public static TheoryData<string> Tables => [.. Link.All, Proven, "unknown"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_case_has_its_verdict_and_the_mend_makes_it_whole(string table)
    {
        var text = new StringBuilder();
        foreach (var scrape in ScrapeCase.ReadAll(table))
        {
            var verdict = scrape.ExplainOne();
            var weakest = verdict.Weakest;
            var found = $"{scrape.Name}: {verdict.Word} {weakest?.Link}\n{string.Join('\n', verdict.Steps.Select(step => $"{step.Link} {step.Answer} {step.Reason}"))}";
            Assert.True(scrape.Verdict == verdict.Word && scrape.Link == weakest?.Link, found);
            Write(text, scrape, verdict);
            if (scrape.Verdict != "broken")
            {
                continue;
            }

            Assert.True((scrape.Mended == "none") == (verdict.Mend is null), $"{found}\nmend: {verdict.Mend is not null}");
            if (verdict.Mend is { } mend)
            {
                var mended = scrape.ExplainMended(mend);
                Assert.True(scrape.Mended == (mended?.Word ?? "gone"), $"{found}\nmended: {mended?.Word} {mended?.Weakest}");
            }
        }

        Golden.Check($"tests/MilvusManifests.Tests/ScrapePath/Cases/{table}.txt", text.ToString());
    }

    [Fact]
    public void Every_link_breaks_in_at_least_five_ways_and_there_are_at_least_120_sets()
    {
        foreach (var link in Link.All)
        {
            var ways = ScrapeCase.ReadAll(link).Count(scrape => scrape.Verdict == "broken" && scrape.Link == link);
            Assert.True(ways >= FewestWays, string.Create(CultureInfo.InvariantCulture, $"{link} has {ways}"));
        }

        Assert.InRange(Tables.Sum(table => ScrapeCase.ReadAll(table.Data).Length), FewestCases, int.MaxValue);
    }

    private static void Write(StringBuilder text, ScrapeCase scrape, MonitorVerdict verdict)
    {
        text.Append(CultureInfo.InvariantCulture, $"{scrape.Name}\n");
        if (verdict.Weakest is { } weakest)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {verdict.Word} at {weakest.Link}: {weakest.Reason}\n");
            text.Append(CultureInfo.InvariantCulture, $"  {(weakest.Place is { } place ? place.ToString() : "nowhere")}\n");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"  {verdict.Word}\n");
        }

        foreach (var patch in verdict.Mend?.Patches ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"  {patch.Target}: {JsonWriter.Write(patch.Patch.ToNode())}\n");
        }

        text.Append('\n');
    }
}
