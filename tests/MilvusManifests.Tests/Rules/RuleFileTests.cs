using MilvusManifests.Catalogue;
using MilvusManifests.Rules;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rules;

public class RuleFileTests
{
    private static readonly SchemaCatalogue Schemas = new("1.35");

    [Theory]
    [InlineData("groups: []")]
    [InlineData("groups: [{name: a, interval: 1m, limit: 5, query_offset: 30s, labels: {a: 1}, rules: [{record: 'a:b', expr: 1, labels: {b: 500, c: true}}]}]")]
    [InlineData("groups: [{name: a, rules: [{alert: A, expr: up == 0, for: 5m, keep_firing_for: 1h, annotations: {a: '{{ $value }}', b: 5}}, {alert: B, expr: 1.5, for: }]}]")]
    public void A_file_that_Prometheus_loads_is_valid(string text) => Assert.Equal("", Validate(text));

    [Theory]
    [InlineData("groups: [{name: a, rules: [{alert: A}]}]", "a(1,28): error MM4002: 'groups[0].rules[0]': required field 'expr' is missing")]
    [InlineData("groups: [{name: a, rules: [{alert: A, expr: sum(up}]}]", "a(1,50): error MM4031: 'groups[0].rules[0].expr': unclosed '('\n  opened at a(1,48)")]
    [InlineData("groups: [{name: a, rules: [{expr: up}]}]", "a(1,28): error MM4031: 'groups[0].rules[0]': 'alert' or 'record' is required")]
    [InlineData("groups: [{name: a, rule: []}]", "a(1,20): error MM4003: 'groups[0]': unknown field 'rule'; did you mean 'rules'?")]
    [InlineData("groups: [{name: a, rules: [{alert: A, expr: up, for: 5}]}]", "a(1,54): error MM4012: 'groups[0].rules[0].for': '5' is not a valid Prometheus duration; add a unit, such as 5s")]
    [InlineData("groups: [{name: a}, {name: a}]", "a(1,21): error MM4009: item 1 of 'groups' has the same name 'a' as item 0")]
    [InlineData("groups: [{name: a}]\nnamespace: b", "a(2,1): error MM4003: the document: unknown field 'namespace'; known fields: groups")]
    [InlineData("groups: {}", "a(1,9): error MM4001: 'groups': expected a sequence, found a mapping; start each item with '- '")]
    public void What_Prometheus_does_not_load_is_reported_at_its_place(string text, string expected) => Assert.Equal(expected, Validate(text));

    private static string Validate(string text)
    {
        var found = RuleFile.Validate((YamlMapping)YamlReader.ReadSingle(new SourceText("a", text)).Value!.Root, Schemas);
        return string.Join('\n', found.Select(diagnostic => diagnostic.ToString()));
    }
}
