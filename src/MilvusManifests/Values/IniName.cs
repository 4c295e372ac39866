using MilvusManifests.Text;

namespace MilvusManifests.Values;

/// <summary>The name of a section or key in an ini file that needs no quotes.</summary>
internal static class IniName
{
    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "ini section or key name", Codes.InvalidText, "^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$", IsWellFormed,
        _ => "use letters, digits, '_', '-' and '.', starting and ending with a letter or digit") with
    { MaxLength = 128 };

    private static bool IsWellFormed(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
