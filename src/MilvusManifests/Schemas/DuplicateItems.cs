using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>Finds items of a sequence that are equal as JSON.</summary>
internal static class DuplicateItems
{
    private const int FewItems = 12;

    /// <summary>The first item that repeats an earlier one, and that one; null when all differ.</summary>
    public static (int Index, int First)? Find(YamlSequence sequence)
    {
        var items = sequence.Items;
        if (items.Length > FewItems)
        {
            return FindAmongMany(sequence);
        }

        for (var i = 1; i < items.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (YamlNodeComparer.Json.Equals(items[i], items[j]))
                {
                    return (i, j);
                }
            }
        }

        return null;
    }

    private static (int Index, int First)? FindAmongMany(YamlSequence sequence)
    {
        var seen = new Dictionary<YamlNode, int>(sequence.Items.Length, DeepHash.Instance);
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            if (!seen.TryAdd(sequence.Items[i], i))
            {
                return (i, seen[sequence.Items[i]]);
            }
        }

        return null;
    }

    /// <summary>A hash of all that a value holds: many mappings of the same size are told apart by it.</summary>
    private sealed class DeepHash : IEqualityComparer<YamlNode>
    {
        public static DeepHash Instance { get; } = new();

        public bool Equals(YamlNode? x, YamlNode? y) => YamlNodeComparer.Json.Equals(x, y);

        public int GetHashCode(YamlNode obj)
        {
            switch (obj)
            {
                case YamlSequence sequence:
                    var ordered = 17;
                    foreach (var item in sequence.Items)
                    {
                        ordered = HashCode.Combine(ordered, GetHashCode(item));
                    }

                    return ordered;
                case YamlMapping mapping:
                    var unordered = 31;
                    foreach (var entry in mapping.Entries)
                    {
                        unordered += HashCode.Combine(entry.Key.Value.GetHashCode(StringComparison.Ordinal), GetHashCode(entry.Value));
                    }

                    return unordered;
                default:
                    return YamlNodeComparer.Json.GetHashCode(obj);
            }
        }
    }
}
