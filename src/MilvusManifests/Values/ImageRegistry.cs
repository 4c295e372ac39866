
namespace MilvusManifests.Values;

/// <summary>The registry of an image reference: a host, an optional port and an optional path.</summary>
internal static class ImageRegistry
{
    private const string RepositoryPart = "[a-z0-9]+((_|__|[.]|-+)[a-z0-9]+)*";

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "registry", ValueCodes.InvalidRegistry, $@"^{HostAndPort.Pattern}(/{RepositoryPart})*$", IsWellFormed, Advise) with
    { MaxLength = 255 };

    private static bool IsWellFormed(string text)
    {
        var parts = text.Split('/');
        return HostAndPort.IsValid(parts[0]) && parts.Skip(1).All(IsRepositoryPart);
    }

    private static string Advise(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var bare = (scheme >= 0 ? text[(scheme + 3)..] : text).TrimEnd('/');
        var corrected = Syntax.IsValid(bare) ? bare : bare.ToLowerInvariant();
        return Syntax.IsValid(corrected) ? $"use {corrected}" : "use a host with an optional port and path, such as mirror.example.com:5000/team";
    }

    // Letters and digits, with one or two '_', one '.' or any number of '-' between them.
    private static bool IsRepositoryPart(string text)
    {
        if (text.Length == 0 || !IsLowerOrDigit(text[0]) || !IsLowerOrDigit(text[^1]))
        {
            return false;
        }

        for (var i = 1; i < text.Length - 1; i++)
        {
            if (IsLowerOrDigit(text[i]))
            {
                continue;
            }

            var end = i;
            while (text[end] == text[i])
            {
                end++;
            }

            var isSeparator = text[i] switch { '-' => true, '.' => end - i == 1, '_' => end - i <= 2, _ => false };
            if (!isSeparator || !IsLowerOrDigit(text[end]))
            {
                return false;
            }

            i = end;
        }

        return true;
    }

    private static bool IsLowerOrDigit(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
