using MilvusManifests.Schemas.Formats;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Text.Patterns;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>What to write instead of a number or a boolean where a string is expected that quotes alone would not make valid.</summary>
internal static class StringAdvice
{
    private const int MostValues = 12;

    /// <summary>The end of a sentence, such as <c>add a unit, such as 30s</c>; null if quotes are enough.</summary>
    public static string? For(YamlNode node, PackedSchema schema)
    {
        if (schema.Type is not (null or "string") || node is not YamlScalar { Kind: YamlScalarKind.Boolean or YamlScalarKind.Integer or YamlScalarKind.Float } scalar)
        {
            return null;
        }

        var text = new YamlScalar(scalar.Written, YamlScalarStyle.DoubleQuoted, scalar.Location);
        return OfEnum(text, schema[SchemaKeyword.Enum]) ?? OfPattern(text, schema[SchemaKeyword.Pattern]) ?? OfFormat(text, schema[SchemaKeyword.Format]);
    }

    private static string? OfEnum(YamlScalar text, YamlNode? values) =>
        values is not YamlSequence { Items: var items } || items.Contains(text, YamlNodeComparer.Json) ? null
        : items.Length <= MostValues ? $"use {ValueText.Choice([.. items.Where(value => value is not YamlScalar { Value: "" }).Select(ValueText.Written)])}"
        : "use one of the allowed strings";

    private static string? OfPattern(YamlScalar text, YamlNode? keyword)
    {
        if (keyword is not YamlScalar { Value: var pattern } || KnownPatterns.Accepts(pattern, text.Value)
            || Pattern.Translate(pattern, PatternFlavour.Re2).Match(text.Value) != PatternMatch.No)
        {
            return null;
        }

        return KnownPatterns.Advise(pattern, text.Value) is var (name, advice)
            ? advice ?? $"use a {name}"
            : $"use a string that matches the pattern {Excerpt.Of(pattern, longest: 200)}";
    }

    private static string? OfFormat(YamlScalar text, YamlNode? keyword) =>
        keyword is YamlScalar { Value: var format } && ValueFormats.Fault(format, text) is var (name, advice) ? advice ?? $"use a valid {name}" : null;
}
