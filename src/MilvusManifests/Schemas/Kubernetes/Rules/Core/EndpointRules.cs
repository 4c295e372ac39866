using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of Endpoints and of the taints of Nodes.</summary>
internal static class EndpointRules
{
    private static readonly ImmutableArray<string> Subset = ["core.v1.EndpointSubset"];
    private static readonly ImmutableArray<string> Address = ["core.v1.EndpointAddress"];
    private static readonly ImmutableArray<string> Port = ["core.v1.EndpointPort"];
    private static readonly ImmutableArray<string> Taint = ["core.v1.Taint"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Subset, "endpoint-addresses", "core/validation: validateEndpointSubsets", CheckAddresses),
        new(Subset, "endpoint-port-names", "core/validation: validateEndpointPort", CheckPortNames),
        new(Address, "endpoint-ip", "core/validation: validateEndpointAddress", CheckAddress),
        new(Address, "endpoint-hostname", "core/validation: validateEndpointAddress", (address, found) => found.CheckSyntax(address, "hostname", DnsLabel.Syntax)),
        new(Port, "endpoint-port-range", "core/validation: validateEndpointPort", (port, found) => found.CheckRange(port, "port", 1, 65535)),
        new(Port, "endpoint-port-name", "core/validation: validateEndpointPort", (port, found) => found.CheckSyntax(port, "name", DnsLabel.Syntax)),
        new(Taint, "taint-key", "core/validation: validateNodeTaints", CheckTaintKey),
        new(Taint, "taint-value", "core/validation: validateNodeTaints", (taint, found) => found.CheckSyntax(taint, "value", LabelValue.Syntax)),
        new(["core.v1.NodeSpec"], "taints-unique", "core/validation: validateNodeTaints", CheckTaints),
    ];

    private static void CheckAddresses(ObjectFields subset, RuleViolations found)
    {
        if (subset.IsEmpty("addresses") && subset.IsEmpty("notReadyAddresses"))
        {
            found.Explain(subset.Node!, "one of 'addresses' and 'notReadyAddresses' is required");
        }
    }

    private static void CheckPortNames(ObjectFields subset, RuleViolations found)
    {
        if (subset.Items("ports").Length < 2)
        {
            return;
        }

        foreach (var port in subset.Mappings("ports"))
        {
            found.CheckRequired(port, "name", "when there are several ports");
        }
    }

    private static void CheckAddress(ObjectFields address, RuleViolations found)
    {
        if (address.Scalar("ip") is not { } ip)
        {
            return;
        }

        found.AddFault(ip, Faults.Address(ip.Value));
        if (Faults.Special(ip.Value) is { } special)
        {
            found.Add(ip, $"must not be {special}");
        }
    }

    private static void CheckTaintKey(ObjectFields taint, RuleViolations found)
    {
        if (taint.Scalar("key") is { } key)
        {
            found.AddFault(key, Faults.QualifiedName(key.Value));
        }
    }

    private static void CheckTaints(ObjectFields node, RuleViolations found)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var taint in node.Mappings("taints"))
        {
            if (taint.Scalar("key") is { } key && taint.Text("effect") is { } effect && !seen.Add((key.Value, effect)))
            {
                found.Explain(key, $"there is already a taint with the key {ValueText.Of(key)} and effect {effect}");
            }
        }
    }
}
