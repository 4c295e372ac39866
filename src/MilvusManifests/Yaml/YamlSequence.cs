using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>A sequence.</summary>
internal sealed class YamlSequence : YamlNode
{
    /// <summary>Makes a sequence.</summary>
    public YamlSequence(ImmutableArray<YamlNode> items, Location? location = null)
        : base(location)
    {
        Items = items;
        var depth = 0;
        var count = 1L;
        foreach (var item in items)
        {
            depth = Math.Max(depth, item.Depth);
            count += item.NodeCount;
        }

        Depth = depth + 1;
        NodeCount = (int)Math.Min(count, int.MaxValue);
    }

    /// <summary>The empty sequence, without a location.</summary>
    public static YamlSequence Empty { get; } = new([]);

    /// <summary>The items in order.</summary>
    public ImmutableArray<YamlNode> Items { get; }

    /// <summary>This sequence with every item changed; itself where each stays the same.</summary>
    public YamlSequence WithItems(Func<YamlNode, YamlNode> change)
    {
        ImmutableArray<YamlNode>.Builder? changed = null;
        for (var i = 0; i < Items.Length; i++)
        {
            var item = change(Items[i]);
            if (!ReferenceEquals(item, Items[i]))
            {
                changed ??= Items.ToBuilder();
                changed[i] = item;
            }
        }

        return changed is null ? this : new YamlSequence(changed.MoveToImmutable(), Location);
    }

    /// <inheritdoc/>
    public override string Description => "a sequence";

    /// <inheritdoc/>
    public override int Depth { get; }

    /// <inheritdoc/>
    public override int NodeCount { get; }
}
