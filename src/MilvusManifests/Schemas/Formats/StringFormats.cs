using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MilvusManifests.Text.Patterns;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Formats;

/// <summary>The formats of JSON Schema that strings are validated against.</summary>
internal static class StringFormats
{
    /// <summary>The format of a name; null for an unknown one, which accepts every string.</summary>
    public static StringFormat? Find(string name) => name switch
    {
        "date-time" => new("date and time", IsDateTime, "use one such as 2026-01-31T13:00:00Z"),
        "date" => new("date", IsDate, "use one such as 2026-01-31"),
        "time" => new("time", IsTime, "use one such as 13:00:00Z"),
        "email" => new("e-mail address", IsEmail, null),
        "hostname" => new("host name", text => HostName.IsValid(text), null),
        "ipv4" => new("IPv4 address", text => IsAddress(text, AddressFamily.InterNetwork), "use one such as 192.0.2.1"),
        "ipv6" => new("IPv6 address", text => IsAddress(text, AddressFamily.InterNetworkV6), "use one such as 2001:db8::1"),
        "uri" => new("URI", text => IsUri(text, UriKind.Absolute), "use one with a scheme, such as https://example.com/"),
        "uri-reference" => new("URI reference", text => IsUri(text, UriKind.RelativeOrAbsolute), null),
        "uuid" => new("UUID", text => text.Length == 36 && Guid.TryParseExact(text, "D", out _), null),
        "json-pointer" => new(JsonPointerText.Syntax.Name, JsonPointerText.Syntax.IsValid, "start it with '/'"),
        "regex" => new("regular expression", text => Pattern.Translate(text, PatternFlavour.EcmaScript).Prepare() is null, null),
        _ => null,
    };

    /// <summary>A date and time of RFC 3339.</summary>
    public static bool IsDateTime(string text) => text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && IsTime(text[11..]);

    /// <summary>A full date of RFC 3339.</summary>
    public static bool IsDate(string text) =>
        text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>A full time of RFC 3339: with its offset, and a leap second only where one is possible.</summary>
    public static bool IsTime(string text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':' || !Number(text.AsSpan(0, 2), 23, out var hour) || !Number(text.AsSpan(3, 2), 59, out var minute)
            || !Number(text.AsSpan(6, 2), 60, out var second))
        {
            return false;
        }

        var zone = text.AsSpan(8);
        if (zone[0] == '.')
        {
            var digits = zone[1..].IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0)
            {
                return false;
            }

            zone = zone[(1 + digits)..];
        }

        var offset = 0;
        if (zone is not ("Z" or "z"))
        {
            if (zone.Length != 6 || zone[0] is not ('+' or '-') || zone[3] != ':' || !Number(zone[1..3], 23, out var hours) || !Number(zone[4..], 59, out var minutes))
            {
                return false;
            }

            offset = ((hours * 60) + minutes) * (zone[0] == '-' ? -1 : 1);
        }

        return second < 60 || (((hour * 60) + minute - offset + 2880) % 1440) == 1439;
    }

    private static bool IsEmail(string text)
    {
        var at = text.LastIndexOf('@');
        return at is > 0 and <= 64 && !HasAny(text.AsSpan(0, at), " @()") && text[0] != '.' && text[at - 1] != '.'
            && !text.AsSpan(0, at).Contains("..", StringComparison.Ordinal) && HostName.IsValid(text.AsSpan(at + 1));
    }

    private static bool IsAddress(string text, AddressFamily family)
    {
        if (text.AsSpan().ContainsAny('%', '/', '['))
        {
            return false;
        }

        if (family == AddressFamily.InterNetworkV6)
        {
            return text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address) && address.AddressFamily == family;
        }

        var parts = text.Split('.');
        return parts.Length == 4 && Array.TrueForAll(parts, part => part.Length is 1 or 2 or 3 && (part.Length == 1 || part[0] != '0') && Number(part, 255, out _));
    }

    private static bool IsUri(string text, UriKind kind) =>
        !HasAny(text, "<>\"{}|\\^`") && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && Uri.TryCreate(text, kind, out _)
        && (kind != UriKind.Absolute || (text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && char.IsAsciiLetter(text[0]) && colon > 1));

    private static bool HasAny(ReadOnlySpan<char> text, ReadOnlySpan<char> characters)
    {
        foreach (var c in text)
        {
            if (characters.Contains(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Number(ReadOnlySpan<char> text, int maximum, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= maximum;
}
