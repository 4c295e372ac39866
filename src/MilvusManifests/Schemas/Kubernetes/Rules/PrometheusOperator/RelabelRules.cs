using System.Collections.Immutable;
using MilvusManifests.Text.Patterns;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;

/// <summary>The rules of relabelling.</summary>
internal static class RelabelRules
{
    private const string DefaultReplacement = "$1";
    private const string DefaultSeparator = ";";
    private const string DefaultRegex = "(.*)";
    private const string Source = "prometheus: LabelConfigValidator.validate";

    private static readonly ImmutableArray<string> Lists =
    [
        "ServiceMonitor spec.endpoints[].relabelings[]", "ServiceMonitor spec.endpoints[].metricRelabelings[]",
        "PodMonitor spec.podMetricsEndpoints[].relabelings[]", "PodMonitor spec.podMetricsEndpoints[].metricRelabelings[]",
        "Probe spec.metricRelabelings[]", "Probe spec.targets.staticConfig.relabelingConfigs[]", "Probe spec.targets.ingress.relabelingConfigs[]",
        "ScrapeConfig spec.relabelings[]", "ScrapeConfig spec.metricRelabelings[]",
        "Prometheus spec.scrapeClasses[].relabelings[]", "Prometheus spec.scrapeClasses[].metricRelabelings[]",
        "Prometheus spec.alerting.alertmanagers[].relabelings[]", "Prometheus spec.alerting.alertmanagers[].alertRelabelings[]",
        "Prometheus spec.remoteWrite[].writeRelabelConfigs[]",
        "PrometheusAgent spec.scrapeClasses[].relabelings[]", "PrometheusAgent spec.scrapeClasses[].metricRelabelings[]",
        "PrometheusAgent spec.remoteWrite[].writeRelabelConfigs[]",
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<OperatorRule> All =>
    [
        new(Lists, "relabel-regex", Source, CheckRegex),
        new(Lists, "relabel-target", Source, CheckTarget),
        new(Lists, "relabel-modulus", Source, CheckModulus),
        new(Lists, "relabel-replacement", Source, CheckReplacement),
        new(Lists, "relabel-only-regex", Source, CheckOnlyRegex),
        new(Lists, "relabel-only-labels", Source, CheckOnlyLabels),
    ];

    private static string Action(ObjectFields relabeling) => (relabeling.TextOr("action", "replace") ?? "").ToLowerInvariant();

    private static void CheckRegex(ObjectFields relabeling, RuleViolations found)
    {
        if (relabeling.Scalar("regex") is { } regex && Pattern.Translate(regex.Value, PatternFlavour.Re2).Fault is { } fault)
        {
            found.Explain(regex, $"{ValueText.Of(regex)} is not a valid regular expression: {fault}");
        }
    }

    private static void CheckTarget(ObjectFields relabeling, RuleViolations found)
    {
        if (Action(relabeling) is "replace" or "hashmod" or "lowercase" or "uppercase" or "keepequal" or "dropequal")
        {
            found.CheckRequired(relabeling, "targetLabel", $"with the action {Action(relabeling)}");
        }
    }

    private static void CheckModulus(ObjectFields relabeling, RuleViolations found)
    {
        if (Action(relabeling) == "hashmod" && relabeling.Number("modulus") is null or 0)
        {
            if (relabeling["modulus"] is { } zero)
            {
                found.Add(zero, "must not be 0 with the action hashmod");
            }
            else
            {
                found.CheckRequired(relabeling, "modulus", "with the action hashmod");
            }
        }
    }

    private static void CheckReplacement(ObjectFields relabeling, RuleViolations found)
    {
        if (Action(relabeling) is "lowercase" or "uppercase" && relabeling.Text("replacement") is not (null or DefaultReplacement))
        {
            found.AddKey(relabeling, "replacement", $"is not allowed with the action {Action(relabeling)}");
        }
    }

    private static void CheckOnlyRegex(ObjectFields relabeling, RuleViolations found)
    {
        if (Action(relabeling) is "labeldrop" or "labelkeep" && FirstSet(relabeling, ["sourceLabels", "targetLabel", "modulus", "separator", "replacement"]) is { } field)
        {
            found.AddKey(relabeling, field, $"is not allowed with the action {Action(relabeling)}, which only uses 'regex'");
        }
    }

    private static void CheckOnlyLabels(ObjectFields relabeling, RuleViolations found)
    {
        if (Action(relabeling) is "keepequal" or "dropequal" && FirstSet(relabeling, ["regex", "modulus", "separator", "replacement"]) is { } field)
        {
            found.AddKey(relabeling, field, $"is not allowed with the action {Action(relabeling)}, which only uses 'sourceLabels' and 'targetLabel'");
        }
    }

    private static string? FirstSet(ObjectFields relabeling, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var isDefault = (name, relabeling[name]) switch
            {
                (_, null) => true,
                (_, YamlSequence { Items: [] }) => true,
                ("separator", YamlScalar { Value: DefaultSeparator }) => true,
                ("replacement", YamlScalar { Value: DefaultReplacement }) => true,
                ("regex", YamlScalar { Value: DefaultRegex }) => true,
                ("modulus", YamlScalar { Value: "0" }) => true,
                ("targetLabel" or "regex", YamlScalar { Value: "" }) => true,
                _ => false,
            };
            if (!isDefault)
            {
                return name;
            }
        }

        return null;
    }
}
