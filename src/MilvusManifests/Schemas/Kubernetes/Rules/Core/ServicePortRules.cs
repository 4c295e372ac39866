using System.Collections.Immutable;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of the ports of Services.</summary>
internal static class ServicePortRules
{
    private const string Source = "core/validation: validateServicePort";
    private static readonly ImmutableArray<string> Spec = ["core.v1.ServiceSpec"];
    private static readonly ImmutableArray<string> Port = ["core.v1.ServicePort"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Spec, "service-port-names", Source, CheckNames),
        new(Spec, "service-port-names-unique", Source, (service, found) => found.CheckUnique(service.Mappings("ports"), "name")),
        new(Port, "service-port-name", Source, (port, found) => found.CheckSyntax(port, "name", DnsLabel.Syntax)),
        new(Port, "service-port-range", Source, (port, found) => found.CheckRange(port, "port", 1, 65535)),
        new(Port, "service-target-port", "core/validation: ValidatePortNumOrName", CheckTarget),
        new(Port, "service-app-protocol", Source, CheckProtocol),
        new(Port, "service-node-port-range", "core/validation: ValidateService", CheckNodePortRange),
        new(Spec, "service-node-port-type", "core/validation: ValidateService", CheckNodePortType),
        new(Spec, "service-node-ports-unique", "core/validation: ValidateService", CheckNodePorts),
    ];

    private static void CheckNames(ObjectFields service, RuleViolations found)
    {
        if (service.Items("ports").Length < 2)
        {
            return;
        }

        foreach (var port in service.Mappings("ports"))
        {
            found.CheckRequired(port, "name", "when a Service has several ports");
        }
    }

    // Zero and an empty string mean the port itself.
    private static void CheckTarget(ObjectFields port, RuleViolations found)
    {
        if (port["targetPort"] is YamlScalar target and not { Value: "" or "0" })
        {
            ProbeRules.CheckPort(port, "targetPort", found);
        }
    }

    private static void CheckProtocol(ObjectFields port, RuleViolations found)
    {
        if (port.Scalar("appProtocol") is { } protocol)
        {
            found.AddFault(protocol, Faults.QualifiedName(protocol.Value));
        }
    }

    private static void CheckNodePortRange(ObjectFields port, RuleViolations found)
    {
        if (port.Number("nodePort") is not (null or 0))
        {
            found.CheckRange(port, "nodePort", 1, 65535);
        }
    }

    private static void CheckNodePortType(ObjectFields service, RuleViolations found)
    {
        if (service.TextOr("type", "ClusterIP") != "ClusterIP")
        {
            return;
        }

        foreach (var port in service.Mappings("ports"))
        {
            if (port.Number("nodePort") is not (null or 0))
            {
                found.AddKey(port, "nodePort", "is only allowed with type NodePort or LoadBalancer");
            }
        }
    }

    private static void CheckNodePorts(ObjectFields service, RuleViolations found)
    {
        if (service.Items("ports").Length < 2)
        {
            return;
        }

        var seen = new HashSet<(string, long)>();
        foreach (var port in service.Mappings("ports"))
        {
            if (port.Number("nodePort") is { } number and not 0 && port.TextOr("protocol", "TCP") is { } protocol && !seen.Add((protocol, number)))
            {
                found.Explain(port["nodePort"]!, FormattableString.Invariant($"there is already a port with the node port {number} and protocol {protocol}"));
            }
        }
    }
}
