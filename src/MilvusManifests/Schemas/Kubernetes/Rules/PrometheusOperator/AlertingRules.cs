using System.Collections.Immutable;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.GoTemplates;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;

/// <summary>The rules of PrometheusRules: those of Prometheus' own reader of rules.</summary>
internal static class AlertingRules
{
    private const string Source = "Prometheus rulefmt: Rule.Validate";
    private const string ErrorInAlert = "Prometheus would write an error in place of the text";

    private static readonly ImmutableArray<string> Groups = ["PrometheusRule spec.groups[]"];
    private static readonly ImmutableArray<string> Rules = ["PrometheusRule spec.groups[].rules[]"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<OperatorRule> All =>
    [
        new(Rules, "rule-alert-or-record", Source, CheckAlertOrRecord),
        new(Rules, "rule-expr", "Prometheus promql/parser: ParseExpr", CheckExpression),
        new(Rules, "rule-recording", Source, CheckRecording),
        new(Rules, "rule-record-name", Source, CheckRecordName),
        new(Groups, "rule-group-labels", "Prometheus rulefmt: RuleGroups.Validate", (group, found) => CheckLabelNames(group, "labels", found)),
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

    // Which features a Prometheus enables is not in the rule, so whatever one of them adds is allowed.
    private static void CheckExpression(ObjectFields rule, RuleViolations found)
    {
        found.CheckRequired(rule, "expr");
        if (rule.Scalar("expr") is { Value.Length: > 0 } expression && !IsReplaced(expression))
        {
            foreach (var error in PromQLParser.Parse(expression.Value, PromQLFeatures.Everything).Errors)
            {
                found.Explain(expression, error.Span, MessageOf(error), opened: error.Opened);
            }
        }
    }

    private static string MessageOf(PromQLError error) => error.Hint is null ? error.Message : $"{error.Message}; {error.Hint}";

    private static void CheckRecording(ObjectFields rule, RuleViolations found)
    {
        foreach (var name in (ReadOnlySpan<string>)["for", "keep_firing_for", "annotations"])
        {
            if (!rule.IsEmpty("record") && rule.IsEmpty("alert") && !rule.IsEmpty(name) && !IsZero(rule.Text(name)))
            {
                found.AddKey(rule, name, "is not allowed in a recording rule");
            }
        }
    }

    private static bool IsZero(string? duration) => duration is not null && PrometheusDuration.TryParse(duration, out var length) && length.Milliseconds == 0;

    private static void CheckRecordName(ObjectFields rule, RuleViolations found)
    {
        if (rule.Scalar("record") is not { Value: { Length: > 0 } name } record || IsMetricName(name) || IsReplaced(record))
        {
            return;
        }

        if (name.AsSpan().IndexOfAny('{', '}') is >= 0 and var brace)
        {
            found.Explain(record, new TextSpan(brace, 1), $"'{name[brace]}' is not allowed in the name of a series; labels belong in 'labels', and an expression in 'expr'");
        }
        else
        {
            found.Warn(record, $"{ValueText.Of(record)} is only a name of a series in Prometheus 3 and later, and needs quotes there; use letters, digits, '_' and ':', not starting with a digit");
        }
    }

    private static bool IsMetricName(string name)
    {
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or ':'))
            {
                return false;
            }
        }

        return !char.IsAsciiDigit(name[0]);
    }

    private static void CheckLabels(ObjectFields rule, RuleViolations found)
    {
        CheckLabelNames(rule, "labels", found);
        CheckLabelNames(rule, "annotations", found);
    }

    private static void CheckLabelNames(ObjectFields owner, string field, RuleViolations found)
    {
        foreach (var (key, value) in owner.Entries(field))
        {
            if (field == "labels" && key.Value == "__name__")
            {
                found.AddEntry(key, value, " is not allowed as a label of a rule");
            }
            else if (key.Value.Length == 0)
            {
                found.AddEntry(key, value, ": a name must not be empty");
            }
            else if (!key.IsPlaceholder && PrometheusLabelName.Syntax.Fault(key.Value) is var (_, advice))
            {
                found.WarnOfEntry(key, value, $": {ValueText.Of(key)} is only a valid name in Prometheus 3 and later; {advice}");
            }
        }
    }

    // Prometheus reads templates of alerts alone, and what fails later than that ends up in the alert.
    private static void CheckTemplates(ObjectFields rule, RuleViolations found)
    {
        if (rule.IsEmpty("alert"))
        {
            return;
        }

        CheckTemplates(rule.Entries("labels"), found);
        CheckTemplates(rule.Entries("annotations"), found);
    }

    private static void CheckTemplates(ImmutableArray<YamlEntry> entries, RuleViolations found)
    {
        foreach (var (_, value) in entries)
        {
            if (value is YamlScalar { Kind: YamlScalarKind.String } text && GoTemplate.HasActions(text.Value) && !IsReplaced(text))
            {
                CheckTemplate(text, AlertTemplate.Parse(text.Value), found);
            }
        }
    }

    private static void CheckTemplate(YamlScalar text, AlertTemplate template, RuleViolations found)
    {
        foreach (var fault in template.Faults)
        {
            found.Explain(text, fault.Span, fault.IsSyntax ? fault.Message : $"{fault.Message}; {ErrorInAlert}", fault.IsSyntax ? null : Severity.Warning);
        }

        foreach (var query in template.Queries)
        {
            foreach (var error in query.IsExact ? PromQLParser.Parse(query.Text.Value, PromQLFeatures.Everything).Errors : [])
            {
                found.Explain(text, query.Text.OriginOf(error.Span.Start, error.Span.Length), $"{MessageOf(error)}; {ErrorInAlert}", Severity.Warning);
            }
        }
    }

    // Flux substitutes variables in block scalars too, whatever else is in them.
    private static bool IsReplaced(YamlScalar text) => text.IsPlaceholder || (Substitution.MayHave(text.Value) && Substitution.TryApply(text.Value, out _));

    private static bool IsLater(ObjectFields rule, string name, string other) => rule.Node is { } node && node.IndexOf(name) > node.IndexOf(other);
}
