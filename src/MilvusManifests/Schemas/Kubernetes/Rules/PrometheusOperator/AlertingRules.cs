using System.Collections.Immutable;
using MilvusManifests.PromQL.GoTemplates;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;

/// <summary>The rules of PrometheusRules: those of Prometheus' own reader of rules, without the language of expressions.</summary>
internal static class AlertingRules
{
    private const string Source = "Prometheus rulefmt: Rule.Validate";

    private static readonly ImmutableArray<string> Rules = ["PrometheusRule spec.groups[].rules[]"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<OperatorRule> All =>
    [
        new(Rules, "rule-alert-or-record", Source, CheckAlertOrRecord),
        new(Rules, "rule-expr", Source, CheckExpression),
        new(Rules, "rule-recording", Source, CheckRecording),
        new(Rules, "rule-labels", Source, CheckLabels),
        new(Rules, "rule-templates", "Prometheus rulefmt: testTemplateParsing", CheckTemplates),
    ];

    private static void CheckAlertOrRecord(ObjectFields rule, RuleViolations found)
    {
        if (rule.IsEmpty("alert") && rule.IsEmpty("record") && rule.Node is { } node && !found.IsMisspelt(rule, "alert", "record"))
        {
            found.Explain(node, "'alert' or 'record' is required");
        }
        else if (!rule.IsEmpty("alert") && !rule.IsEmpty("record"))
        {
            found.AddKey(rule, IsLater(rule, "alert", "record") ? "alert" : "record", "is not allowed: a rule has either 'alert' or 'record'");
        }
    }

    private static void CheckExpression(ObjectFields rule, RuleViolations found) => found.CheckRequired(rule, "expr");

    private static void CheckRecording(ObjectFields rule, RuleViolations found)
    {
        foreach (var name in (ReadOnlySpan<string>)["for", "keep_firing_for", "annotations"])
        {
            if (!rule.IsEmpty("record") && rule.IsEmpty("alert") && !rule.IsEmpty(name))
            {
                found.AddKey(rule, name, "is not allowed in a recording rule");
            }
        }
    }

    private static void CheckLabels(ObjectFields rule, RuleViolations found)
    {
        if (rule.Fields("labels") is { Exists: true } labels && labels.Has("__name__"))
        {
            found.AddKey(labels, "__name__", "is not allowed as a label of a rule");
        }
    }

    // Prometheus reads templates of alerts alone, and what fails later than that ends up in the alert.
    private static void CheckTemplates(ObjectFields rule, RuleViolations found)
    {
        if (rule.IsEmpty("alert"))
        {
            return;
        }

        foreach (var (_, value) in rule.Entries("labels").Concat(rule.Entries("annotations")))
        {
            if (value is YamlScalar { Kind: YamlScalarKind.String, IsPlaceholder: false } text)
            {
                foreach (var fault in AlertTemplate.Parse(text.Value).Faults)
                {
                    found.Explain(text, fault.Span, fault.IsSyntax ? fault.Message : $"{fault.Message}; Prometheus would write an error in place of the text", fault.IsSyntax ? null : Severity.Warning);
                }
            }
        }
    }

    private static bool IsLater(ObjectFields rule, string name, string other) => rule.Node is { } node && node.IndexOf(name) > node.IndexOf(other);
}
