using MilvusManifests.Configuration;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.Printing;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building.Alerts;

/// <summary>Changes one rule of an alert.</summary>
internal static class AlertEdit
{
    /// <summary>A threshold for an alert that compares with none.</summary>
    public static readonly DiagnosticCode NoThreshold = new(
        "MM4509",
        "alert without a threshold",
        "A threshold replaces the number on the right of the first comparison in the alert's expression. This expression compares nothing, or compares with something that is not a number.",
        new("the expression of alert 'Watchdog' compares with no number, so 'threshold' has nothing to replace", "Watchdog: {threshold: 5}"),
        "Remove 'threshold'. To use another expression, patch the PrometheusRule or replace its template.");

    /// <summary>The rule as it is wanted; null where it is not.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="wanted">What is wanted of it.</param>
    /// <param name="found">Receives what cannot be done.</param>
    public static YamlMapping? Apply(YamlMapping rule, AlertRule wanted, DiagnosticBag found)
    {
        if (wanted.Enabled is { Value: false })
        {
            return null;
        }

        if (wanted.For is { } duration)
        {
            rule = rule.With("for", duration.Node, duration.KeyLocation);
        }

        if (wanted.Severity is { } severity)
        {
            rule = rule.Set(["labels", "severity"], severity.Node, severity.KeyLocation);
        }

        if (wanted.Threshold is not { } threshold)
        {
            return rule;
        }

        if (rule["expr"] is YamlScalar expression && Threshold(expression.Value) is { } span)
        {
            var text = string.Concat(expression.Value.AsSpan(0, span.Start), NumberText.Of(threshold.Value), expression.Value.AsSpan(span.End));

            // Where the expression was changed is where its key is: what is wrong with a threshold is to be mended there.
            var key = new YamlScalar("expr", YamlScalarStyle.Plain, location: threshold.Node.Location ?? threshold.KeyLocation);
            return new YamlMapping(
                [.. rule.Entries.Select(entry => entry.Key.Value == "expr" ? new YamlEntry(key, new YamlScalar(text, expression.Style, YamlScalarKind.String, expression.Location)) : entry)], rule.Location);
        }

        found.Add(Diagnostic.Error(NoThreshold, threshold.KeyLocation, $"the expression of alert '{(rule["alert"] as YamlScalar)?.Value}' compares with no number, so 'threshold' has nothing to replace"));
        return rule;
    }

    private static TextSpan? Threshold(string expression)
    {
        foreach (var part in PromQLParser.Parse(expression, PromQLFeatures.Everything).Expression?.DescendantsAndSelf() ?? [])
        {
            if (part is BinaryExpression binary && binary.Operator.IsComparison())
            {
                return IsNumber(binary.Right) ? binary.Right.Span : null;
            }
        }

        return null;
    }

    private static bool IsNumber(Expression expression) => expression is NumberLiteral or UnaryExpression { Inner: NumberLiteral };
}
