using System.Buffers;

namespace MilvusManifests.Values;

/// <summary>The URL of an HTTP endpoint: a scheme and a host; the rest is up to the server.</summary>
internal static class HttpUrl
{
    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("URL", ValueCodes.InvalidText, @"^https?://[^\s/]+[^\s]*$", IsWellFormed, _ => "use http:// or https:// and a host");

    private static bool IsWellFormed(string text)
    {
        var start = text.StartsWith("http://", StringComparison.Ordinal) ? 7 : text.StartsWith("https://", StringComparison.Ordinal) ? 8 : -1;
        return start > 0 && start < text.Length && text[start] != '/' && !text.Any(char.IsWhiteSpace);
    }
}

/// <summary>A host name (RFC 1123), in any letter case.</summary>
internal static class HostName
{
    public const string Pattern = "(?![-A-Za-z0-9.]{254})" + Label + @"(\." + Label + ")*";

    private const string Label = "[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?";
    private const int MaxLength = 253;

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return false;
        }

        foreach (var range in text.Split('.'))
        {
            if (!IsLabel(text[range]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > DnsLabel.MaxLength || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A host name with an optional port.</summary>
internal static class HostAndPort
{
    public const string Pattern = HostName.Pattern + "(:[0-9]{1,5})?";

    public static bool IsValid(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? HostName.IsValid(text) : HostName.IsValid(text.AsSpan(0, colon)) && text.Length - colon is >= 2 and <= 6 && text[(colon + 1)..].All(char.IsAsciiDigit);
    }
}

/// <summary>What URLs are written with.</summary>
internal static class UrlText
{
    /// <summary>One character, as a part of a pattern.</summary>
    public const string Pattern = "[-A-Za-z0-9._~!$&'()*+,;=:@%/?]";

    private const string Marks = "-._~!$&'()*+,;=:@%/?";

    public static bool Has(char c) => char.IsAsciiLetterOrDigit(c) || Marks.Contains(c, StringComparison.Ordinal);

    /// <summary>Whether a text is a scheme, a host with an optional port, and a path.</summary>
    public static bool IsUrl(string text, string scheme)
    {
        if (!text.StartsWith(scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text[scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && HostAndPort.IsValid(rest[..slash]) && rest[slash..].All(Has);
    }
}

/// <summary>The address of a folder that pages are in.</summary>
internal static class FolderUrl
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%:@/");

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "address of a folder", ValueCodes.InvalidText, "^https?://[-A-Za-z0-9._~%:@][-A-Za-z0-9._~%:@/]*$", IsWellFormed, _ => "use http:// or https://, a host and a path, without '?' and '#'");

    private static bool IsWellFormed(string text)
    {
        var start = text.StartsWith("http://", StringComparison.Ordinal) ? 7 : text.StartsWith("https://", StringComparison.Ordinal) ? 8 : -1;
        return start > 0 && start < text.Length && text[start] != '/' && text.AsSpan(start).IndexOfAnyExcept(Characters) < 0;
    }
}
