using MilvusManifests.Text;

namespace MilvusManifests.Values;

/// <summary>The URL of an HTTP endpoint: a scheme and a host; the rest is up to the server.</summary>
internal static class HttpUrl
{
    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("URL", Codes.InvalidText, @"^https?://[^\s/]+[^\s]*$", IsWellFormed, _ => "use http:// or https:// and a host");

    private static bool IsWellFormed(string text)
    {
        var start = text.StartsWith("http://", StringComparison.Ordinal) ? 7 : text.StartsWith("https://", StringComparison.Ordinal) ? 8 : -1;
        return start > 0 && start < text.Length && text[start] != '/' && !text.Any(char.IsWhiteSpace);
    }
}
