using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>What to write instead, where a value of the wrong type only wants quotes, or wants to lose them.</summary>
internal static class TypeAdvice
{
    /// <summary>The advice behind a semicolon; nothing where there is none to give.</summary>
    public static string For(YamlNode node, IReadOnlyList<string> expected)
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
            $"write \"{Excerpt.Of(scalar.Value)}\"",
        (YamlScalar { Kind: YamlScalarKind.String } text, "an integer") when YamlScalarResolution.Resolve(text.Value) == YamlScalarKind.Integer =>
            $"write {Excerpt.Of(text.Value)} without quotes",
        (YamlScalar { Kind: YamlScalarKind.String } text, "a number")
            when YamlScalarResolution.Resolve(text.Value) is YamlScalarKind.Integer or YamlScalarKind.Float => $"write {Excerpt.Of(text.Value)} without quotes",
        (YamlScalar { Kind: YamlScalarKind.String } text, "a boolean") => Boolean(text.Value),
        (YamlScalar { Kind: not YamlScalarKind.Null } scalar, "a sequence") => $"write [{ValueText.Written(scalar)}]",
        (YamlMapping, "a sequence") => "begin each item with '- '",
        (YamlSequence, "a mapping") => "write keys without '- '",
        _ => null,
    };

    private static string? Boolean(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "y" or "on" or "true" or "enabled" => "write true",
        "no" or "n" or "off" or "false" or "disabled" => "write false",
        _ => null,
    };
}
