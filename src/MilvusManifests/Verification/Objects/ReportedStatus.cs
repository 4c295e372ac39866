using MilvusManifests.Building;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Verification.Objects;

/// <summary>What the status of an object says about whether it works.</summary>
/// <remarks>prometheus-operator pkg/apis/monitoring/v1/types.go: Condition, WorkloadBinding</remarks>
internal static class ReportedStatus
{
    private const int LongestMessage = 300;

    /// <summary>Why an object does not work, in words; null if it does, or its kind does not say.</summary>
    public static string? Fault(ObjectReference reference, YamlMapping live)
    {
        var fields = new ObjectFields(live);
        var status = fields.Fields("status");
        var generation = fields.Fields("metadata").Number("generation");
        return (reference.Group, reference.Kind) switch
        {
            ("apiextensions.k8s.io", "CustomResourceDefinition") => FaultOf(status, null, "NamesAccepted", "Established"),
            ("apiregistration.k8s.io", "APIService") => FaultOf(status, null, "Available"),
            ("apps", "Deployment") => FaultOf(status, generation, "Available"),
            (ScrapeMonitor.Group, "Prometheus" or "PrometheusAgent" or "Alertmanager" or "ThanosRuler") when fields.Fields("spec").Flag("paused") != true =>
                FaultOf(status, generation, "Reconciled", "Available"),
            (ScrapeMonitor.Group, _) => Refusal(status),
            _ => null,
        };
    }

    private static string? FaultOf(ObjectFields status, long? generation, params ReadOnlySpan<string> types)
    {
        foreach (var type in types)
        {
            if (Find(status, type) is not { } condition)
            {
                return $"it is not {type} yet";
            }

            if (condition.Text("status") != "True")
            {
                return $"it is not {type}{Words(condition)}";
            }

            if (generation is not null && (condition.Number("observedGeneration") ?? status.Number("observedGeneration")) < generation)
            {
                return $"it is not {type} yet since its last change";
            }
        }

        return null;
    }

    private static ObjectFields? Find(ObjectFields status, string type)
    {
        foreach (var condition in status.Mappings("conditions"))
        {
            if (condition.Text("type") == type)
            {
                return condition;
            }
        }

        return null;
    }

    // Newer operators say of monitors and rules which Prometheus accepts them.
    private static string? Refusal(ObjectFields status)
    {
        foreach (var binding in status.Mappings("bindings"))
        {
            if (Find(binding, "Accepted") is { } accepted && accepted.Text("status") == "False")
            {
                return $"{Excerpt.Of(binding.Text("resource") ?? "")} {Excerpt.Of($"{binding.Text("namespace")}/{binding.Text("name")}")} does not accept it{Words(accepted)}";
            }
        }

        return null;
    }

    private static string Words(ObjectFields condition) =>
        condition.Text("message") is { Length: > 0 } message ? $": {Excerpt.Of(message.TrimEnd('.', '\n'), LongestMessage)}"
        : condition.Text("reason") is { Length: > 0 } reason ? $": {Excerpt.Of(reason, LongestMessage)}"
        : "";
}
