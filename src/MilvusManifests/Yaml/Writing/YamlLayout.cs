using MilvusManifests.Text;

namespace MilvusManifests.Yaml.Writing;

/// <summary>Where the writer put each node: maps a node to its location in the output file.</summary>
internal sealed class YamlLayout
{
    private readonly Dictionary<YamlNode, TextSpan> spans = new(ReferenceEqualityComparer.Instance);

    /// <summary>The range of a node in the output, the first one if it was written several times; null if it was not written.</summary>
    public TextSpan? this[YamlNode node] => spans.TryGetValue(node, out var span) ? span : null;

    /// <summary>The location of a node in the finished output file, or null.</summary>
    public Location? Find(YamlNode node, SourceText output) => this[node] is { } span ? output.At(span) : null;

    internal void Add(YamlNode node, int start, int end) => spans.TryAdd(node, TextSpan.FromBounds(start, end));
}
