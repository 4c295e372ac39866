using System.Globalization;
using System.Text;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas.Rules;

public class RulesPageTests
{
    [Fact]
    public void The_page_of_rules_is_written_from_the_rules()
    {
        var examples = RuleCase.All.Where(item => !item.IsGood).GroupBy(item => item.Rule, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Example(group.First()), StringComparer.Ordinal);
        var rules = ObjectRules.All;
        var closed = KubernetesClosedFields.All.Fields.ToList();
        var page = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # Rules of the API server's own code

            Much of what the API server rejects is in no published schema: it is in the code of `pkg/apis/*/validation`. `validate` and `generate` check
            {rules.Length} of these rules for built-in kinds, in addition to the schemas, and {closed.Count} fields whose values the code enumerates.
            A violation is error MM4030; a value that is not in an enumeration is MM4004.

            A rule that is not the same in Kubernetes 1.31 to 1.36 has its versions in the last column. What depends on the state of a cluster, on a feature gate
            that is off by default, or on an earlier version of the object is not checked. The server accepts a StatefulSet whose template violates a rule
            for pods, but then rejects every pod of it: such a violation is reported, too.

            ## Rules

            | rule | applies to | for example | source in `pkg/apis` | versions |
            | --- | --- | --- | --- | --- |

            """));
        foreach (var rule in rules)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {rule.Id} | {string.Join(", ", rule.Definitions)} | {Cell(examples.GetValueOrDefault(rule.Id, ""))} | {rule.Source} | {Versions(rule)} |\n");
        }

        page.Append("\n## Enumerated fields\n\n| definition | field | values |\n| --- | --- | --- |\n");
        foreach (var (definition, field, values) in closed)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {definition} | {field} | {string.Join(", ", values.Items.Select(value => ((YamlScalar)value).Value).Where(value => value.Length > 0))} |\n");
        }

        Golden.Check("docs/rules.md", page.ToString());
    }

    private static string Example(RuleCase item)
    {
        var message = item.Validate(item.Kubernetes ?? KubernetesSchemas.All[^1]).FirstOrDefault(text => text.Contains("MM4030", StringComparison.Ordinal)) ?? "";
        return message[(message.IndexOf("MM4030: ", StringComparison.Ordinal) is var at and >= 0 ? at + 8 : 0)..];
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Versions(ObjectRule rule) => (rule.Since, rule.Until) switch
    {
        (null, null) => "",
        ({ } since, null) => string.Create(CultureInfo.InvariantCulture, $"from 1.{since}"),
        (null, { } until) => string.Create(CultureInfo.InvariantCulture, $"until 1.{until}"),
        ({ } since, { } until) => string.Create(CultureInfo.InvariantCulture, $"1.{since} to 1.{until}"),
    };
}
