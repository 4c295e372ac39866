
namespace MilvusManifests.Values;

/// <summary>A path with '/' to a file or folder below the configuration's folder; parsing drops a leading <c>./</c> and a trailing <c>/</c>.</summary>
internal static class RelativePath
{
    public const string SegmentPattern = @"([^/\\:.\x00-\x1f][^/\\:\x00-\x1f]*|\.[^/\\:.\x00-\x1f][^/\\:\x00-\x1f]*|\.\.[^/\\:\x00-\x1f]+)";

    public const int MaxLength = 1024;

    public static ValueSyntax<string> Syntax { get; } = new(
        "path inside the configuration's folder", ValueCodes.InvalidPath, $@"^(\./)?{SegmentPattern}(/{SegmentPattern})*/?$", TryParse, Advise)
    { MaxLength = MaxLength };

    /// <summary>The path without a leading <c>./</c> and a trailing <c>/</c>.</summary>
    internal static string Normalise(string text)
    {
        var start = text.StartsWith("./", StringComparison.Ordinal) ? 2 : 0;
        var end = text.EndsWith('/') && text.Length > start ? text.Length - 1 : text.Length;
        return text[start..end];
    }

    internal static bool IsSegment(string segment) => segment is not ("" or "." or "..") && !segment.Any(c => c is '\\' or ':' or < ' ');

    private static bool TryParse(string text, out string path) => (path = Normalise(text)).Split('/').All(IsSegment);

    private static string Advise(string text) =>
        text.Contains('\\', StringComparison.Ordinal) && Syntax.IsValid(text.Replace('\\', '/')) ? $"use {text.Replace('\\', '/')}"
        : text.StartsWith('/') || text.Contains(':', StringComparison.Ordinal) ? "use a path relative to that folder"
        : text.Split('/', '\\').Contains("..", StringComparer.Ordinal) ? "it must not leave that folder through '..'"
        : "use the name of a file or folder below it";
}

/// <summary>A path with '/' relative to the configuration's folder, which it may leave: it may start with '..' segments.</summary>
internal static class SourcePath
{
    public const string Pattern = @"(\./)?((\.\./)*\.\.|(\.\./)*" + RelativePath.SegmentPattern + "(/" + RelativePath.SegmentPattern + ")*)/?";

    public static ValueSyntax<string> Syntax { get; } =
        new("relative path", ValueCodes.InvalidPath, $"^{Pattern}$", TryParse, Advise) { MaxLength = RelativePath.MaxLength };

    public static bool IsValid(string text) => Syntax.IsValid(text);

    public static string Advise(string text) =>
        text.Contains('\\', StringComparison.Ordinal) && IsValid(text.Replace('\\', '/')) ? $"use {text.Replace('\\', '/')}"
        : text is "." or "./" ? "use the name of a folder, such as manifests"
        : text.StartsWith('/') || text.StartsWith('~') || text.Contains(':', StringComparison.Ordinal) ? "use a path relative to the configuration's folder"
        : text.Split('/', '\\').Contains("..", StringComparer.Ordinal) ? "use '..' only at its start"
        : "use a path relative to the configuration's folder, such as ../kube-prometheus";

    private static bool TryParse(string text, out string path)
    {
        path = RelativePath.Normalise(text);
        var segments = path.Split('/');
        return segments.Skip(segments.TakeWhile(segment => segment == "..").Count()).All(RelativePath.IsSegment);
    }
}
