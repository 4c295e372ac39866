using System.Globalization;
using System.Text;
using MilvusManifests.Cluster;

namespace MilvusManifests.Tests.Cluster;

/// <summary>Which labels selectors select.</summary>
public class LabelSelectorTests
{
    private const int Cases = 10_000;
    private static readonly string[] Keys = ["a", "b", "c"];
    private static readonly string[] Values = ["x", "y", ""];

    [Fact]
    public void What_is_selected_is_what_a_search_through_all_labels_finds()
    {
        var selected = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var (yaml, everything) = Selector(random);
            var selector = LabelSelector.Of(Objects.Read(yaml).Single())!;
            foreach (var labels in AllLabels().Where((_, i) => i % 4 == seed % 4))
            {
                var isSelected = everything.Contains(Key(labels));
                selected += isSelected ? 1 : 0;
                Assert.True((selector.Selects(LabelsOf(labels)) == Answer.Yes) == isSelected, $"case {seed}: {Key(labels)}: {isSelected}\n{yaml}");
                Assert.Equal(isSelected, selector.Mismatch(LabelsOf(labels)) is null);
            }
        }

        Assert.True(selected > Cases);
    }

    [Fact]
    public void Labels_that_are_not_all_known_decide_only_what_every_completion_agrees_on()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var (yaml, everything) = Selector(random);
            var selector = LabelSelector.Of(Objects.Read(yaml).Single())!;
            var known = AllLabels().ElementAt(random.Next(64));
            var completions = AllLabels().Where(labels => known.All(label => labels.TryGetValue(label.Key, out var value) && value == label.Value)).ToList();

            var answer = selector.Selects(LabelsOf(known) with { AreAll = false });

            // Unknown is always allowed: requirements that exclude one another are not seen together.
            Assert.True(answer != Answer.Yes || completions.TrueForAll(labels => everything.Contains(Key(labels))), $"case {seed}: {Key(known)}\n{yaml}");
            Assert.True(answer != Answer.No || completions.TrueForAll(labels => !everything.Contains(Key(labels))), $"case {seed}: {Key(known)}\n{yaml}");
        }
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("{matchLabels: {}}", true)]
    [InlineData("{matchExpressions: []}", true)]
    [InlineData("null", false)]
    public void An_empty_selector_selects_everything_and_an_absent_one_nothing(string yaml, bool isEverything)
    {
        var selector = LabelSelector.Of(Objects.Read($"selector: {yaml}").Single()["selector"]);

        Assert.Equal(isEverything, selector?.IsEverything ?? false);
    }

    [Theory]
    [InlineData("{matchLabels: {a: x}}", "'a' is 'y' and must be 'x'", "a=x")]
    [InlineData("{matchLabels: {b: x}}", "'b' must be 'x' and is missing", "b=x")]
    [InlineData("{matchExpressions: [{key: a, operator: In, values: [x, z]}]}", "'a' is 'y' and must be 'x' or 'z'", "a in (x, z)")]
    [InlineData("{matchExpressions: [{key: a, operator: NotIn, values: [y]}]}", "'a' must not be 'y'", "a notin (y)")]
    [InlineData("{matchExpressions: [{key: b, operator: Exists}]}", "'b' is missing", "b")]
    [InlineData("{matchExpressions: [{key: a, operator: DoesNotExist}]}", "'a' must not be there", "!a")]
    public void A_mismatch_says_what_is_missing(string yaml, string expected, string shown)
    {
        var selector = LabelSelector.Of(Objects.Read(yaml).Single())!;

        Assert.Equal((expected, shown), (selector.Mismatch(Labels.None.With("a", "y")), selector.ToString()));
    }

    // A selector as YAML, and the labels it selects, found by striking out those that each requirement excludes.
    private static (string Yaml, HashSet<string> Selected) Selector(Random random)
    {
        var yaml = new StringBuilder("matchLabels: {");
        var left = AllLabels().ToList();
        if (random.Next(2) == 0)
        {
            var (key, value) = (Keys[random.Next(3)], Values[random.Next(3)]);
            yaml.Append(CultureInfo.InvariantCulture, $"{key}: \"{value}\"");
            left.RemoveAll(labels => !(labels.ContainsKey(key) && labels[key] == value));
        }

        yaml.Append("}\nmatchExpressions:\n");
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var (key, values) = (Keys[random.Next(3)], Values.Where(_ => random.Next(2) == 0).DefaultIfEmpty("x").ToArray());
            var given = $"values: [{string.Join(", ", values.Select(value => $"\"{value}\""))}]";
            switch (random.Next(4))
            {
                case 0:
                    yaml.Append(CultureInfo.InvariantCulture, $"- {{key: {key}, operator: In, {given}}}\n");
                    left.RemoveAll(labels => !labels.ContainsKey(key));
                    left.RemoveAll(labels => !values.Contains(labels[key]));
                    break;
                case 1:
                    yaml.Append(CultureInfo.InvariantCulture, $"- {{key: {key}, operator: NotIn, {given}}}\n");
                    left.RemoveAll(labels => labels.ContainsKey(key) && values.Contains(labels[key]));
                    break;
                case 2:
                    yaml.Append(CultureInfo.InvariantCulture, $"- {{key: {key}, operator: Exists}}\n");
                    left.RemoveAll(labels => !labels.ContainsKey(key));
                    break;
                default:
                    yaml.Append(CultureInfo.InvariantCulture, $"- {{key: {key}, operator: DoesNotExist}}\n");
                    left.RemoveAll(labels => labels.ContainsKey(key));
                    break;
            }
        }

        return (yaml.ToString(), left.Select(Key).ToHashSet(StringComparer.Ordinal));
    }

    // Each key absent or with one of the values.
    private static IEnumerable<Dictionary<string, string>> AllLabels() =>
        from number in Enumerable.Range(0, 64)
        select Keys.Select((key, i) => (key, digit: (number >> (2 * i)) & 3)).Where(label => label.digit < 3).ToDictionary(label => label.key, label => Values[label.digit], StringComparer.Ordinal);

    private static string Key(Dictionary<string, string> labels) => string.Join(",", labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));

    private static Labels LabelsOf(Dictionary<string, string> labels) => labels.Aggregate(Labels.None, (all, label) => all.With(label.Key, label.Value));
}
