using System.Text.RegularExpressions;

namespace MilvusManifests.Text;

/// <summary>The password in a URL (RFC 3986, section 3.2.1), which no message and no comparison may repeat: logs are read by many.</summary>
internal static partial class UrlPassword
{
    /// <summary>A text without the passwords of the URLs in it.</summary>
    public static string Hide(string text) =>
        text.Contains('@', StringComparison.Ordinal) && text.Contains("://", StringComparison.Ordinal) ? Password().Replace(text, "$1(hidden)@") : text;

    [GeneratedRegex("(://[^/@:\\s]*:)[^/@\\s]+@", RegexOptions.CultureInvariant)]
    private static partial Regex Password();
}
