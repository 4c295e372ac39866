using System.Globalization;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.GoTemplates;
using MilvusManifests.Rules;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rules;

public class PublishedRulesTests
{
    [Theory]
    [InlineData("v0.14.0", "130 alerts, 86 recording rules, 225 labels, 75 values and 1 query in templates")]
    [InlineData("v0.15.0", "134 alerts, 91 recording rules, 282 labels, 75 values and 1 query in templates")]
    [InlineData("v0.16.0", "134 alerts, 91 recording rules, 282 labels, 75 values and 1 query in templates")]
    [InlineData("v0.17.0", "134 alerts, 95 recording rules, 283 labels, 75 values and 1 query in templates")]
    [InlineData("v0.18.0", "138 alerts, 95 recording rules, 283 labels, 75 values and 1 query in templates")]
    public void Every_expression_and_template_of_the_published_rules_is_read(string tag, string expected)
    {
        Needs.Shared("upstream/kube-prometheus");
        var rules = (
            from path in Directory.GetFiles(Path.Combine(Repository.Shared, "upstream", "kube-prometheus", tag, "manifests"), "*-prometheusRule.yaml").Order(StringComparer.Ordinal)
            from @group in RuleGroup.AllOf((YamlMapping)YamlReader.ReadSingle(new SourceText(path, File.ReadAllText(path))).Value!.Root)
            from rule in @group.Rules
            select rule).ToArray();
        var templates = rules.Where(rule => rule.Alert is not null).SelectMany(rule => rule.Labels.Concat(rule.Annotations)).Select(entry => AlertTemplate.Parse(((YamlScalar)entry.Value).Value)).ToArray();

        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture,
            $"{rules.Count(rule => rule.Alert is not null)} alerts, {rules.Count(rule => rule.Record is not null)} recording rules, {templates.Sum(template => template.Labels.Length)} labels, {templates.Sum(template => template.Values.Length)} values and {templates.Sum(template => template.Queries.Length)} query in templates"));
        Assert.Equal([], templates.SelectMany(template => template.Faults).Select(fault => fault.Message));
        Assert.All(rules, rule => Assert.Equal([], PromQLParser.Parse(rule.Expression!.Value, PromQLFeatures.Newest).Errors));
        Assert.All(rules, HasItsPlaces);
    }

    private static void HasItsPlaces(Rule rule)
    {
        for (var i = 0; i < rule.Expression!.Value.Length; i++)
        {
            var place = rule.Expression.At(i, 1)!;
            var letter = place.Source.Text[place.Span.Start];
            Assert.True(letter == rule.Expression.Value[i] || letter == '\\' || rule.Expression.Value[i] is '\n' or ' ', $"{rule.Name} at {i}: {place}");
        }
    }
}
