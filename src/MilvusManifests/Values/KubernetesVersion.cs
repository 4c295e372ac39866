using System.Globalization;

namespace MilvusManifests.Values;

/// <summary>A minor version of Kubernetes: patch releases change no API.</summary>
/// <param name="Minor">The number after <c>1.</c>.</param>
internal readonly record struct KubernetesVersion(int Minor)
{
    internal static ValueSyntax<KubernetesVersion> Syntax { get; } = new(
        "Kubernetes version", ValueCodes.InvalidKubernetesVersion, @"^1\.[1-9][0-9]?$", TryParse, Advise)
    {
        Example = "\"1.35\"",
        NumberMessage = text => $"unquoted {text} is a number, and 1.30 the same number as 1.3; use \"{text}\"",
    };

    /// <summary>Reads a minor version such as <c>1.35</c>; false where the text is not one.</summary>
    public static bool TryParse(string text, out KubernetesVersion version)
    {
        var isValid = text.Length is 3 or 4 && text.StartsWith("1.", StringComparison.Ordinal) && VersionNumbers.IsNumber(text.AsSpan(2)) && text[2] != '0';
        version = isValid ? new(int.Parse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture)) : default;
        return isValid;
    }

    /// <summary>The version as <c>1.35</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"1.{Minor}");

    private static string Advise(string text)
    {
        var numbers = text.TrimStart('v', 'V').Split('.');
        var minor = numbers.Length is 2 or 3 ? $"{numbers[0]}.{numbers[1]}" : "";
        return Syntax.IsValid(minor) ? $"use the minor version only, \"{minor}\"" : "use a quoted minor version, such as \"1.35\"";
    }
}
