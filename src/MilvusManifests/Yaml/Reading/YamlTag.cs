using MilvusManifests.Text;
using YamlDotNet.Core;

namespace MilvusManifests.Yaml.Reading;

/// <summary>What an explicit tag means for a node.</summary>
internal static class YamlTag
{
    private const string Core = "tag:yaml.org,2002:";

    /// <summary>The kind that a tag sets for a scalar, and what is wrong with it.</summary>
    public static YamlScalarKind KindOf(TagName tag, string value, YamlScalarStyle style, out string? problem)
    {
        problem = null;
        if (tag.IsNonSpecific || tag.Value == Core + "str")
        {
            return YamlScalarKind.String;
        }

        var resolved = YamlScalarResolution.Resolve(value);
        YamlScalarKind? wanted = tag.Value switch
        {
            Core + "int" => YamlScalarKind.Integer,
            Core + "float" => YamlScalarKind.Float,
            Core + "bool" => YamlScalarKind.Boolean,
            Core + "null" => YamlScalarKind.Null,
            _ => null,
        };
        if (wanted is null)
        {
            problem = Unsupported(tag);
            return style == YamlScalarStyle.Plain ? resolved : YamlScalarKind.String;
        }

        if (resolved != wanted && !(wanted == YamlScalarKind.Float && resolved == YamlScalarKind.Integer))
        {
            problem = $"'{Excerpt.Of(value)}' does not match its tag '{Show(tag)}'";
            return YamlScalarKind.String;
        }

        return wanted.Value;
    }

    /// <summary>What is wrong with a tag on a collection, or null.</summary>
    public static string? CollectionProblem(TagName tag, string allowed, string what)
    {
        if (tag.IsNonSpecific || tag.Value == Core + allowed)
        {
            return null;
        }

        return tag.Value is Core + "str" or Core + "int" or Core + "float" or Core + "bool" or Core + "null" or Core + "map" or Core + "seq"
            ? $"the tag '{Show(tag)}' is not allowed on {what}"
            : Unsupported(tag);
    }

    private static string Unsupported(TagName tag) => tag.Value == Core + "binary"
        ? "the tag '!!binary' is not supported in a manifest; write the base64 string without a tag"
        : $"the tag '{Show(tag)}' is not supported in a manifest; remove it, or quote the value if it is meant as a string";

    private static string Show(TagName tag) =>
        tag.Value.StartsWith(Core, StringComparison.Ordinal) ? "!!" + Excerpt.Of(tag.Value.AsSpan(Core.Length)) : Excerpt.Of(tag.Value);
}
