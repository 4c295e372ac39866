using System.Text.RegularExpressions;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Templates;

/// <summary>The shipped PrometheusRules.</summary>
public partial class PrometheusRuleTests
{
    private static readonly string[] Templates =
        [.. new ShippedTemplates().Stack.Where(name => name.EndsWith("-prometheusRule.yaml.sbn", StringComparison.Ordinal))];

    public static TheoryData<string> Rules => new(Templates);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_component_has_at_least_three_alerts(string template)
    {
        Assert.True(Alerts(template).Count() >= 3);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void An_alert_says_what_to_page_for_and_how_urgent_it_is(string template)
    {
        Assert.All(Alerts(template), alert =>
        {
            Assert.Matches("^[A-Z][A-Za-z]+$", Text(alert, "alert"));
            Assert.NotEmpty(Text(alert, "expr"));
            // Of severity none are those for Alertmanager, which nobody is paged for.
            var severity = Text((YamlMapping)alert["labels"]!, "severity");
            Assert.Contains(severity, (string[])["critical", "warning", "info", "none"]);
            Assert.Equal(severity == "none", Text(alert, "alert") is "Watchdog" or "InfoInhibitor");
            Assert.True(alert["for"] is null || Duration().IsMatch(Text(alert, "for")));
        });
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void An_alert_is_explained(string template)
    {
        Assert.All(Alerts(template), alert =>
        {
            var annotations = (YamlMapping)alert["annotations"]!;
            Assert.InRange(Text(annotations, "summary").Length, 10, 100);
            Assert.InRange(Text(annotations, "description").Length, 40, 400);
            Assert.Matches("[.?]$", Text(annotations, "description"));
        });
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_Prometheus_fills_in_reaches_it_as_written(string template)
    {
        foreach (var annotation in Alerts(template).SelectMany(alert => ((YamlMapping)alert["annotations"]!).Entries.AsEnumerable()).Select(entry => ((YamlScalar)entry.Value).Value))
        {
            Assert.DoesNotMatch(@"\{%|%\}", annotation);
            Assert.DoesNotMatch(@"\{\{|\}\}", Filled().Replace(annotation, ""));
        }
    }

    [Fact]
    public void Alerts_of_the_same_name_differ_in_their_labels()
    {
        var names = Templates.SelectMany(Alerts).Select(alert => $"{Text(alert, "alert")} {YamlWriter.Write(alert["labels"]!)}").ToList();

        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    [Fact]
    public void The_rule_that_the_adapter_computes_with_is_recorded()
    {
        var recorded = Templates.SelectMany(All).Where(rule => rule["record"] is not null).Select(rule => Text(rule, "record"));

        Assert.Contains("node_namespace_pod:kube_pod_info:", recorded);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void No_two_groups_of_a_file_have_the_same_name(string template)
    {
        var names = Groups(template).Select(rules => Text(rules, "name")).ToList();

        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void An_expression_has_no_braces_of_a_template(string template) =>
        Assert.All(All(template), rule => Assert.DoesNotContain("{{", Text(rule, "expr"), StringComparison.Ordinal));

    private static IEnumerable<YamlMapping> Alerts(string template) => All(template).Where(rule => rule["alert"] is not null);

    private static IEnumerable<YamlMapping> All(string template) =>
        Groups(template).SelectMany(rules => ((YamlSequence)rules["rules"]!).Items.Cast<YamlMapping>());

    private static IEnumerable<YamlMapping> Groups(string template) =>
        new ShippedTemplates().Objects(template).SelectMany(written => ((YamlSequence)((YamlMapping)written["spec"]!)["groups"]!).Items.Cast<YamlMapping>());

    private static string Text(YamlMapping node, string key) => ((YamlScalar)node[key]!).Value;

    [GeneratedRegex(@"\{\{ \$(labels\.[a-z_]+|value)( \| [a-zA-Z0-9]+)? \}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Filled();

    [GeneratedRegex("^[1-9][0-9]*[mh]$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
