using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Autoscaling;

/// <summary>The rules of the metrics of HorizontalPodAutoscalers.</summary>
internal static class MetricRules
{
    private static readonly ImmutableArray<string> Metric = ["autoscaling.v2.MetricSpec"];
    private static readonly ImmutableArray<string> Target = ["autoscaling.v2.MetricTarget"];
    private static readonly ImmutableArray<string> Resources = ["autoscaling.v2.ResourceMetricSource", "autoscaling.v2.ContainerResourceMetricSource"];
    private static readonly ImmutableArray<string> Sources = ["object", "pods", "resource", "containerResource", "external"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Metric, "hpa-metric-source", "autoscaling/validation: validateMetricSpec", CheckSource),
        new(Metric, "hpa-metric-one-source", "autoscaling/validation: validateMetricSpec", CheckOnlySource),
        new(Target, "hpa-metric-target-positive", "autoscaling/validation: validateMetricTarget", CheckPositive),
        new(Target, "hpa-metric-utilization", "autoscaling/validation: validateMetricTarget", (target, found) => found.CheckRange(target, "averageUtilization", 1)),
        new(Resources, "hpa-resource-target", "autoscaling/validation: validateResourceSource, validateContainerResourceSource", (source, found) => CheckTarget(source, found, "averageUtilization", "averageValue")),
        new(Resources, "hpa-resource-one-target", "autoscaling/validation: validateResourceSource, validateContainerResourceSource", (source, found) => found.CheckAtMostOne(source.Fields("target"), "averageUtilization", "averageValue")),
        new(Resources, "hpa-resource-name", "autoscaling/validation: validateResourceSource, validateContainerResourceSource", CheckName),
        new(["autoscaling.v2.ContainerResourceMetricSource"], "hpa-container-name", "autoscaling/validation: validateContainerResourceSource", CheckContainer),
        new(["autoscaling.v2.PodsMetricSource"], "hpa-pods-target", "autoscaling/validation: validatePodsSource", (source, found) => CheckTarget(source, found, "averageValue")),
        new(["autoscaling.v2.ObjectMetricSource", "autoscaling.v2.ExternalMetricSource"], "hpa-value-target", "autoscaling/validation: validateObjectSource, validateExternalSource",
            (source, found) => CheckTarget(source, found, "value", "averageValue")),
        new(["autoscaling.v2.ExternalMetricSource"], "hpa-external-one-target", "autoscaling/validation: validateExternalSource", (source, found) => found.CheckAtMostOne(source.Fields("target"), "value", "averageValue")),
        new(["autoscaling.v2.MetricIdentifier"], "hpa-metric-name", "autoscaling/validation: validateMetricIdentifier", CheckMetricName),
    ];

    private static string? SourceOf(ObjectFields metric) => metric.Text("type") switch
    {
        "Object" => "object",
        "Pods" => "pods",
        "Resource" => "resource",
        "ContainerResource" => "containerResource",
        "External" => "external",
        _ => null,
    };

    private static void CheckSource(ObjectFields metric, RuleViolations found)
    {
        if (SourceOf(metric) is { } source && !metric.Has(source))
        {
            found.CheckRequired(metric, source, $"with type {metric.Text("type")}");
        }
    }

    private static void CheckOnlySource(ObjectFields metric, RuleViolations found)
    {
        if (SourceOf(metric) is not { } source)
        {
            return;
        }

        foreach (var other in Sources)
        {
            if (other != source && metric.Has(other))
            {
                found.AddKey(metric, other, $"is not allowed with type {metric.Text("type")}");
            }
        }
    }

    private static void CheckPositive(ObjectFields target, RuleViolations found)
    {
        foreach (var name in (ReadOnlySpan<string>)["value", "averageValue"])
        {
            if (target.Quantity(name) is { Sign: <= 0 })
            {
                found.Add(target[name]!, $"must be greater than 0, not {ValueText.Of(target[name]!)}");
            }
        }
    }

    private static void CheckTarget(ObjectFields source, RuleViolations found, params ReadOnlySpan<string> names)
    {
        var target = source.Fields("target");
        if (!target.Exists)
        {
            return;
        }

        foreach (var name in names)
        {
            if (target.Has(name))
            {
                return;
            }
        }

        found.Explain(target.Node!, names.Length == 1 ? $"{ValueText.Quote(names[0])} is required for a metric of pods" : $"one of {ValueText.Quote(names[0])} and {ValueText.Quote(names[1])} is required");
    }

    private static void CheckName(ObjectFields source, RuleViolations found)
    {
        found.CheckNotEmpty(source, "name");
    }

    private static void CheckContainer(ObjectFields source, RuleViolations found)
    {
        found.CheckNotEmpty(source, "container");

        found.CheckSyntax(source, "container", DnsLabel.Existing);
    }

    private static void CheckMetricName(ObjectFields metric, RuleViolations found)
    {
        found.CheckNotEmpty(metric, "name");

        found.CheckText(metric, "name", NameFaults.PathSegment);
    }
}
