using System.Globalization;
using MilvusManifests.Schemas.Formats;
using MilvusManifests.Values;

namespace MilvusManifests.Configuration;

/// <summary>Parts of image references.</summary>
internal static class ImageSyntax
{
    private const string Algorithm = "sha256:";
    private const int DigestDigits = 64;

    /// <summary><c>sha256:</c> and 64 hexadecimal digits in lower case.</summary>
    public static bool IsDigest(string text) =>
        text.StartsWith(Algorithm, StringComparison.Ordinal) && IsHex(text.AsSpan(Algorithm.Length), upperToo: false);

    /// <summary>A host, an optional port and an optional path.</summary>
    public static bool IsRegistry(string text)
    {
        if (text.Length is 0 or > 255)
        {
            return false;
        }

        var parts = text.Split('/');
        return IsHost(parts[0]) && parts.Skip(1).All(IsRepositoryPart);
    }

    public static string AdviseDigest(string text)
    {
        var bare = ImageReference.Parse(text).Digest ?? text;
        var hex = bare.StartsWith(Algorithm, StringComparison.OrdinalIgnoreCase) ? bare[Algorithm.Length..] : bare;
        return IsHex(hex, upperToo: true) ? $"write {Algorithm}{hex.ToLowerInvariant()}"
            : hex.Length != bare.Length ? string.Create(CultureInfo.InvariantCulture, $"write 64 hexadecimal digits behind sha256:, there are {hex.Count(char.IsAsciiHexDigit)}")
            : "write sha256: and 64 hexadecimal digits";
    }

    public static string AdviseRegistry(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var bare = (scheme >= 0 ? text[(scheme + 3)..] : text).TrimEnd('/');
        var mended = IsRegistry(bare) ? bare : bare.ToLowerInvariant();
        return IsRegistry(mended) ? $"write {mended}" : "write a host with an optional port and path, such as mirror.example.com:5000/team";
    }

    private static bool IsHex(ReadOnlySpan<char> text, bool upperToo)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigitLower(c) && !(upperToo && char.IsAsciiHexDigitUpper(c)))
            {
                return false;
            }
        }

        return text.Length == DigestDigits;
    }

    private static bool IsHost(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var port = colon < 0 ? null : text[(colon + 1)..];
        var host = colon < 0 ? text : text[..colon];
        return (port is null || (port.Length is > 0 and <= 5 && port.All(char.IsAsciiDigit)))
            && NameSyntax.IsSubdomain(host.ToLowerInvariant())
            && host.All(char.IsAscii);
    }

    // Letters and digits, with one or two '_', one '.' or any number of '-' between them.
    private static bool IsRepositoryPart(string text)
    {
        if (text.Length == 0 || !IsLowerOrDigit(text[0]) || !IsLowerOrDigit(text[^1]))
        {
            return false;
        }

        for (var i = 1; i < text.Length - 1; i++)
        {
            if (IsLowerOrDigit(text[i]))
            {
                continue;
            }

            var end = i;
            while (text[end] == text[i])
            {
                end++;
            }

            var isSeparator = text[i] switch { '-' => true, '.' => end - i == 1, '_' => end - i <= 2, _ => false };
            if (!isSeparator || !IsLowerOrDigit(text[end]))
            {
                return false;
            }

            i = end;
        }

        return true;
    }

    private static bool IsLowerOrDigit(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
