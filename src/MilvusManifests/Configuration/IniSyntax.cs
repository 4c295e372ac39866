namespace MilvusManifests.Configuration;

/// <summary>Names of sections and keys in an ini file.</summary>
internal static class IniSyntax
{
    /// <summary>A name that needs no quoting.</summary>
    public static bool IsValid(string text) =>
        text.Length is > 0 and <= 128 && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
