using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Looks into nodes that may not be valid: anything unexpected counts as absent, since the shape has reported it.</summary>
internal static class NodeAccess
{
    public static YamlMapping? Mapping(this YamlMapping? node, string key) => node?[key] as YamlMapping;

    public static ImmutableArray<YamlNode> Items(this YamlMapping? node, string key) => node?[key] is YamlSequence sequence ? sequence.Items : [];

    public static bool Says(this YamlMapping? node, string key, string value) =>
        node?[key] is YamlScalar scalar && string.Equals(scalar.Value, value, StringComparison.OrdinalIgnoreCase);
}
