using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MilvusManifests.Schemas.Cel.Types;

/// <summary>An IP address: no zone, no leading zeros, no IPv4 address inside of an IPv6 one.</summary>
/// <param name="Address">The address.</param>
internal sealed record CelAddress(IPAddress Address)
{
    /// <summary>Whether it is an IPv4 address.</summary>
    public bool IsFour => Address.AddressFamily == AddressFamily.InterNetwork;

    /// <summary>Its number of bits.</summary>
    public int Bits => IsFour ? 32 : 128;

    /// <summary>Parses an address; null if it is none.</summary>
    public static CelAddress? Parse(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
        {
            return !text.AsSpan().ContainsAny("%[]/") && IPAddress.TryParse(text, out var six) && six.AddressFamily == AddressFamily.InterNetworkV6 && !six.IsIPv4MappedToIPv6 ? new(six) : null;
        }

        var parts = text.Split('.');
        return parts.Length == 4 && Array.TrueForAll(parts, part => byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _) && (part.Length == 1 || part[0] != '0'))
            ? new(IPAddress.Parse(text)) : null;
    }

    /// <summary>Whether the address begins with the bits of another.</summary>
    public bool Shares(CelAddress other, int bits) => IsFour == other.IsFour && Masked(bits).Address.Equals(other.Masked(bits).Address);

    /// <summary>The address with every bit but the first ones cleared.</summary>
    public CelAddress Masked(int bits)
    {
        var bytes = Address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(bits - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF00 >> kept);
        }

        return new(new IPAddress(bytes));
    }

    /// <summary>Whether the first bits are those of a number.</summary>
    public bool StartsWith(params ReadOnlySpan<byte> bytes) => Address.GetAddressBytes().AsSpan().StartsWith(bytes);

    /// <summary>The canonical form.</summary>
    public override string ToString()
    {
        if (IsFour)
        {
            return Address.ToString();
        }

        var bytes = Address.GetAddressBytes();
        var groups = Enumerable.Range(0, 8).Select(i => (bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToArray();
        var (start, length) = LongestZeros(groups);
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++)
        {
            if (i == start && length > 1)
            {
                text.Append("::");
                i += length - 1;
                continue;
            }

            text.Append(text.Length > 0 && text[^1] != ':' ? ":" : "").Append(groups[i].ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static (int Start, int Length) LongestZeros(int[] groups)
    {
        var best = (Start: -1, Length: 0);
        for (var i = 0; i < groups.Length; i++)
        {
            var length = groups.Skip(i).TakeWhile(group => group == 0).Count();
            best = length > best.Length ? (i, length) : best;
        }

        return best;
    }
}

/// <summary>A block of IP addresses.</summary>
/// <param name="Address">An address in it.</param>
/// <param name="Length">The number of bits that are the same for all.</param>
internal sealed record CelNetwork(CelAddress Address, int Length)
{
    /// <summary>Parses CIDR notation; null if it is none.</summary>
    public static CelNetwork? Parse(string text)
    {
        var slash = text.LastIndexOf('/');
        return slash > 0 && CelAddress.Parse(text[..slash]) is { } address && text[(slash + 1)..] is var bits && (bits.Length == 1 || bits is [not '0', ..])
            && byte.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= address.Bits ? new(address, length) : null;
    }

    /// <summary>Whether an address is in the block.</summary>
    public bool Contains(CelAddress other) => Address.Shares(other, Length);

    /// <summary>Whether all addresses of another block are in this one.</summary>
    public bool Contains(CelNetwork other) => Contains(other.Address) && Length <= other.Length;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Address}/{Length}");
}
