using System.Collections.Immutable;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Cluster;

/// <summary>The rules of RuntimeClasses and Leases.</summary>
internal static class NodeRules
{
    private static readonly ImmutableArray<string> RuntimeClass = ["node.v1.RuntimeClass"];
    private static readonly ImmutableArray<string> Lease = ["coordination.v1.LeaseSpec"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(RuntimeClass, "runtime-class-handler", "node/validation: ValidateRuntimeClass", CheckHandler),
        new(["node.v1.Scheduling"], "runtime-class-node-selector", "node/validation: validateScheduling", CheckNodeSelector),
        new(["node.v1.Overhead"], "runtime-class-overhead", "node/validation: validateOverhead", CheckOverhead),
        new(Lease, "lease-duration", "coordination/validation: ValidateLeaseSpec", (lease, found) => found.CheckRange(lease, "leaseDurationSeconds", 1)),
        new(Lease, "lease-transitions", "coordination/validation: ValidateLeaseSpec", (lease, found) => found.CheckRange(lease, "leaseTransitions", 0)),
    ];

    private static void CheckHandler(ObjectFields runtime, RuleViolations found)
    {
        found.CheckNotEmpty(runtime, "handler");

        found.CheckSyntax(runtime, "handler", DnsLabel.Syntax);
    }

    private static void CheckNodeSelector(ObjectFields scheduling, RuleViolations found)
    {
        foreach (var (key, value) in scheduling.Entries("nodeSelector"))
        {
            if (!LabelKey.IsValid(key.Value))
            {
                found.AddKey(scheduling.Fields("nodeSelector"), key.Value, "is not a valid label key");
            }
            else if (value is YamlScalar { Kind: YamlScalarKind.String } text)
            {
                found.AddFault(text, LabelValue.Syntax.Fault(text.Value));
            }
        }
    }

    private static void CheckOverhead(ObjectFields overhead, RuleViolations found)
    {
        var resources = overhead.Fields("podFixed");
        foreach (var (key, value) in overhead.Entries("podFixed"))
        {
            if (resources.Quantity(key.Value) is { Sign: < 0 })
            {
                found.Add(value, $"must not be negative, not {ValueText.Of(value)}");
            }
        }
    }
}
