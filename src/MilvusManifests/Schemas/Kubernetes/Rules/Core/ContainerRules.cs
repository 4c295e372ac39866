using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of containers and their ports.</summary>
internal static class ContainerRules
{
    private static readonly ImmutableArray<string> Containers = ["core.v1.Container", "core.v1.EphemeralContainer"];
    private static readonly ImmutableArray<string> Port = ["core.v1.ContainerPort"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Containers, "container-image", "core/validation: validateContainerCommon", (container, found) => found.CheckRequired(container, "image")),
        new(Containers, "container-name", "core/validation: validateContainerCommon", (container, found) => found.CheckSyntax(container, "name", DnsLabel.Syntax)),
        new(Containers, "container-name-required", "core/validation: validateContainerCommon", (container, found) => found.CheckNotEmpty(container, "name")),
        new(Containers, "container-port-names-unique", "core/validation: validateContainerPorts", (container, found) => found.CheckUnique(container.Mappings("ports"), "name")),
        new(Containers, "container-host-ports-unique", "core/validation: checkHostPortConflicts", CheckHostPorts),
        new(Port, "container-port-range", "core/validation: validateContainerPorts", (port, found) => found.CheckRange(port, "containerPort", 1, 65535)),
        new(Port, "container-host-port-range", "core/validation: validateContainerPorts", CheckHostPortRange),
        new(Port, "container-port-name", "core/validation: validateContainerPorts", (port, found) => found.CheckText(port, "name", Faults.PortName)),
        new(["core.v1.ContainerResizePolicy"], "resize-policy-resource", "core/validation: validateResizePolicy", (policy, found) => found.CheckValue(policy, "resourceName", "cpu", "memory")) { Since = 33 },
        new(["core.v1.ContainerResizePolicy"], "resize-policy-restart", "core/validation: validateResizePolicy", (policy, found) => found.CheckValue(policy, "restartPolicy", "NotRequired", "RestartContainer")) { Since = 33 },
    ];

    // Zero is the same as no port.
    private static void CheckHostPortRange(ObjectFields port, RuleViolations found)
    {
        if (port.Number("hostPort") != 0)
        {
            found.CheckRange(port, "hostPort", 1, 65535);
        }
    }

    private static void CheckHostPorts(ObjectFields container, RuleViolations found)
    {
        if (container.Items("ports").Length > 1)
        {
            HostPorts.Check(container, found);
        }
    }
}
