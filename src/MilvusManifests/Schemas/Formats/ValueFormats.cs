using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Net;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Formats;

/// <summary>The formats that the API server validates. It ignores unknown formats.</summary>
internal static class ValueFormats
{
    /// <summary>What is said of a text that is not base64.</summary>
    public const string Base64Advice = "its length must be a multiple of four, padded with '='";

    /// <summary>What the format is called, and what to use instead; null for a valid text.</summary>
    public static (string Name, string? Advice)? Fault(string format, YamlScalar text)
    {
        var value = text.Value;
        return format switch
        {
            "quantity" => IsQuantity(value) ? null : (Quantity.Syntax.Name, Quantity.Syntax.Advise(value)),
            "date-time" or "datetime" => IsDateTime(value) ? null : ("RFC 3339 time", "use one such as 2026-01-31T12:00:00Z"),
            "date" => IsDate(value) ? null : ("date", "use one such as 2026-01-31"),
            "duration" => IsDuration(value) ? null : ("duration", GoDuration.Advise(value)),
            "byte" => IsBase64(value) ? null : ("base64 string", Base64Advice),
            "ip" => IsAddress(value, 4) || IsAddress(value, 6) ? null : ("IP address", null),
            "ipv4" => IsAddress(value, 4) ? null : ("IPv4 address", null),
            "ipv6" => IsAddress(value, 6) ? null : ("IPv6 address", null),
            "cidr" => IsNetwork(value) ? null : ("CIDR block", "use one such as 10.0.0.0/8"),
            "uri" => Uri.TryCreate(value, UriKind.RelativeOrAbsolute, out _) ? null : ("URI", null),
            "hostname" => IsHostName(value) ? null : ("host name", null),
            "email" => value.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < value.Length - 1 ? null : ("e-mail address", null),
            "uuid" => Guid.TryParse(value, out _) ? null : ("UUID", null),
            "mac" => IsMac(value) ? null : ("MAC address", null),
            "k8s-short-name" => DnsLabel.Syntax.Fault(value),
            "k8s-long-name" => DnsSubdomain.Syntax.Fault(value),
            "int-or-string" or _ => null,
        };
    }

    /// <summary>The range of the format if a number is outside of it; null otherwise.</summary>
    public static string? Bound(string format, YamlScalar number) => format switch
    {
        "int32" => IsBetween(number, int.MinValue, int.MaxValue) ? null : $"an integer from {int.MinValue} to {int.MaxValue}",
        "int64" => IsBetween(number, long.MinValue, long.MaxValue) ? null : $"an integer from {long.MinValue} to {long.MaxValue}",
        "uint32" => IsBetween(number, uint.MinValue, uint.MaxValue) ? null : $"an integer from 0 to {uint.MaxValue}",
        "uint64" => ExactNumber.TryParse(number.Value, out var value) && value.Sign >= 0 ? null : "a non-negative integer",
        _ => null,
    };

    private static bool IsBetween(YamlScalar number, long minimum, long maximum) =>
        ExactNumber.TryParse(number.Value, out var value) && value.ToInt64() is { } whole && whole >= minimum && whole <= maximum;

    // The API server reads missing digits as 0: '.', 'e3' and 'Mi' are quantities.
    private static bool IsQuantity(string text) =>
        Quantity.Syntax.IsValid(text) || (text.Length > 0 && Quantity.Syntax.IsValid("0" + (text[0] is '-' or '+' ? text[1..] : text)));

    // Go's decoder ignores line breaks.
    private static bool IsBase64(string text) =>
        !text.AsSpan().ContainsAny(' ', '\t') && Base64.IsValid(text);

    private static bool IsDateTime(string text)
    {
        var time = text.AsSpan();
        if (time.Length < 20 || time[10] is not ('T' or 't') || !IsDate(time[..10]) || !IsTime(time[11..19]))
        {
            return false;
        }

        var zone = time[19..];
        if (zone[0] is '.')
        {
            var end = zone[1..].IndexOfAnyExceptInRange('0', '9');
            if (end <= 0)
            {
                return false;
            }

            zone = zone[(end + 1)..];
        }

        return zone is "Z" or "z" || (zone.Length == 6 && zone[0] is '+' or '-' && TimeSpan.TryParseExact(zone[1..], @"hh\:mm", CultureInfo.InvariantCulture, out _));
    }

    private static bool IsDate(ReadOnlySpan<char> text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsTime(ReadOnlySpan<char> text) => TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // Go's durations, and also days, weeks and spelled-out units, which the API server's formats accept too.
    private static bool IsDuration(string text)
    {
        var rest = text.AsSpan().TrimStart("+-");
        if (rest is "0")
        {
            return true;
        }

        if (text.Length - rest.Length > 1 || rest.Length == 0)
        {
            return false;
        }

        while (rest.Length > 0)
        {
            var number = rest.IndexOfAnyExcept(NumberCharacters);
            if (number <= 0 || rest[..number].Count('.') > 1 || !rest[..number].ContainsAnyInRange('0', '9'))
            {
                return false;
            }

            rest = rest[number..].TrimStart(' ');
            var unit = rest.IndexOfAny(UnitEnds);
            unit = unit < 0 ? rest.Length : unit;
            if (!IsUnit(rest[..unit]))
            {
                return false;
            }

            rest = rest[unit..].TrimStart(' ');
        }

        return true;
    }

    private static SearchValues<char> NumberCharacters { get; } = SearchValues.Create("0123456789.");

    private static SearchValues<char> UnitEnds { get; } = SearchValues.Create("0123456789. ");

    private static bool IsUnit(ReadOnlySpan<char> unit) => unit is "ns" or "us" or "µs" or "μs" or "ms" or "s" or "m" or "h" or "d" or "w"
        or "second" or "seconds" or "minute" or "minutes" or "hour" or "hours" or "day" or "days" or "week" or "weeks";

    private static bool IsAddress(ReadOnlySpan<char> text, int version) => version == 4
        ? text.Count('.') == 3 && HasByteParts(text)
        : text.Contains(':') && text.IndexOfAny("%[]/") < 0 && IPAddress.TryParse(text, out _);

    // As in Go's older parser, which schemas are validated with, leading zeros are ignored.
    private static bool HasByteParts(ReadOnlySpan<char> text)
    {
        foreach (var part in text.Split('.'))
        {
            if (text[part].Length == 0 || !byte.TryParse(text[part], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNetwork(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0 || !byte.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
        {
            return false;
        }

        return IsAddress(text[..slash], 4) ? bits <= 32 : IsAddress(text[..slash], 6) && bits <= 128;
    }

    private static bool IsHostName(string text) => DnsSubdomain.IsValid(text.ToLowerInvariant().AsSpan().TrimEnd('.'));

    private static bool IsMac(ReadOnlySpan<char> text)
    {
        if (text.Length != 17)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (i % 3 == 2 ? text[i] != text[2] || text[i] is not (':' or '-') : !char.IsAsciiHexDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
