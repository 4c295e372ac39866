using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rendering;

/// <summary>The alerts of the stack: complete, and about the namespace the stack is in.</summary>
public class ShippedAlertsTests
{
    public static TheoryData<string> RuleFiles => new(new StackTemplates().Files.Where(file => file.EndsWith("-prometheusRule.yaml", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(RuleFiles))]
    public void Every_rule_file_has_three_complete_alerts_at_least(string file)
    {
        var alerts = Rules(file).Where(rule => rule["alert"] is not null).ToArray();

        Assert.True(alerts.Length >= 3, $"{file} has {alerts.Length} alerts");
        Assert.All(alerts, alert =>
        {
            Assert.NotEmpty(Text(alert["for"]));
            Assert.Contains(Text(((YamlMapping)alert["labels"]!)["severity"]), (string[])["critical", "warning", "info"]);
            var annotations = (YamlMapping)alert["annotations"]!;
            Assert.NotEmpty(Text(annotations["summary"]));
            Assert.NotEmpty(Text(annotations["description"]));
        });
    }

    [Theory]
    [MemberData(nameof(RuleFiles))]
    public void Names_of_alerts_and_groups_are_used_once(string file)
    {
        var names = Rules(file).Select(rule => rule["alert"]).OfType<YamlScalar>().Select(name => name.Value).ToArray();
        var groups = Groups(file).Select(group => Text(group["name"])).ToArray();

        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.Equal(groups.Distinct(StringComparer.Ordinal), groups);
    }

    [Theory]
    [MemberData(nameof(RuleFiles))]
    public void Braces_meant_for_Prometheus_stay_in_annotations_and_out_of_expressions(string file)
    {
        Assert.All(Rules(file), rule => Assert.DoesNotContain("{{", Text(rule["expr"]), StringComparison.Ordinal));
        Assert.DoesNotContain("{%{", new StackTemplates().Render(file), StringComparison.Ordinal);
    }

    private static IEnumerable<YamlMapping> Rules(string file) =>
        Groups(file).SelectMany(group => ((YamlSequence)group["rules"]!).Items).Cast<YamlMapping>();

    private static IEnumerable<YamlMapping> Groups(string file) =>
        ((YamlSequence)((YamlMapping)new StackTemplates().Objects(file)[0]["spec"]!)["groups"]!).Items.Cast<YamlMapping>();

    private static string Text(YamlNode? node) => (node as YamlScalar)?.Value ?? "";
}
