using System.Globalization;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Shapes;

/// <summary>Where a node of the configuration is, for people.</summary>
/// <param name="Path">The keys that lead to it: <c>milvus[0].serviceMonitor</c>; empty for the root.</param>
/// <param name="Owner">What names it: its key, or the start of an item.</param>
internal readonly record struct Place(string Path, Location? Owner)
{
    /// <summary>A message about the node: <c>'milvus[0]': missing required key 'namespace'</c>.</summary>
    public string Say(string message) => Path.Length == 0 ? message : $"'{Path}': {message}";

    /// <summary>The place of an entry's value.</summary>
    public Place Under(YamlEntry entry) =>
        new(Path.Length == 0 ? Quote.Short(entry.Key.Value) : $"{Path}.{Quote.Short(entry.Key.Value)}", entry.Key.Location);

    /// <summary>The place of an item.</summary>
    public Place Item(int index, YamlNode item) => new(string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]"), item.Location);
}
