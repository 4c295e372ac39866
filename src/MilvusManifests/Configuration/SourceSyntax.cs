namespace MilvusManifests.Configuration;

/// <summary>Where upstream's files may come from.</summary>
internal static class SourceSyntax
{
    private const string Https = "https://";
    private const string Ssh = "ssh://";
    private const string LocalFile = "file:///";
    private const string UrlMarks = "-._~!$&'()*+,;=:@%/?";
    private const int CommitLength = 40;
    private const int Sha256Length = 64;

    /// <summary>A relative path with '/'; it may begin with '..' segments, for upstream's files often lie beside a repository.</summary>
    public static bool IsPath(string text)
    {
        if (text.Length is 0 or > 1024)
        {
            return false;
        }

        var segments = PathSyntax.Normalise(text).Split('/');
        var at = segments.TakeWhile(segment => segment == "..").Count();
        return segments.Skip(at).All(segment => segment is not ("" or "." or "..") && !segment.Any(c => c is '\\' or ':' or < ' '));
    }

    /// <summary>A relative path or an https URL; one with a password in it is none, for it would be committed.</summary>
    public static bool IsArchive(string text) => IsPath(text) || (text.Length <= 1024 && IsUrl(text, Https));

    /// <summary>What git fetches from without ever running a command that the URL names.</summary>
    public static bool IsGitUrl(string text)
    {
        if (text.Length > 1024)
        {
            return false;
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        return IsArchive(text)
            || IsUrl(text, Ssh)
            || (text.StartsWith(Ssh, StringComparison.Ordinal) && at > 0 && IsUser(text[Ssh.Length..at]) && IsUrl(Ssh + text[(at + 1)..], Ssh))
            || (text.StartsWith(LocalFile, StringComparison.Ordinal) && text[LocalFile.Length..].All(IsOfUrl))
            || (at > 0 && IsUser(text[..at]) && IsHostAndPath(text[(at + 1)..]));
    }

    public static bool IsTag(string text) =>
        text.Length is > 0 and <= 255
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '+' or '/')
        && IsTagEnd(text[0]) && IsTagEnd(text[^1])
        && !text.Zip(text.Skip(1)).Any(pair => !IsTagEnd(pair.First) && !IsTagEnd(pair.Second))
        && !text.StartsWith("refs/", StringComparison.Ordinal) && !text.EndsWith(".lock", StringComparison.Ordinal) && !text.Contains(".lock/", StringComparison.Ordinal);

    public static bool IsCommit(string text) => text.Length is CommitLength or Sha256Length && IsLowerHex(text);

    public static bool IsSha256(string text) => text.Length == Sha256Length && IsLowerHex(text);

    public static string AdvisePath(string text) =>
        text.Contains('\\', StringComparison.Ordinal) && IsPath(text.Replace('\\', '/')) ? $"write {text.Replace('\\', '/')}"
        : text is "." or "./" ? "write the name of a folder, such as manifests"
        : text.StartsWith('/') || text.StartsWith('~') || text.Contains(':', StringComparison.Ordinal) ? "write it relative to the folder of the configuration"
        : text.Split('/', '\\').Contains("..", StringComparer.Ordinal) ? "write '..' at its start only"
        : "write the folder relative to that of the configuration, such as ../kube-prometheus";

    public static string AdviseArchive(string text)
    {
        const string http = "http://";
        return text.StartsWith(http, StringComparison.Ordinal) && IsArchive(Https + text[http.Length..]) ? $"write {Https}{text[http.Length..]}"
            : text.StartsWith(Https, StringComparison.Ordinal) && text.Contains('@', StringComparison.Ordinal) ? "write it without a user or a password: the configuration is committed"
            : text.Contains("://", StringComparison.Ordinal) ? "write https:// and a host, or a path"
            : AdvisePath(text);
    }

    public static string AdviseGitUrl(string text) =>
        text.StartsWith('-') ? "write a URL, which does not begin with '-'"
        : text.Contains("::", StringComparison.Ordinal) ? "write https:// or ssh://; git would run a command for this one"
        : text.Contains("://", StringComparison.Ordinal) && !text.StartsWith("http", StringComparison.Ordinal) ? "write https://, ssh:// or file:///"
        : AdviseArchive(text);

    public static string AdviseTag(string text) =>
        text.StartsWith("refs/tags/", StringComparison.Ordinal) && IsTag(text["refs/tags/".Length..]) ? $"write {text["refs/tags/".Length..]}"
        : "write the tag's name, such as v0.18.0";

    public static string AdviseCommit(string text) =>
        IsCommit(text.ToLowerInvariant()) ? $"write {text.ToLowerInvariant()}" : "write all 40 digits, as git rev-parse prints them";

    public static string AdviseSha256(string text)
    {
        var digits = text.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase) ? text["sha256:".Length..] : text;
        return IsSha256(digits.ToLowerInvariant()) ? $"write {digits.ToLowerInvariant()}" : "write all 64 digits, as sha256sum prints them";
    }

    private static bool IsUrl(string text, string scheme)
    {
        if (!text.StartsWith(scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text[scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var port = slash < 0 ? -1 : rest.IndexOf(':', 0, slash);
        return slash > 0
            && IsHost(rest[..(port < 0 ? slash : port)])
            && (port < 0 || (slash - port is >= 2 and <= 6 && rest[(port + 1)..slash].All(char.IsAsciiDigit)))
            && rest[slash..].All(IsOfUrl);
    }

    // git@github.com:owner/name.git, as ssh itself writes it.
    private static bool IsHostAndPath(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < text.Length - 1 && IsHost(text[..colon]) && text[(colon + 1)..].All(IsOfUrl);
    }

    private static bool IsHost(string text) =>
        text.Split('.').All(label => label.Length > 0 && char.IsAsciiLetterOrDigit(label[0]) && char.IsAsciiLetterOrDigit(label[^1])
            && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));

    private static bool IsUser(string text) =>
        text.Length > 0 && (char.IsAsciiLetterOrDigit(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    private static bool IsOfUrl(char c) => char.IsAsciiLetterOrDigit(c) || UrlMarks.Contains(c, StringComparison.Ordinal);

    private static bool IsTagEnd(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static bool IsLowerHex(string text) => text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
