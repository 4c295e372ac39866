using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering.Upstream;

/// <summary>Changes in a node, as new nodes along the way to them.</summary>
internal static class NodeEdit
{
    /// <summary>The mapping with a value below some keys; mappings that are not there are made.</summary>
    public static YamlMapping Set(YamlMapping node, ReadOnlySpan<string> path, YamlNode value) =>
        node.With(path[0], path.Length == 1 ? value : Set(node[path[0]] as YamlMapping ?? YamlMapping.Empty, path[1..], value));

    /// <summary>The mapping with the value below some keys changed; itself where there is none of that kind.</summary>
    public static YamlMapping Change<T>(YamlMapping node, ReadOnlySpan<string> path, Func<T, YamlNode> change)
        where T : YamlNode =>
        path.Length == 1
            ? node[path[0]] is T value ? node.With(path[0], change(value)) : node
            : node[path[0]] is YamlMapping below ? node.With(path[0], Change(below, path[1..], change)) : node;

    /// <summary>The value below some keys; null where there is none.</summary>
    public static YamlNode? Find(YamlMapping node, params ReadOnlySpan<string> path)
    {
        YamlNode? at = node;
        foreach (var key in path)
        {
            at = (at as YamlMapping)?[key];
        }

        return at;
    }

    /// <summary>A mapping of strings.</summary>
    public static YamlMapping Map(params ReadOnlySpan<(string Key, YamlNode Value)> entries)
    {
        var map = YamlMapping.Empty;
        foreach (var (key, value) in entries)
        {
            map = map.With(key, value);
        }

        return map;
    }
}
