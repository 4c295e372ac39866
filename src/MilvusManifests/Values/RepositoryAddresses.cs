namespace MilvusManifests.Values;

/// <summary>Where a GitOps engine fetches a set from: a git repository or an OCI artifact, without credentials, which would be committed.</summary>
internal static class RepositoryAddress
{
    private const string Oci = "oci://";
    private const string Http = "http://";
    private const string UrlPattern = "(https?|oci)://" + HostAndPort.Pattern + "/" + UrlText.Pattern + "+";
    private const string SshPattern = "ssh://(" + GitUrl.UserPattern + ")?" + HostAndPort.Pattern + "/" + UrlText.Pattern + "+";

    /// <summary>What Flux reads: a URL.</summary>
    public static ValueSyntax<string> OfFlux { get; } = ValueSyntax.OfText(
        "URL of a git repository or OCI artifact", ValueCodes.InvalidPath, $"^({UrlPattern}|{SshPattern})$", IsUrl, AdviseUrl) with
    { MaxLength = RelativePath.MaxLength };

    /// <summary>What Argo CD reads: a URL, or an address as ssh itself writes it.</summary>
    public static ValueSyntax<string> OfArgoCD { get; } = ValueSyntax.OfText(
        "URL of a git repository or OCI artifact",
        ValueCodes.InvalidPath,
        $"^({UrlPattern}|{SshPattern}|{GitUrl.UserPattern}{HostName.Pattern}:{UrlText.Pattern}+)$",
        text => IsUrl(text) || GitUrl.IsScpAddress(text),
        Advise) with
    { MaxLength = RelativePath.MaxLength };

    /// <summary>Whether an address is that of an OCI artifact.</summary>
    public static bool IsOci(string address) => address.StartsWith(Oci, StringComparison.Ordinal);

    private static bool IsUrl(string text) =>
        !text.EndsWith("://", StringComparison.Ordinal)
        && (GitUrl.IsSshUrl(text) || UrlText.IsUrl(text, "https://") || UrlText.IsUrl(text, Http) || UrlText.IsUrl(text, Oci))
        && text.IndexOf('/', text.IndexOf("://", StringComparison.Ordinal) + 3) < text.Length - 1;

    private static string AdviseUrl(string text) => GitUrl.IsScpAddress(text) ? $"use ssh://{text.Replace(':', '/')}" : Advise(text);

    private static string Advise(string text) =>
        text.Contains('@', StringComparison.Ordinal) && text.StartsWith("http", StringComparison.Ordinal) ? "remove the user and password: the configuration is committed"
        : "use https://, ssh:// or oci://, a host and a path";
}

/// <summary>A branch, tag, commit or digest to fetch.</summary>
internal static class SyncedRevision
{
    private const string Marks = "-._/+:@*^~";

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "revision", ValueCodes.InvalidName, "^[A-Za-z0-9_][-A-Za-z0-9_._/+:@*^~]*$", IsWellFormed, _ => "use a branch, a tag, a commit or a digest") with
    { MaxLength = 255 };

    private static bool IsWellFormed(string text) =>
        text.Length > 0 && IsWord(text[0]) && text.All(c => IsWord(c) || Marks.Contains(c, StringComparison.Ordinal));

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}

/// <summary>A folder of a repository: <c>.</c> is the whole of it.</summary>
internal static class RepositoryPath
{
    /// <summary>The root of a repository.</summary>
    public const string Root = ".";

    public static ValueSyntax<string> Syntax { get; } = new(
        "path in the repository", ValueCodes.InvalidPath, $@"^(\./?|(\./)?{RelativePath.SegmentPattern}(/{RelativePath.SegmentPattern})*/?)$", TryParse, Advise)
    { MaxLength = RelativePath.MaxLength };

    private static bool TryParse(string text, out string path)
    {
        path = text == "./" ? Root : RelativePath.Normalise(text);
        return path == Root || path.Split('/').All(RelativePath.IsSegment);
    }

    private static string Advise(string text) =>
        text.Contains('\\', StringComparison.Ordinal) && Syntax.IsValid(text.Replace('\\', '/')) ? $"use {text.Replace('\\', '/')}"
        : text.TrimStart('/') is { Length: > 0 } below && below != text && Syntax.IsValid(below) ? $"use {below}"
        : "use a path below the root of the repository, or '.' for the root itself";
}
