using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Looks into nodes that may be wrong: what is not as expected is taken as absent, since the shape has already spoken about it.</summary>
internal static class NodeAccess
{
    public static YamlMapping? Mapping(this YamlMapping? node, string key) => node?[key] as YamlMapping;

    public static YamlMapping? Mapping(this YamlMapping? node, string first, string second) => node.Mapping(first).Mapping(second);

    public static ImmutableArray<YamlNode> Items(this YamlMapping? node, string key) => node?[key] is YamlSequence sequence ? sequence.Items : [];

    /// <summary>A string of a syntax.</summary>
    public static YamlScalar? Text(this YamlMapping? node, string key, ValueFormat? format = null) =>
        node?[key] is YamlScalar { Kind: YamlScalarKind.String } scalar && (format is null || format.Matches(scalar.Value)) ? scalar : null;

    public static bool Says(this YamlMapping? node, string key, string value) =>
        node?[key] is YamlScalar scalar && string.Equals(scalar.Value, value, StringComparison.OrdinalIgnoreCase);
}
