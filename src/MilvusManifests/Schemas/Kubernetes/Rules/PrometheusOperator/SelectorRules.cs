using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;

/// <summary>The rules of label selectors in custom resources, whose schemas only have their types.</summary>
internal static class SelectorRules
{
    private static readonly ImmutableArray<string> Selectors =
    [
        "ServiceMonitor spec.selector", "PodMonitor spec.selector", "Probe spec.targets.ingress.selector",
        .. from kind in (string[])["Prometheus", "PrometheusAgent"]
           from resource in (string[])["serviceMonitor", "podMonitor", "probe", "scrapeConfig"]
           from suffix in (string[])["Selector", "NamespaceSelector"]
           select $"{kind} spec.{resource}{suffix}",
        "Prometheus spec.ruleSelector", "Prometheus spec.ruleNamespaceSelector", "ThanosRuler spec.ruleSelector", "ThanosRuler spec.ruleNamespaceSelector",
        "Alertmanager spec.alertmanagerConfigSelector", "Alertmanager spec.alertmanagerConfigNamespaceSelector",
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<OperatorRule> All =>
    [
        new(Selectors, "selector-labels", "apimachinery meta/v1: LabelSelectorAsSelector", CheckLabels),
        new([.. Selectors.Select(place => place + ".matchExpressions[]")], "selector-expressions", "apimachinery meta/v1: LabelSelectorAsSelector", CheckExpression),
    ];

    private static void CheckLabels(ObjectFields selector, RuleViolations found)
    {
        foreach (var (key, value) in selector.Entries("matchLabels"))
        {
            if (LabelKey.Syntax.Fault(key.Value) is var (name, advice))
            {
                found.Explain(value, $"{ValueText.Of(key)} is not a valid {name}{(advice is null ? "" : $"; {advice}")}");
            }

            found.CheckSyntax(selector.Fields("matchLabels"), key.Value, LabelValue.Syntax);
        }
    }

    private static void CheckExpression(ObjectFields expression, RuleViolations found)
    {
        found.CheckSyntax(expression, "key", LabelKey.Syntax);
        switch (expression.Text("operator"))
        {
            case "In" or "NotIn":
                found.CheckRequired(expression, "values", $"with the operator {expression.Text("operator")}");
                break;
            case "Exists" or "DoesNotExist" when !expression.IsEmpty("values"):
                found.AddKey(expression, "values", $"is not allowed with the operator {expression.Text("operator")}");
                break;
            case not (null or "" or "Exists" or "DoesNotExist"):
                found.Add(expression["operator"]!, $"must be In, NotIn, Exists or DoesNotExist, not {ValueText.Of(expression["operator"]!)}");
                break;
        }
    }
}
