using System.Globalization;
using MilvusManifests.Schemas.Formats;

namespace MilvusManifests.Schemas.Cel.Types;

/// <summary>A point in time.</summary>
/// <param name="Nanoseconds">The nanoseconds since 1970 in UTC.</param>
internal sealed record CelTimestamp(decimal Nanoseconds)
{
    private const decimal Second = 1e9m;

    /// <summary>Parses a time of RFC 3339; null if it is none.</summary>
    public static CelTimestamp? Parse(string text)
    {
        if (!StringFormats.IsDateTime(text)
            || !DateTime.TryParseExact(text[..19].Replace('t', 'T'), "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var whole))
        {
            return null;
        }

        var zone = text.AsSpan(19).IndexOfAny("Zz+-") + 19;
        var fraction = zone > 20 ? decimal.Parse($"0{text.AsSpan(19, Math.Min(zone, 29) - 19)}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0m;
        return new CelTimestamp((((whole - DateTime.UnixEpoch).Ticks * 100m) - OffsetOf(text.AsSpan(zone))!.Value) + (fraction * Second));
    }

    /// <summary>The calendar date and time in a zone: <c>UTC</c> or an offset such as <c>+02:00</c>; null for another.</summary>
    public DateTime? In(string zone) =>
        OffsetOf(zone) is { } offset && Nanoseconds + offset is var local && local > -62_135_596_800 * Second && local < 253_402_300_800 * Second
            ? DateTime.UnixEpoch.AddTicks((long)decimal.Floor(local / 100m)) : null;

    /// <summary>The time in RFC 3339, in UTC.</summary>
    public override string ToString()
    {
        var nanoseconds = Nanoseconds - (decimal.Floor(Nanoseconds / Second) * Second);
        var fraction = nanoseconds == 0 ? "" : "." + ((long)nanoseconds).ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return In("UTC") is { } utc ? utc.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + fraction + "Z" : "";
    }

    private static decimal? OffsetOf(ReadOnlySpan<char> zone)
    {
        if (zone is "Z" or "z" or "UTC" or "")
        {
            return 0;
        }

        var sign = zone[0] == '-' ? -1 : 1;
        return zone.TrimStart("+-") is [>= '0' and <= '9', >= '0' and <= '9', ':', >= '0' and <= '9', >= '0' and <= '9'] digits
            ? sign * ((int.Parse(digits[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(digits[3..], CultureInfo.InvariantCulture)) * 60 * Second
            : null;
    }
}
