using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Clusters;

/// <summary>
/// Lays one configuration over another: mappings are merged key by key, a list or a scalar replaces the one below. Entries of <c>milvus</c> are merged by namespace and release.
/// Every node keeps the place it was read from.
/// </summary>
internal static class ConfigurationMerge
{
    private const string Milvus = "milvus";

    /// <summary>The configuration that two layers make.</summary>
    /// <param name="below">The layer whose values hold where the other has none.</param>
    /// <param name="above">The layer whose values win.</param>
    public static YamlMapping Merge(YamlMapping below, YamlMapping above)
    {
        var entries = below.Entries.ToBuilder();
        foreach (var entry in above.Entries)
        {
            var at = below.IndexOf(entry.Key.Value);
            if (at < 0)
            {
                entries.Add(entry);
            }
            else
            {
                entries[at] = entry with { Value = Merge(entry.Key.Value, below.Entries[at].Value, entry.Value) };
            }
        }

        return new YamlMapping(entries.DrainToImmutable(), above.Location ?? below.Location);
    }

    private static YamlNode Merge(string key, YamlNode below, YamlNode above) => (below, above) switch
    {
        (YamlMapping lower, YamlMapping upper) => Merge(lower, upper),
        (YamlSequence lower, YamlSequence upper) when key == Milvus => MergeKeyed(lower, upper),
        _ => above,
    };

    private static YamlSequence MergeKeyed(YamlSequence below, YamlSequence above)
    {
        var items = below.Items.ToBuilder();
        foreach (var item in above.Items)
        {
            var at = KeyOf(item) is { } key ? IndexOf(items, key) : -1;
            if (at < 0)
            {
                items.Add(item);
            }
            else
            {
                items[at] = Merge((YamlMapping)items[at], (YamlMapping)item);
            }
        }

        return new YamlSequence(items.DrainToImmutable(), above.Location);
    }

    private static int IndexOf(ImmutableArray<YamlNode>.Builder items, (string, string) key)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (KeyOf(items[i]) == key)
            {
                return i;
            }
        }

        return -1;
    }

    private static (string Namespace, string Release)? KeyOf(YamlNode item) =>
        item is YamlMapping mapping && mapping["namespace"] is YamlScalar space && mapping["release"] is YamlScalar release ? (space.Value, release.Value) : null;
}
