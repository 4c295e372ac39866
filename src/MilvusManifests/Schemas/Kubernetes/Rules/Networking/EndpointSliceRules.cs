using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Networking;

/// <summary>The rules of EndpointSlices.</summary>
internal static class EndpointSliceRules
{
    private static readonly ImmutableArray<string> Slice = ["discovery.v1.EndpointSlice"];
    private static readonly ImmutableArray<string> Endpoint = ["discovery.v1.Endpoint"];
    private static readonly ImmutableArray<string> Port = ["discovery.v1.EndpointPort"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Slice, "endpoint-slice-addresses", "discovery/validation: validateEndpoints", CheckAddresses),
        new(Slice, "endpoint-slice-port-names", "discovery/validation: validatePorts", CheckPortNames),
        new(Endpoint, "endpoint-slice-address-count", "discovery/validation: validateEndpoints", CheckAddressCount),
        new(Endpoint, "endpoint-slice-hostname", "discovery/validation: validateEndpoints", (endpoint, found) => found.CheckSyntax(endpoint, "hostname", DnsLabel.Syntax)),
        new(Port, "endpoint-slice-port-name", "discovery/validation: validatePorts", (port, found) => found.CheckSyntax(port, "name", DnsLabel.Syntax)),
        new(Port, "endpoint-slice-port", "discovery/validation: validatePorts", (port, found) => found.CheckRange(port, "port", 1, 65535)),
        new(Port, "endpoint-slice-app-protocol", "discovery/validation: validatePorts", (port, found) => found.CheckText(port, "appProtocol", Faults.QualifiedName)),
    ];

    private static void CheckAddresses(ObjectFields slice, RuleViolations found)
    {
        var type = slice.Text("addressType");
        if (type is not ("IPv4" or "IPv6"))
        {
            return;
        }

        foreach (var address in slice.Mappings("endpoints").SelectMany(endpoint => endpoint.Texts("addresses")))
        {
            if (Faults.ParseAddress(address.Value) is null || address.Value.Contains(':', StringComparison.Ordinal) != (type == "IPv6"))
            {
                found.Add(address, $"must be an {type} address, not {ValueText.Of(address)}");
            }
            else if (Faults.Special(address.Value) is { } special)
            {
                found.Add(address, $"must not be {special}");
            }
        }
    }

    private static void CheckPortNames(ObjectFields slice, RuleViolations found)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var port in slice.Mappings("ports"))
        {
            if (port.TextOr("name", "") is { } name && !seen.Add(name))
            {
                found.Explain(port["name"] ?? port.Node!, $"there is already a port with the name {ValueText.Quote(name)}");
            }
        }
    }

    private static void CheckAddressCount(ObjectFields endpoint, RuleViolations found)
    {
        found.CheckNotEmpty(endpoint, "addresses");
        if (endpoint.Items("addresses").Length > 100)
        {
            found.Add(endpoint["addresses"]!, "must not have more than 100 items");
        }
    }
}
