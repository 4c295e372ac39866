namespace MilvusManifests.Configuration;

/// <summary>Paths below the folder of the configuration.</summary>
internal static class PathSyntax
{
    /// <summary>A relative path with '/' that neither leaves its folder nor is that folder.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length is 0 or > 1024)
        {
            return false;
        }

        var segments = Normalise(text).Split('/');
        return segments.All(segment => segment is not ("" or "." or "..") && !segment.Any(c => c is '\\' or ':' or < ' '));
    }

    /// <summary>The path without <c>./</c> before and <c>/</c> behind.</summary>
    public static string Normalise(string text)
    {
        var start = text.StartsWith("./", StringComparison.Ordinal) ? 2 : 0;
        var end = text.EndsWith('/') && text.Length > start ? text.Length - 1 : text.Length;
        return text[start..end];
    }

    public static string Advise(string text) =>
        text.Contains('\\', StringComparison.Ordinal) && IsValid(text.Replace('\\', '/')) ? $"write {text.Replace('\\', '/')}"
        : text.StartsWith('/') || text.Contains(':', StringComparison.Ordinal) ? "write it relative to that folder"
        : text.Split('/', '\\').Contains("..", StringComparer.Ordinal) ? "it may not leave that folder through '..'"
        : "write the name of a folder or file below it";
}
