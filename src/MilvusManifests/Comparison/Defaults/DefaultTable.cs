using System.Collections.Frozen;
using MilvusManifests.Catalogue;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Defaults;

/// <summary>The defaults of the built-in kinds that depend on nothing else.</summary>
internal static class DefaultTable
{
    private static readonly Lazy<FrozenDictionary<string, YamlMapping>> ByDefinition = new(Read);

    /// <summary>The definitions that have defaults.</summary>
    public static IEnumerable<string> Definitions => ByDefinition.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>The defaults of the fields of a definition; none of an unknown one.</summary>
    /// <param name="definition">The definition as the schema packs name it, <c>core.v1.PodSpec</c>.</param>
    public static YamlMapping Of(string definition) => ByDefinition.Value.GetValueOrDefault(definition) ?? YamlMapping.Empty;

    private static FrozenDictionary<string, YamlMapping> Read()
    {
        var table = (YamlMapping)YamlReader.ReadSingle(EmbeddedFile.Read("Comparison/defaults.yaml")).Value!.Root;
        return table.Entries.ToFrozenDictionary(entry => entry.Key.Value, entry => (YamlMapping)entry.Value, StringComparer.Ordinal);
    }
}
