using MilvusManifests.Rules;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rules;

public class RuleGroupTests
{
    private const string Groups = """
        groups:
        - name: a
          interval: 1m
          query_offset: 30s
          limit: 10
          labels: {team: x}
          rules:
          - alert: Down
            expr: |
              up
                == 0
            for: 5m
            keep_firing_for: 10m
            labels: {severity: critical}
            annotations: {summary: down}
          - record: a:b
            expr: 1
          - not a rule
        - name: b
        - 5
        """;

    [Fact]
    public void A_rule_file_is_read_with_its_places()
    {
        var groups = RuleGroup.AllOf(Read(Groups));

        Assert.Equal([("a", 0, 2), ("b", 1, 0)], groups.Select(group => (group.Name!.Value, group.Index, group.Rules.Length)));
        Assert.Equal(("1m", "30s", "10", "team"), (groups[0].Interval!.Value, groups[0].QueryOffset!.Value, groups[0].Limit!.Value, groups[0].Labels.Single().Key.Value));
        var (down, record) = (groups[0].Rules[0], groups[0].Rules[1]);
        Assert.Equal(("Down", "5m", "10m", "severity", "summary"), (down.Name, down.For!.Value, down.KeepFiringFor!.Value, down.Labels.Single().Key.Value, down.Annotations.Single().Key.Value));
        Assert.Equal(("a:b", "1", 1), (record.Name, record.Expression!.Value, record.Index));
        Assert.Equal("up\n  == 0\n", down.Expression!.Value);
        Assert.Equal("a(11,9)", down.Expression.At(5, 2)!.ToString());
    }

    [Theory]
    [InlineData("monitoring.coreos.com/v1", "PrometheusRule", 2)]
    [InlineData("monitoring.coreos.com/v1", "Prometheus", 0)]
    [InlineData("example.org/v1", "PrometheusRule", 0)]
    public void An_object_has_rules_if_it_is_a_PrometheusRule(string version, string kind, int count)
    {
        var document = Read($"apiVersion: {version}\nkind: {kind}\nspec:\n{string.Concat(Groups.Split('\n').Select(line => "  " + line + "\n"))}");

        Assert.Equal((count > 0, count), (RuleGroup.IsIn(document), RuleGroup.AllOf(document).Length));
    }

    [Theory]
    [InlineData("apiVersion: v1\ngroups: []")]
    [InlineData("groups: {}")]
    [InlineData("a: b")]
    public void Another_document_has_no_rules(string text) => Assert.False(RuleGroup.IsIn(Read(text)));

    [Fact]
    public void What_has_the_wrong_type_is_as_if_it_were_absent()
    {
        var rule = RuleGroup.AllOf(Read("groups: [{name: 1, rules: [{alert: [a], expr: {}, for: 5, labels: x, annotations: ~}]}]"))[0].Rules[0];

        Assert.Equal((null, null, null, 0, 0, ""), (rule.Alert, rule.Expression, rule.For, rule.Labels.Length, rule.Annotations.Length, rule.Name));
    }

    private static YamlMapping Read(string text) => (YamlMapping)YamlReader.ReadSingle(new SourceText("a", text)).Value!.Root;
}
