using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Shapes;

/// <summary>Where a node of the configuration is, for people.</summary>
/// <param name="Path">The keys that lead to it: <c>milvus[0].serviceMonitor</c>.</param>
/// <param name="Owner">What names it: its key, or the start of an item.</param>
internal readonly record struct Place(FieldPath Path, Location? Owner)
{
    /// <summary>A message about the node: <c>'milvus[0]': missing required key 'namespace'</c>.</summary>
    public string Describe(string message) => Path.Depth == 0 ? message : $"'{Path}': {message}";

    /// <summary>The place of an entry's value.</summary>
    public Place Under(YamlEntry entry) => new(Path.Field(entry.Key.Value), entry.Key.Location);

    /// <summary>The place of an item.</summary>
    public Place Item(int index, YamlNode item) => new(Path.Item(index), item.Location);
}
