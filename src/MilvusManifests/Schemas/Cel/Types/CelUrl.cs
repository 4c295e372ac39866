using System.Buffers;
using System.Text;

namespace MilvusManifests.Schemas.Cel.Types;

/// <summary>An absolute URL or an absolute path, as Go's <c>net/url</c> parses them.</summary>
/// <param name="Scheme">The scheme in lower case; empty if there is none.</param>
/// <param name="Host">The host with its port.</param>
/// <param name="EscapedPath">The path as it is sent.</param>
/// <param name="Query">What follows the '?'.</param>
internal sealed record CelUrl(string Scheme, string Host, string EscapedPath, string Query)
{
    private const string HostPunctuation = "-_.~!$&'()*+,;=:[]<>\"";
    private const string PathPunctuation = "-_.~!$&'()*+,;=:@[]/%";
    private const string UnescapedPunctuation = "-_.~$&+,/:;=@";

    private static readonly SearchValues<char> OutsideOfUserInfo = SearchValues.Create(" \"<>\\^`{|}[]/");

    /// <summary>The host without its port and brackets.</summary>
    public string HostName => HostEnd() is var end && Host is ['[', ..] && end > 1 ? Host[1..(end - 1)] : Host[..end];

    /// <summary>The port; empty if there is none.</summary>
    public string Port => HostEnd() is var end && end < Host.Length ? Host[(end + 1)..] : "";

    /// <summary>Parses a URL; null if it is none.</summary>
    public static CelUrl? Parse(string text)
    {
        if (text.Length == 0 || text.AsSpan().ContainsAnyInRange('\0', '\u001f') || text.Contains('\u007f', StringComparison.Ordinal))
        {
            return null;
        }

        if (text == "*")
        {
            return new("", "", "*", "");
        }

        var colon = SchemeEnd(text);
        if (colon == 0)
        {
            return null;
        }

        var scheme = colon < 0 ? "" : text[..colon].ToLowerInvariant();
        var whole = colon < 0 ? text : text[(colon + 1)..];
        var fragment = whole.IndexOf('#', StringComparison.Ordinal);
        whole = fragment < 0 ? whole : whole[..fragment];
        var question = whole.IndexOf('?', StringComparison.Ordinal);
        var (rest, query) = question < 0 ? (whole, "") : (whole[..question], whole[(question + 1)..]);
        if (!rest.StartsWith('/'))
        {
            return scheme.Length > 0 ? new(scheme, "", "", query) : null;
        }

        var host = "";
        if (scheme.Length > 0 && rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            (host, rest) = slash < 0 ? (rest[2..], "") : (rest[2..slash], rest[slash..]);
            var at = host.LastIndexOf('@');
            if (at >= 0 && host.AsSpan(0, at).ContainsAny(OutsideOfUserInfo))
            {
                return null;
            }

            host = host[(at + 1)..];
        }

        return IsHost(host) && Escape(rest) is { } path ? new(scheme, host, path, query) : null;
    }

    /// <summary>The values of the query by their names.</summary>
    public IReadOnlyDictionary<object, object?> Parameters()
    {
        var found = new Dictionary<object, object?>();
        foreach (var pair in Query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
            if (!pair.Contains(';', StringComparison.Ordinal) && HasValidEscapes(pair))
            {
                name = Unescape(name);
                if (!found.TryGetValue(name, out var values))
                {
                    found[name] = values = new List<object?>();
                }

                ((List<object?>)values!).Add(Unescape(value));
            }
        }

        return found;
    }

    private int HostEnd()
    {
        var colon = Host.LastIndexOf(':');
        return colon >= 0 && colon > Host.LastIndexOf(']') ? colon : Host.Length;
    }

    // The colon after a scheme; -1 if there is no scheme, 0 if it is empty.
    private static int SchemeEnd(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ':')
            {
                return i;
            }

            if (!char.IsAsciiLetter(text[i]) && !(i > 0 && (char.IsAsciiDigit(text[i]) || text[i] is '+' or '-' or '.')))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsHost(string host)
    {
        var end = host.StartsWith('[') ? host.LastIndexOf(']') + 1 : host.LastIndexOf(':') is >= 0 and var colon ? colon : host.Length;
        var port = host.AsSpan(end);
        return (end > 0 || !host.StartsWith('[')) && (port.IsEmpty || (port[0] == ':' && port[1..].IndexOfAnyExceptInRange('0', '9') < 0))
            && host.All(c => c > '\u007f' || char.IsAsciiLetterOrDigit(c) || HostPunctuation.Contains(c, StringComparison.Ordinal));
    }

    private static string? Escape(string path)
    {
        if (!HasValidEscapes(path))
        {
            return null;
        }

        if (path.All(c => char.IsAsciiLetterOrDigit(c) || PathPunctuation.Contains(c, StringComparison.Ordinal)))
        {
            return path;
        }

        var escaped = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(Uri.UnescapeDataString(path)))
        {
            var isPlain = b < 0x80 && (char.IsAsciiLetterOrDigit((char)b) || UnescapedPunctuation.Contains((char)b, StringComparison.Ordinal));
            escaped.Append(isPlain ? ((char)b).ToString() : FormattableString.Invariant($"%{b:X2}"));
        }

        return escaped.ToString();
    }

    private static bool HasValidEscapes(string text)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
