using System.Globalization;

namespace MilvusManifests.Values;

/// <summary>A SHA-256 in lowercase hexadecimal digits.</summary>
internal static class Sha256
{
    public const int Digits = 64;

    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("SHA-256", ValueCodes.InvalidChecksum, "^[a-f0-9]{64}$", text => text.Length == Digits && text.All(char.IsAsciiHexDigitLower), Advise);

    private static string Advise(string text)
    {
        var digits = text.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase) ? text["sha256:".Length..] : text;
        return Syntax.IsValid(digits.ToLowerInvariant()) ? $"use {digits.ToLowerInvariant()}" : "use all 64 digits, as sha256sum prints them";
    }
}

/// <summary>The digest of an image: <c>sha256:</c> and a SHA-256.</summary>
internal static class ImageDigest
{
    private const string Algorithm = "sha256:";

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "image digest", ValueCodes.InvalidDigest, "^sha256:[a-f0-9]{64}$",
        text => text.StartsWith(Algorithm, StringComparison.Ordinal) && Sha256.Syntax.IsValid(text[Algorithm.Length..]), Advise);

    private static string Advise(string text)
    {
        var bare = ImageReference.Parse(text).Digest ?? text;
        var hex = bare.StartsWith(Algorithm, StringComparison.OrdinalIgnoreCase) ? bare[Algorithm.Length..] : bare;
        return Sha256.Syntax.IsValid(hex.ToLowerInvariant()) ? $"use {Algorithm}{hex.ToLowerInvariant()}"
            : hex.Length != bare.Length ? string.Create(CultureInfo.InvariantCulture, $"expected 64 hexadecimal digits after sha256:, found {hex.Count(char.IsAsciiHexDigit)}")
            : "use sha256: followed by 64 hexadecimal digits";
    }
}

/// <summary>A git commit, by all digits of its SHA-1 or SHA-256.</summary>
internal static class GitCommit
{
    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "git commit", ValueCodes.InvalidChecksum, "^([a-f0-9]{40}|[a-f0-9]{64})$", text => text.Length is 40 or Sha256.Digits && text.All(char.IsAsciiHexDigitLower), Advise);

    private static string Advise(string text) =>
        Syntax.IsValid(text.ToLowerInvariant()) ? $"use {text.ToLowerInvariant()}" : "use all 40 digits, as git rev-parse prints them";
}
