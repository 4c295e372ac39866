using System.Buffers;
using System.Text.RegularExpressions;

namespace MilvusManifests.Text;

/// <summary>
/// The credentials in a URL: the password (RFC 3986, section 3.2.1), a token in the place of a user, and signatures and tokens in the query. No message and
/// no comparison may repeat them: logs are read by many.
/// </summary>
internal static partial class UrlPassword
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"'<>`");

    /// <summary>A text without the credentials of the URLs in it.</summary>
    public static string Hide(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            return text;
        }

        var shown = text.Contains('@', StringComparison.Ordinal) ? Token().Replace(Password().Replace(text, "$1(hidden)@"), "$1(hidden)@") : text;
        return shown.Contains('=', StringComparison.Ordinal) ? Parameter().Replace(shown, "$1(hidden)") : shown;
    }

    /// <summary>Whether a URL in a text has credentials; text across a line break is not one.</summary>
    public static bool IsIn(string text)
    {
        var rest = text.AsSpan();
        for (var at = rest.IndexOf("://"); at >= 0; at = rest.IndexOf("://"))
        {
            var start = rest[..at].LastIndexOfAny(Ends) + 1;
            var length = rest[at..].IndexOfAny(Ends) is var end and >= 0 ? at + end - start : rest.Length - start;
            var url = rest.Slice(start, length);
            if (url.ContainsAny('@', '=') && url.ToString() is var word && Hide(word) != word)
            {
                return true;
            }

            rest = rest[Math.Max(start + length, at + 3)..];
        }

        return false;
    }

    // A password that somebody pasted may have any character, line breaks too.
    [GeneratedRegex("(://[^/?#@:\\s]*:)[^/?# \\t]*@", RegexOptions.CultureInvariant)]
    private static partial Regex Password();

    // Over HTTP a user without a password is a token; over SSH it is a name such as git.
    [GeneratedRegex("(https?://)(?!\\(hidden\\)|[^/?#@\\s]*:)[^/?#@\\s]+@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Token();

    [GeneratedRegex(
        "([?&;](?:sig|signature|token|access[_-]?token|auth[_-]?token|api[_-]?key|password|passwd|secret|client[_-]?secret|x-amz-signature|x-amz-security-token|x-amz-credential|x-goog-signature|x-goog-credential)=)[^&\\s\"'<>]+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Parameter();
}
