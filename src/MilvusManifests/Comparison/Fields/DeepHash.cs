using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>Compares nodes as JSON, with a hash of the whole node, so that long lists need not be compared item by item.</summary>
internal sealed class DeepHash : IEqualityComparer<YamlNode>
{
    // A list within a list is hashed once, not once for each list around it.
    private readonly ConditionalWeakTable<YamlNode, object> known = [];

    /// <inheritdoc/>
    public bool Equals(YamlNode? x, YamlNode? y) => YamlNodeComparer.Json.Equals(x, y);

    /// <inheritdoc/>
    public int GetHashCode(YamlNode obj)
    {
        if (obj is YamlScalar)
        {
            return YamlNodeComparer.Json.GetHashCode(obj);
        }

        if (known.TryGetValue(obj, out var hash))
        {
            return (int)hash;
        }

        var made = obj is YamlMapping mapping ? OfEntries(mapping.Entries) : OfItems(((YamlSequence)obj).Items);
        known.AddOrUpdate(obj, made);
        return made;
    }

    // The order of keys is ignored.
    private int OfEntries(ImmutableArray<YamlEntry> entries)
    {
        var sum = 17;
        foreach (var entry in entries)
        {
            sum = unchecked(sum + HashCode.Combine(entry.Key.Value.GetHashCode(StringComparison.Ordinal), GetHashCode(entry.Value)));
        }

        return sum;
    }

    private int OfItems(ImmutableArray<YamlNode> items)
    {
        var hash = new HashCode();
        foreach (var item in items)
        {
            hash.Add(GetHashCode(item));
        }

        return hash.ToHashCode();
    }
}
