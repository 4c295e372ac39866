using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>Where the writer put each node: what turns a place of a node into a place of the output file.</summary>
internal sealed class YamlLayout
{
    private readonly Dictionary<YamlNode, TextSpan> spans = new(ReferenceEqualityComparer.Instance);

    /// <summary>The range of a node in the output; of a node that was written more than once, its first. Null for a node that was not written.</summary>
    public TextSpan? this[YamlNode node] => spans.TryGetValue(node, out var span) ? span : null;

    /// <summary>The place of a node in the finished output file, or null.</summary>
    public Location? Find(YamlNode node, SourceText output) => this[node] is { } span ? output.At(span) : null;

    internal void Add(YamlNode node, int start, int end) => spans.TryAdd(node, TextSpan.FromBounds(start, end));
}
