using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>What to write instead, if a value of the wrong type only needs quotes, or no quotes.</summary>
internal static class TypeAdvice
{
    /// <summary>Who reads the value as its type, if readers differ or its spelling does not show it, and the advice after a semicolon; empty if there is none.</summary>
    /// <param name="node">The value.</param>
    /// <param name="expected">The types in words.</param>
    /// <param name="advice">What to write instead; null if it only depends on the types.</param>
    public static string For(YamlNode node, IReadOnlyList<string> expected, string? advice) => Readers(node) + (advice is null ? Advice(node, expected) : "; " + advice);

    private static string Readers(YamlNode node) => node switch
    {
        YamlScalar { IsStringToFlux: true } word => $": kubectl, Helm and Argo CD read {word.Written} as {word.Value}, only Flux as a string",
        YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } number when !string.Equals(number.Written, number.Value, StringComparison.Ordinal) =>
            $": kubectl, Helm, Argo CD and Flux read {Excerpt.Of(number.Written)} as {Excerpt.Of(number.Value)}",
        _ => "",
    };

    private static string Advice(YamlNode node, IReadOnlyList<string> expected)
    {
        foreach (var type in expected)
        {
            if (For(node, type) is { } advice)
            {
                return "; " + advice;
            }
        }

        return "";
    }

    private static string? For(YamlNode node, string expected) => (node, expected) switch
    {
        (YamlScalar { Kind: YamlScalarKind.Boolean or YamlScalarKind.Integer or YamlScalarKind.Float } scalar, "a string") =>
            $"use \"{Excerpt.Of(scalar.Written)}\"",
        (YamlScalar { Kind: YamlScalarKind.String } text, "an integer") when YamlScalarResolution.Resolve(text.Value) == YamlScalarKind.Integer =>
            $"use {Excerpt.Of(text.Value)} without quotes",
        (YamlScalar { Kind: YamlScalarKind.String } text, "a number")
            when YamlScalarResolution.Resolve(text.Value) is YamlScalarKind.Integer or YamlScalarKind.Float => $"use {Excerpt.Of(text.Value)} without quotes",
        (YamlScalar { Kind: YamlScalarKind.String } text, "a boolean") => Boolean(text.Value),
        (YamlScalar { Kind: not YamlScalarKind.Null } scalar, "a sequence") => $"use [{ValueText.Written(scalar)}]",
        (YamlMapping, "a sequence") => "start each item with '- '",
        (YamlSequence, "a mapping") => "remove '- ' before the keys",
        _ => null,
    };

    private static string? Boolean(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "y" or "on" or "true" or "enabled" => "use true",
        "no" or "n" or "off" or "false" or "disabled" => "use false",
        _ => null,
    };
}
