namespace MilvusManifests.Configuration;

/// <summary>URLs of HTTP endpoints.</summary>
internal static class UrlSyntax
{
    /// <summary>A scheme and something that may be a host; the rest is for the one who serves it.</summary>
    public static bool IsValid(string text)
    {
        var start = text.StartsWith("http://", StringComparison.Ordinal) ? 7 : text.StartsWith("https://", StringComparison.Ordinal) ? 8 : -1;
        return start > 0 && start < text.Length && text[start] != '/' && !text.Any(char.IsWhiteSpace);
    }
}
