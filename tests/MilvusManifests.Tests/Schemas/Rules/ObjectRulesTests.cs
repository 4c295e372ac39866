using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Schemas.Rules;

public class ObjectRulesTests
{
    private static readonly Dictionary<string, ObjectRule> Rules = ObjectRules.All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    public static TheoryData<string> Files => [.. RuleCase.Files.Select(file => file.File)];

    [Fact]
    public void Every_rule_has_an_object_that_it_accepts_and_one_that_it_rejects()
    {
        var shown = RuleCase.All.Select(item => (item.Rule, item.IsGood)).ToHashSet();
        var missing =
            from rule in Rules.Keys
            from isGood in (bool[])[true, false]
            where !shown.Contains((rule, isGood))
            select $"{rule}: {(isGood ? "good" : "bad")}";

        Assert.Equal([], missing);
        Assert.Equal([], shown.Select(item => item.Rule).Except(Rules.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void A_rule_applies_to_definitions_that_exist() => Assert.Equal([],
        from rule in Rules.Values
        from definition in rule.Definitions
        where !KubernetesSchemas.All.Any(version => KubernetesSchemas.Open(version).Definition(definition) is not null)
        select $"{rule.Id}: {definition}");

    [Fact]
    public void There_are_at_least_two_hundred() => Assert.True(Rules.Count >= 200, $"{Rules.Count} rules");

    [Fact]
    public void A_rule_names_its_source() => Assert.All(Rules.Values, rule => Assert.Matches("^[a-z][a-z0-9/_-]+: [A-Za-z0-9_., ]+$", rule.Source));

    [Theory]
    [MemberData(nameof(Files))]
    public void An_object_that_a_rule_accepts_is_valid_in_every_version(string file) => Assert.Equal([],
        from item in Cases(file)
        where item.IsGood
        from version in KubernetesSchemas.All
        where item.Kubernetes is null || item.Kubernetes == version
        from diagnostic in item.Validate(version)
        select $"{version}: {item}{diagnostic}");

    [Theory]
    [MemberData(nameof(Files))]
    public void An_object_that_a_rule_rejects_is_rejected_by_that_rule_in_every_version_that_has_it(string file) => Assert.Equal([],
        from item in Cases(file)
        where !item.IsGood
        let rule = Rules[item.Rule]
        let alone = new ObjectRules([rule])
        from version in KubernetesSchemas.All
        where rule.AppliesTo(Minor(version)) && (item.Kubernetes is null || item.Kubernetes == version)
        where !item.Validate(version, alone).Except(item.Validate(version, ObjectRules.None), StringComparer.Ordinal).Any()
        select $"{version}: {item}");

    [Theory]
    [MemberData(nameof(Files))]
    public void An_object_that_a_rule_rejects_is_reported_at_its_place(string file)
    {
        var text = new StringBuilder();
        foreach (var item in Cases(file).Where(item => !item.IsGood))
        {
            var until = Rules[item.Rule].Until is { } last ? $"1.{last.ToString(CultureInfo.InvariantCulture)}" : KubernetesSchemas.All[^1];
            text.Append(item.Rule).Append('\n');
            text.Append("    ").Append(item.Text.TrimEnd('\n').Replace("\n", "\n    ", StringComparison.Ordinal)).Append('\n');
            text.AppendJoin('\n', item.Validate(item.Kubernetes ?? until)).Append("\n\n");
        }

        Golden.Check($"tests/MilvusManifests.Tests/Schemas/Rules/{file}.txt", text.ToString());
    }

    private static ImmutableArray<RuleCase> Cases(string file) => RuleCase.Files.Single(found => found.File == file).Cases;

    private static int Minor(string version) => KubernetesVersion.TryParse(version, out var parsed) ? parsed.Minor : throw new InvalidDataException(version);
}
