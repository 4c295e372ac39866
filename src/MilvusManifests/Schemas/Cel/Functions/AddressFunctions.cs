using System.Collections.Immutable;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions of IP addresses and CIDR blocks.</summary>
internal static class AddressFunctions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        CelFunction.Global("ip", 1, 1, operands => operands[0] is string text ? ParseAddress(text) : null),
        CelFunction.Global("isIP", 1, 1, operands => operands[0] is string text ? CelAddress.Parse(text) is not null : null),
        CelFunction.Global("ip.isCanonical", 1, 1, operands => operands[0] is string text
            ? ParseAddress(text) is CelAddress address ? address.ToString() == text : ParseAddress(text) : null),
        CelFunction.Global("cidr", 1, 1, operands => operands[0] is string text ? ParseNetwork(text) : null),
        CelFunction.Global("isCIDR", 1, 1, operands => operands[0] is string text ? CelNetwork.Parse(text) is not null : null),
        OfAddress("family", address => address.IsFour ? 4L : 6L),
        OfAddress("isUnspecified", address => address.ToString() is "0.0.0.0" or "::"),
        OfAddress("isLoopback", IsLoopback),
        OfAddress("isLinkLocalMulticast", IsLinkLocalMulticast),
        OfAddress("isLinkLocalUnicast", IsLinkLocalUnicast),
        OfAddress("isGlobalUnicast", address => address.ToString() is not ("0.0.0.0" or "::" or "255.255.255.255")
            && !IsLoopback(address) && !IsMulticast(address) && !IsLinkLocalUnicast(address)),
        OfNetwork("containsIP", 2, (network, operand) => (operand is string text ? ParseAddress(text) : operand) switch
        {
            CelAddress address => network.Contains(address),
            CelError error => error,
            _ => null,
        }),
        OfNetwork("containsCIDR", 2, (network, operand) => (operand is string text ? ParseNetwork(text) : operand) switch
        {
            CelNetwork other => network.Contains(other),
            CelError error => error,
            _ => null,
        }),
        OfNetwork("ip", 1, (network, _) => network.Address),
        OfNetwork("prefixLength", 1, (network, _) => (long)network.Length),
        OfNetwork("masked", 1, (network, _) => network with { Address = network.Address.Masked(network.Length) }),
    ];

    private static object ParseAddress(string text) => (object?)CelAddress.Parse(text) ?? new CelError($"{ValueText.Quote(text)} is not an IP address");

    private static object ParseNetwork(string text) => (object?)CelNetwork.Parse(text) ?? new CelError($"{ValueText.Quote(text)} is not a CIDR block");

    private static CelFunction OfAddress<T>(string name, Func<CelAddress, T> evaluate) =>
        CelFunction.Member(name, 1, 1, operands => operands[0] is CelAddress address ? evaluate(address) : null);

    private static CelFunction OfNetwork(string name, int operands, Func<CelNetwork, object?, object?> evaluate) =>
        CelFunction.Member(name, operands, operands, values => values[0] is CelNetwork network ? evaluate(network, values.Length > 1 ? values[1] : null) : null);

    private static bool IsLoopback(CelAddress address) => address.IsFour ? address.StartsWith(127) : address.ToString() == "::1";

    private static bool IsMulticast(CelAddress address) => address.IsFour ? address.Address.GetAddressBytes()[0] is >= 224 and <= 239 : address.StartsWith(0xff);

    private static bool IsLinkLocalMulticast(CelAddress address) => address.IsFour ? address.StartsWith(224, 0, 0) : address.StartsWith(0xff) && (address.Address.GetAddressBytes()[1] & 0x0f) == 2;

    private static bool IsLinkLocalUnicast(CelAddress address) => address.IsFour ? address.StartsWith(169, 254) : address.StartsWith(0xfe) && (address.Address.GetAddressBytes()[1] & 0xc0) == 0x80;
}
