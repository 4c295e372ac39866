using System.Text;
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

    /// <summary>What kubectl, Helm and Argo CD read a scalar with a tag as. They decode <c>!!binary</c>, and ignore tags that they do not know.</summary>
    public static (YamlScalarKind Kind, string Value) Resolve(TagName tag, string text, out string? problem)
    {
        problem = null;
        if (tag.IsNonSpecific || !tag.Value.StartsWith(Core, StringComparison.Ordinal))
        {
            return (YamlScalarKind.String, text);
        }

        var name = tag.Value.AsSpan(Core.Length);
        if (name is "binary")
        {
            var decoded = Decode(text);
            problem = decoded is null ? "the value of '!!binary' is not valid base64" : null;
            return (YamlScalarKind.String, decoded ?? text);
        }

        var (kind, value) = KubectlScalar.Resolve(text);
        var fits = name switch
        {
            "int" => kind == YamlScalarKind.Integer,
            "float" => kind is YamlScalarKind.Integer or YamlScalarKind.Float,
            "bool" => kind == YamlScalarKind.Boolean,
            "null" => kind == YamlScalarKind.Null,
            _ => false,
        };
        if (fits)
        {
            return (kind, value);
        }

        problem = name is "int" or "float" or "bool" or "null" ? $"'{Excerpt.Of(text)}' does not match its tag '{Show(tag)}'" : null;
        return (YamlScalarKind.String, text);
    }

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
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
