using System.Globalization;

namespace MilvusManifests.Configuration;

/// <summary>Whole numbers as YAML 1.2 writes them.</summary>
internal static class Integers
{
    /// <summary>The value of an integer scalar; null where it is too large for 64 bits.</summary>
    public static long? TryParse(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && hex >= 0 ? hex : null;
        }

        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            return FromOctal(text.AsSpan(2));
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static long? FromOctal(ReadOnlySpan<char> digits)
    {
        var value = 0L;
        foreach (var digit in digits)
        {
            if (value > long.MaxValue >> 3)
            {
                return null;
            }

            value = (value << 3) + (digit - '0');
        }

        return value;
    }
}
