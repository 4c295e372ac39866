using System.Globalization;
using System.Text;
using MilvusManifests.Lint;
using MilvusManifests.PromQL;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Lint;

/// <summary>Labels of series that rules record from others.</summary>
public sealed class RecordedLabelsTests
{
    [Fact]
    public void Labels_are_followed_through_recordings()
    {
        var set = Read("a:x: sum by (job, pod) (up)", "b:x: sum by (job) (a:x)", "c:x: b:x * 2");

        Assert.Equal(["job"], set.LabelsOf(set.Queries[2].Expression).Names);
        Assert.False(set.LabelsOf(set.Queries[2].Expression).IsOpen);
    }

    [Fact]
    public void A_series_that_is_recorded_from_itself_may_have_any_label() => Assert.True(Read("a:x: a:x + 1").LabelsOf(Read("a:x: a:x + 1").Queries[0].Expression).IsOpen);

    [Fact]
    public void A_recording_that_is_made_from_thousands_one_after_another_may_have_any_label()
    {
        var rules = Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}:x: a{i + 1}:x * 2"));

        var set = Read([.. rules, "a20000:x: sum by (job) (up)"]);

        Assert.True(set.LabelsOf(set.Queries[0].Expression).IsOpen);
    }

    [Fact]
    public void What_recordings_of_each_other_have_does_not_depend_on_who_asks_first()
    {
        string[] rules = ["a:x: sum by (job) (b:x) + on (job) up", "b:x: sum by (job, pod) (c:x) or a:x", "c:x: a:x * 2"];
        var expected = Names(Read(rules), [0, 1, 2]);

        Assert.All<int[]>([[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]], order => Assert.Equal(expected.Order(StringComparer.Ordinal), Names(Read(rules), order).Order(StringComparer.Ordinal)));
    }

    private static string[] Names(LintedSet set, int[] order) =>
        [.. order.Select(i => $"{set.Queries[i].Rule!.Name} {string.Join(' ', set.LabelsOf(set.Queries[i].Expression).Names)} {set.LabelsOf(set.Queries[i].Expression).IsOpen}")];

    private static LintedSet Read(params string[] rules)
    {
        var text = new StringBuilder("groups:\n- name: g\n  rules:\n");
        foreach (var rule in rules)
        {
            var at = rule.IndexOf(": ", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"  - record: {rule[..at]}\n    expr: {rule[(at + 2)..]}\n");
        }

        var document = (YamlMapping)YamlReader.Read(new SourceText("rules.yaml", text.ToString()), YamlReaderOptions.Kubectl).Value.Single().Root;
        return LintReader.Read([document], PromQLFeatures.Newest, [LintedFiles.View(null)]);
    }
}
