using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Networking;

/// <summary>The rules of the addresses that Services get: ServiceCIDRs and IPAddresses.</summary>
internal static class ServiceAddressRules
{
    private static readonly ImmutableArray<string> Cidrs = ["networking.v1.ServiceCIDRSpec", "networking.v1beta1.ServiceCIDRSpec"];
    private static readonly ImmutableArray<string> Addresses = ["networking.v1.IPAddress", "networking.v1beta1.IPAddress"];
    private static readonly ImmutableArray<string> Parents = ["networking.v1.ParentReference", "networking.v1beta1.ParentReference"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Cidrs, "service-cidr-count", "networking/validation: validateServiceCIDRSpec", CheckCount),
        new(Cidrs, "service-cidr", "networking/validation: validateServiceCIDRSpec", CheckBlocks),
        new(Cidrs, "service-cidr-families", "networking/validation: validateServiceCIDRSpec", CheckFamilies),
        new(Addresses, "ip-address-name", "networking/validation: ValidateIPAddressName", CheckName),
        new(Parents, "ip-address-parent", "networking/validation: validateIPAddressParentReference", CheckParent),
    ];

    private static void CheckCount(ObjectFields spec, RuleViolations found)
    {
        found.CheckRequired(spec, "cidrs");
        if (spec.Items("cidrs").Length > 2)
        {
            found.Add(spec["cidrs"]!, "must not have more than two items");
        }
    }

    private static void CheckBlocks(ObjectFields spec, RuleViolations found)
    {
        foreach (var block in spec.Texts("cidrs"))
        {
            found.AddFault(block, Faults.Network(block.Value));
        }
    }

    private static void CheckFamilies(ObjectFields spec, RuleViolations found)
    {
        if (spec.Items("cidrs") is [YamlScalar first, YamlScalar second] && Faults.Network(first.Value) is null && Faults.Network(second.Value) is null
            && first.Value.Contains(':', StringComparison.Ordinal) == second.Value.Contains(':', StringComparison.Ordinal))
        {
            found.Add(second, "must be of the other IP family: one block may be IPv4 and one IPv6");
        }
    }

    private static void CheckName(ObjectFields address, RuleViolations found) => found.CheckText(address.Fields("metadata"), "name", Faults.Address);

    private static void CheckParent(ObjectFields parent, RuleViolations found)
    {
        found.CheckSyntax(parent, "group", DnsSubdomain.Syntax);
        found.CheckNotEmpty(parent, "resource", "name");
        foreach (var name in (ReadOnlySpan<string>)["resource", "name", "namespace"])
        {
            found.CheckText(parent, name, NameFaults.PathSegment);
        }
    }
}
