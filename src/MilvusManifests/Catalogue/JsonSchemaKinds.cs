using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>Which kind of object a JSON Schema is for.</summary>
internal static class JsonSchemaKinds
{
    /// <summary>The key with which the schemas of Kubernetes name their kinds.</summary>
    public const string ExtensionKey = "x-kubernetes-group-version-kind";

    /// <summary>The kinds that a schema names itself: in the extension, or as the only values that <c>apiVersion</c> and <c>kind</c> may have.</summary>
    public static IEnumerable<GroupVersionKind> Of(YamlMapping schema)
    {
        if (schema[ExtensionKey] is { } named)
        {
            return (named is YamlSequence list ? list.Items : [named]).OfType<YamlMapping>().Select(Named).OfType<GroupVersionKind>();
        }

        var properties = schema["properties"] as YamlMapping;
        return
            from apiVersion in OnlyValues(properties, "apiVersion")
            from kind in OnlyValues(properties, "kind")
            select new GroupVersionKind(apiVersion, kind);
    }

    /// <summary>The names, without extension, that the file of a kind's schema may have: kubeconform's, and those of its script and of collections.</summary>
    public static IEnumerable<string> FileNames(GroupVersionKind kind) => kind.Group is { Length: > 0 } group
        ? [$"{kind.Kind}-{group}-{kind.Version}", $"{kind.Kind}-{FirstLabel(group)}-{kind.Version}", $"{kind.Kind}_{kind.Version}"]
        : [$"{kind.Kind}-{kind.Version}", $"{kind.Kind}_{kind.Version}"];

    /// <summary>Whether a file's name, without extension, ends with a version as those of <see cref="FileNames"/> do.</summary>
    public static bool IsFileName(string name)
    {
        var at = name.AsSpan().LastIndexOfAny('-', '_');
        return at > 0 && name.AsSpan(at + 1) is ['v', >= '0' and <= '9', ..] version && !version.ContainsAnyExceptInRange('0', 'z');
    }

    private static GroupVersionKind? Named(YamlMapping kind) =>
        Text(kind, "version") is { Length: > 0 } version && Text(kind, "kind") is { Length: > 0 } name
            ? GroupVersionKind.Of(Text(kind, "group") ?? "", version, name)
            : null;

    private static string? Text(YamlMapping mapping, string key) => (mapping[key] as YamlScalar)?.Value;

    private static IEnumerable<string> OnlyValues(YamlMapping? properties, string name)
    {
        var property = properties?[name] as YamlMapping;
        YamlNode?[] values = property?["const"] is { } only ? [only] : property?["enum"] is YamlSequence list ? [.. list.Items] : [];
        return values.OfType<YamlScalar>().Where(value => value.Kind == YamlScalarKind.String).Select(value => value.Value);
    }

    private static string FirstLabel(string group) => group.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? group[..dot] : group;
}
