using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of Services.</summary>
internal static class ServiceRules
{
    private static readonly ImmutableArray<string> Spec = ["core.v1.ServiceSpec"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Spec, "service-ports", "core/validation: ValidateService", CheckPorts),
        new(Spec, "service-port-names", "core/validation: validateServicePort", CheckPortNames),
    ];

    private static void CheckPorts(ObjectFields service, RuleViolations found)
    {
        var isHeadless = service.Text("clusterIP") == "None";
        if (service.TextOr("type", "ClusterIP") is "ClusterIP" or "NodePort" or "LoadBalancer" && !isHeadless)
        {
            found.CheckRequired(service, "ports", service.IsEmpty("ports") && !service.Has("clusterIP") ? "unless clusterIP is None or type is ExternalName" : null);
        }
    }

    private static void CheckPortNames(ObjectFields service, RuleViolations found)
    {
        var ports = service.Items("ports");
        foreach (var port in ports)
        {
            if (ports.Length > 1)
            {
                found.CheckRequired(ObjectFields.Of(port), "name", "when a Service has several ports");
            }
        }
    }
}
