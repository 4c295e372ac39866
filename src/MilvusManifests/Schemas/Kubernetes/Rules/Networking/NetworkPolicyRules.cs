using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Networking;

/// <summary>The rules of NetworkPolicies.</summary>
internal static class NetworkPolicyRules
{
    private static readonly ImmutableArray<string> Port = ["networking.v1.NetworkPolicyPort"];
    private static readonly ImmutableArray<string> Peer = ["networking.v1.NetworkPolicyPeer"];
    private static readonly ImmutableArray<string> Block = ["networking.v1.IPBlock"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Port, "network-policy-port", "networking/validation: ValidateNetworkPolicyPort", CheckPort),
        new(Port, "network-policy-end-port", "networking/validation: ValidateNetworkPolicyPort", CheckEndPort),
        new(Peer, "network-policy-peer", "networking/validation: ValidateNetworkPolicyPeer", CheckPeer),
        new(Peer, "network-policy-ip-block", "networking/validation: ValidateNetworkPolicyPeer", CheckBlockIsAlone),
        new(Block, "network-policy-cidr", "networking/validation: ValidateIPBlock", CheckCidr),
        new(Block, "network-policy-except", "networking/validation: ValidateIPBlock", CheckExcept),
        new(["networking.v1.NetworkPolicySpec"], "network-policy-types", "networking/validation: ValidateNetworkPolicySpec", CheckTypes),
    ];

    private static void CheckPort(ObjectFields port, RuleViolations found)
    {
        found.CheckRange(port, "port", 1, 65535);
        if (port.Scalar("port") is { } name)
        {
            found.AddFault(name, Faults.PortName(name.Value));
        }
    }

    private static void CheckEndPort(ObjectFields port, RuleViolations found)
    {
        if (!port.Has("endPort"))
        {
            return;
        }

        if (!port.Has("port") || port.Scalar("port") is not null)
        {
            found.AddKey(port, "endPort", "is only allowed with a 'port' that is a number");
        }
        else if (port.Number("port") is { } first)
        {
            if (port.Number("endPort") is { } last && last < first)
            {
                found.Add(port["endPort"]!, string.Create(CultureInfo.InvariantCulture, $"must not be less than port {first}"));
            }
            else
            {
                found.CheckRange(port, "endPort", 1, 65535);
            }
        }
    }

    private static void CheckPeer(ObjectFields peer, RuleViolations found)
    {
        if (!peer.Has("podSelector") && !peer.Has("namespaceSelector") && !peer.Has("ipBlock"))
        {
            found.Explain(peer.Node!, "one of 'podSelector', 'namespaceSelector' and 'ipBlock' is required; for everything, leave out the whole list");
        }
    }

    private static void CheckBlockIsAlone(ObjectFields peer, RuleViolations found)
    {
        if (peer.Has("podSelector") || peer.Has("namespaceSelector"))
        {
            if (peer.Has("ipBlock"))
            {
                found.AddKey(peer, "ipBlock", "is not allowed with a selector; use two items");
            }
        }
    }

    private static void CheckCidr(ObjectFields block, RuleViolations found)
    {
        found.CheckRequired(block, "cidr");
        found.CheckText(block, "cidr", Faults.Network);
        foreach (var except in block.Texts("except"))
        {
            found.AddFault(except, Faults.Network(except.Value));
        }
    }

    private static void CheckExcept(ObjectFields block, RuleViolations found)
    {
        if (Network(block.Scalar("cidr")) is not { } whole)
        {
            return;
        }

        foreach (var except in block.Texts("except"))
        {
            if (Network(except) is { } part && !(part.PrefixLength > whole.PrefixLength && part.BaseAddress.AddressFamily == whole.BaseAddress.AddressFamily && whole.Contains(part.BaseAddress)))
            {
                found.Add(except, $"must be a smaller block within cidr {ValueText.Quote(block.Text("cidr")!)}, not {ValueText.Of(except)}");
            }
        }
    }

    private static void CheckTypes(ObjectFields spec, RuleViolations found)
    {
        if (spec.Items("policyTypes") is { Length: > 2 })
        {
            found.Add(spec["policyTypes"]!, "must not have more than two items");
        }
    }

    private static IPNetwork? Network(YamlScalar? text)
    {
        if (text is null || Faults.Network(text.Value) is not null)
        {
            return null;
        }

        var slash = text.Value.IndexOf('/', StringComparison.Ordinal);
        var address = Faults.ParseAddress(text.Value[..slash])!;
        var bits = int.Parse(text.Value.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return new IPNetwork(Masked(address, bits), bits);
    }

    // The API server ignores the bits of the host.
    private static IPAddress Masked(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] &= (byte)(0xff00 >> Math.Clamp(bits - (8 * i), 0, 8));
        }

        return new IPAddress(bytes);
    }
}
