using MilvusManifests.Rendering;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Settings;

/// <summary>Objects as lines, one a field that has a value.</summary>
internal static class ObjectFields
{
    /// <summary>What is in one set of objects and not in the other: lines with <c>-</c>, then lines with <c>+</c>, in ordinal order.</summary>
    public static IEnumerable<string> Changes(IEnumerable<ManifestObject> before, IEnumerable<ManifestObject> after)
    {
        var (old, fresh) = (Lines(before).ToHashSet(StringComparer.Ordinal), Lines(after).ToHashSet(StringComparer.Ordinal));
        return [.. old.Except(fresh).Order(StringComparer.Ordinal).Select(line => $"- {line}"), .. fresh.Except(old).Order(StringComparer.Ordinal).Select(line => $"+ {line}")];
    }

    private static IEnumerable<string> Lines(IEnumerable<ManifestObject> objects) =>
        objects.SelectMany(found => Lines(found.Node, "").Select(line => $"{found.Reference.Kind} {found.Reference.Name} {line}"));

    private static IEnumerable<string> Lines(YamlNode node, string path) => node switch
    {
        YamlMapping { Entries: not [] } mapping => mapping.Entries.SelectMany(entry => Lines(entry.Value, $"{path}.{entry.Key.Value}")),
        YamlSequence { Items: not [] } sequence => sequence.Items.SelectMany((item, index) => Lines(item, $"{path}[{Label(item) ?? $"{index}"}]")),
        YamlScalar { Kind: YamlScalarKind.String } text => [$"{path}: '{text.Value.ReplaceLineEndings("|")}'"],
        YamlScalar scalar => [$"{path}: {scalar.Value}"],
        _ => [$"{path}: {(node is YamlMapping ? "{}" : "[]")}"],
    };

    private static string? Label(YamlNode item) => ((item as YamlMapping)?["name"] as YamlScalar ?? (item as YamlMapping)?["alert"] as YamlScalar)?.Value;
}
