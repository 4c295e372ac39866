using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of containers.</summary>
internal static class ContainerRules
{
    private static readonly ImmutableArray<string> Containers = ["core.v1.Container", "core.v1.EphemeralContainer"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Containers, "container-image", "core/validation: validateContainers", (container, found) => found.CheckRequired(container, "image")),
        new(Containers, "container-name", "core/validation: validateContainerCommon", (container, found) => found.CheckSyntax(container, "name", DnsLabel.Syntax)),
    ];
}
