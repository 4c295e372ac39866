namespace MilvusManifests.Values;

/// <summary>Where Flux fetches a set from: the URL of a git repository or an OCI artifact, without credentials, which would be committed.</summary>
internal static class FluxRepository
{
    public const string Pattern = "(https?|oci)://" + HostAndPort.Pattern + "/" + UrlText.Pattern + "+|ssh://(" + GitUrl.UserPattern + ")?" + HostAndPort.Pattern + "/" + UrlText.Pattern + "+";

    private const string Oci = "oci://";
    private const string SchemeEnd = "://";

    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("URL of a git repository or OCI artifact", ValueCodes.InvalidPath, $"^({Pattern})$", IsWellFormed, AdviseUrl) with { MaxLength = RelativePath.MaxLength };

    /// <summary>Whether an address is that of an OCI artifact.</summary>
    public static bool IsOci(string address) => address.StartsWith(Oci, StringComparison.Ordinal);

    public static string Advise(string text) =>
        text.Contains('@', StringComparison.Ordinal) && text.StartsWith("http", StringComparison.Ordinal) ? "remove the user and password: the configuration is committed"
        : "use https://, ssh:// or oci://, a host and a path";

    private static bool IsWellFormed(string text) =>
        (GitUrl.IsSshUrl(text) || UrlText.IsUrl(text, "https://") || UrlText.IsUrl(text, "http://") || UrlText.IsUrl(text, Oci))
        && text.IndexOf('/', text.IndexOf(SchemeEnd, StringComparison.Ordinal) + SchemeEnd.Length) < text.Length - 1;

    private static string AdviseUrl(string text) => GitUrl.IsScpAddress(text) ? $"use ssh://{text.Replace(':', '/')}" : Advise(text);
}

/// <summary>Where Argo CD fetches a set from: a URL as Flux has it, or an address as ssh itself writes it.</summary>
internal static class ArgoCDRepository
{
    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "URL of a git repository or OCI artifact",
        ValueCodes.InvalidPath,
        $"^({FluxRepository.Pattern}|{GitUrl.UserPattern}{HostName.Pattern}:{UrlText.Pattern}+)$",
        text => FluxRepository.Syntax.IsValid(text) || GitUrl.IsScpAddress(text),
        FluxRepository.Advise) with
    { MaxLength = RelativePath.MaxLength };
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
        "path in the repository", ValueCodes.InvalidPath, $@"^(?![\s\S]*"")(\./?|(\./)?{RelativePath.SegmentPattern}(/{RelativePath.SegmentPattern})*/?)$", TryParse, Advise)
    { MaxLength = RelativePath.MaxLength };

    private static bool TryParse(string text, out string path)
    {
        path = text is Root or "./" ? Root : RelativePath.Normalise(text);
        return !text.Contains('"', StringComparison.Ordinal) && (text is Root or "./" || path.Split('/').All(RelativePath.IsSegment));
    }

    private static string Advise(string text) =>
        text.Contains('\\', StringComparison.Ordinal) && Syntax.IsValid(text.Replace('\\', '/')) ? $"use {text.Replace('\\', '/')}"
        : text.Contains('"', StringComparison.Ordinal) ? "remove the quotation marks"
        : text.TrimStart('/') is { Length: > 0 } below && below != text && Syntax.IsValid(below) ? $"use {below}"
        : "use a path below the root of the repository, or '.' for the root itself";
}
