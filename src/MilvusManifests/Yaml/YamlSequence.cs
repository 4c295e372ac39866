using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>A sequence.</summary>
public sealed class YamlSequence : YamlNode
{
    /// <summary>Makes a sequence.</summary>
    public YamlSequence(ImmutableArray<YamlNode> items, Location? location = null)
        : base(location) => Items = items;

    /// <summary>The empty sequence, which is in no file.</summary>
    public static YamlSequence Empty { get; } = new([]);

    /// <summary>The items in order.</summary>
    public ImmutableArray<YamlNode> Items { get; }

    /// <inheritdoc/>
    public override string Description => "a sequence";
}
