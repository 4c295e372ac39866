
namespace MilvusManifests.Values;

/// <summary>Where an archive is: a relative path, or an https URL without credentials, which would be committed.</summary>
internal static class ArchiveAddress
{
    public const string UrlPattern = "https://" + HostAndPort.Pattern + "/" + UrlText.Pattern + "*";

    private const string Https = "https://";
    private const string Http = "http://";

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "relative path or https URL", ValueCodes.InvalidPath, $"^({UrlPattern}|{SourcePath.Pattern})$", text => SourcePath.IsValid(text) || UrlText.IsUrl(text, Https), Advise) with
    { MaxLength = RelativePath.MaxLength };

    public static string Advise(string text) =>
        text.StartsWith(Http, StringComparison.Ordinal) && Syntax.IsValid(Https + text[Http.Length..]) ? $"use {Https}{text[Http.Length..]}"
        : text.StartsWith(Https, StringComparison.Ordinal) && text.Contains('@', StringComparison.Ordinal) ? "remove the user and password: the configuration is committed"
        : text.Contains("://", StringComparison.Ordinal) ? "use https:// and a host, or a path"
        : SourcePath.Advise(text);
}

/// <summary>Where a git repository is: what git fetches from without ever running a command that the URL names.</summary>
internal static class GitUrl
{
    private const string Ssh = "ssh://";
    private const string LocalFile = "file:///";

    /// <summary>The user of an address of ssh, as a part of a pattern.</summary>
    public const string UserPattern = "[A-Za-z0-9_][-A-Za-z0-9._]*@";

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "URL or relative path of a git repository", ValueCodes.InvalidPath,
        $"^({ArchiveAddress.UrlPattern}|ssh://({UserPattern})?{HostAndPort.Pattern}/{UrlText.Pattern}*|file:///{UrlText.Pattern}*"
        + $"|{UserPattern}{HostName.Pattern}:{UrlText.Pattern}+|{SourcePath.Pattern})$",
        IsWellFormed, Advise) with
    { MaxLength = RelativePath.MaxLength };

    /// <summary>Whether a text is a URL of ssh, with or without a user.</summary>
    public static bool IsSshUrl(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return UrlText.IsUrl(text, Ssh)
            || (text.StartsWith(Ssh, StringComparison.Ordinal) && at > Ssh.Length && IsUser(text[Ssh.Length..at]) && UrlText.IsUrl(Ssh + text[(at + 1)..], Ssh));
    }

    /// <summary>Whether a text is an address as scp has it: <c>git@host:owner/name.git</c>.</summary>
    public static bool IsScpAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && IsUser(text[..at]) && IsHostAndPath(text[(at + 1)..]);
    }

    private static bool IsWellFormed(string text) =>
        ArchiveAddress.Syntax.IsValid(text)
        || IsSshUrl(text)
        || (text.StartsWith(LocalFile, StringComparison.Ordinal) && text[LocalFile.Length..].All(UrlText.Has))
        || IsScpAddress(text);

    private static string Advise(string text) =>
        text.StartsWith('-') ? "use a URL, which does not start with '-'"
        : text.Contains("::", StringComparison.Ordinal) ? "use https:// or ssh://; git would run a command for this one"
        : text.Contains("://", StringComparison.Ordinal) && !text.StartsWith("http", StringComparison.Ordinal) ? "use https://, ssh:// or file:///"
        : ArchiveAddress.Advise(text);

    private static bool IsHostAndPath(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < text.Length - 1 && HostName.IsValid(text.AsSpan(0, colon)) && text[(colon + 1)..].All(UrlText.Has);
    }

    private static bool IsUser(string text) =>
        text.Length > 0 && (char.IsAsciiLetterOrDigit(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}

/// <summary>The name of a git tag.</summary>
internal static class GitTagName
{
    private const string Refs = "refs/tags/";

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "git tag", ValueCodes.InvalidName, @"^(?!refs/)(?!.*\.lock$)(?!.*\.lock/)[A-Za-z0-9_]+([-._+/][A-Za-z0-9_]+)*$", IsWellFormed, Advise) with
    { MaxLength = 255 };

    private static bool IsWellFormed(string text) =>
        text.Length > 0
        && text.All(c => IsWord(c) || c is '-' or '.' or '+' or '/')
        && IsWord(text[0]) && IsWord(text[^1])
        && !text.Zip(text.Skip(1)).Any(pair => !IsWord(pair.First) && !IsWord(pair.Second))
        && !text.StartsWith("refs/", StringComparison.Ordinal) && !text.EndsWith(".lock", StringComparison.Ordinal) && !text.Contains(".lock/", StringComparison.Ordinal);

    private static string Advise(string text) =>
        text.StartsWith(Refs, StringComparison.Ordinal) && Syntax.IsValid(text[Refs.Length..]) ? $"use {text[Refs.Length..]}"
        : "use the name of a tag, such as v0.18.0";

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
