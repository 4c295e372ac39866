using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>
/// Finds which item of a list became which: by what names them, of equal names the equal ones first. Time and memory grow with the items, not with
/// their square, and swapping the sides swaps the pairs.
/// </summary>
internal sealed class ListMatching(DeepHash comparer, IReadOnlyDictionary<string, string> generated)
{
    /// <summary>The items that differ, in the order of their names or places; equal ones are left out.</summary>
    /// <param name="old">The old list.</param>
    /// <param name="fresh">The new list.</param>
    /// <param name="key">What names the items.</param>
    public List<ListPair> Match(YamlSequence old, YamlSequence fresh, ListKey key)
    {
        var groups = new SortedDictionary<string, Group>(StringComparer.Ordinal);
        Collect(old.Items, item => key.Of(item) is var name && generated.TryGetValue(name, out var renamed) ? renamed : name, groups, group => group.Old);
        Collect(fresh.Items, key.Of, groups, group => group.New);
        var pairs = new List<ListPair>();
        foreach (var (name, group) in groups)
        {
            Match(name, group, key, pairs);
        }

        return key.MayMove && pairs.Count == 2 ? Moved(pairs) : pairs;
    }

    // The only removed port and the only added one, if they have something in common, are one port that moved.
    private List<ListPair> Moved(List<ListPair> pairs)
    {
        var (removed, added) = (pairs.Find(pair => pair.New is null), pairs.Find(pair => pair.Old is null));
        return removed is not null && added is not null && AreSimilar(removed.Old!, added.New!) ? [new ListPair(added.Label, removed.Old, added.New)] : pairs;
    }

    /// <summary>Whether two lists of the same items have them in another order.</summary>
    public bool IsReordered(YamlSequence old, YamlSequence fresh)
    {
        for (var i = 0; i < old.Items.Length && i < fresh.Items.Length; i++)
        {
            if (!comparer.Equals(old.Items[i], fresh.Items[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static void Collect(ImmutableArray<YamlNode> items, Func<YamlNode, string> nameOf, SortedDictionary<string, Group> groups, Func<Group, List<(int, YamlNode)>> side)
    {
        for (var i = 0; i < items.Length; i++)
        {
            var name = nameOf(items[i]);
            if (!groups.TryGetValue(name, out var group))
            {
                groups[name] = group = new Group();
            }

            side(group).Add((i, items[i]));
        }
    }

    private void Match(string name, Group group, ListKey key, List<ListPair> pairs)
    {
        if (group is { Old: [var (_, only)], New: [var (at, other)] })
        {
            Add(key.IsNamed ? name : Index(at), only, other);
            return;
        }

        RemoveEqual(group);
        var (i, j) = (0, 0);
        while (i < group.Old.Count || j < group.New.Count)
        {
            var isPair = i < group.Old.Count && j < group.New.Count && (key.IsNamed || AreSimilar(group.Old[i].Node, group.New[j].Node));
            if (i < group.Old.Count && !isPair)
            {
                Add(key.IsNamed ? name : Index(group.Old[i].At), group.Old[i].Node, null);
            }

            if (j < group.New.Count)
            {
                Add(key.IsNamed ? name : Index(group.New[j].At), isPair ? group.Old[i].Node : null, group.New[j].Node);
            }

            (i, j) = (i + 1, j + 1);
        }

        void Add(string label, YamlNode? old, YamlNode? fresh)
        {
            if (old is null || fresh is null || !comparer.Equals(old, fresh))
            {
                pairs.Add(new ListPair(label, old, fresh));
            }
        }
    }

    private void RemoveEqual(Group group)
    {
        var counts = new Dictionary<YamlNode, int>(comparer);
        foreach (var (_, node) in group.New)
        {
            counts[node] = counts.GetValueOrDefault(node) + 1;
        }

        var both = new Dictionary<YamlNode, int>(comparer);
        group.Old.RemoveAll(item => Take(counts, item.Node) && Count(both, item.Node));
        group.New.RemoveAll(item => Take(both, item.Node));

        static bool Take(Dictionary<YamlNode, int> left, YamlNode node)
        {
            if (left.GetValueOrDefault(node) == 0)
            {
                return false;
            }

            left[node]--;
            return true;
        }

        static bool Count(Dictionary<YamlNode, int> taken, YamlNode node)
        {
            taken[node] = taken.GetValueOrDefault(node) + 1;
            return true;
        }
    }

    // A generated name became its successor. Of two mappings that share nothing, one did not become the other.
    private bool AreSimilar(YamlNode old, YamlNode fresh) => (old, fresh) switch
    {
        (YamlMapping left, YamlMapping right) => left.Entries.Length == 0 || right.Entries.Length == 0
            || left.Entries.Any(entry => right[entry.Key.Value] is { } value && comparer.Equals(entry.Value, value))
            || (left.Entries.Length == right.Entries.Length && left.Keys.All(name => right.IndexOf(name) >= 0)),
        (YamlSequence, YamlSequence) => true,
        (YamlScalar left, YamlScalar right) => generated.GetValueOrDefault(left.Value) == right.Value,
        _ => false,
    };

    private static string Index(int at) => at.ToString(CultureInfo.InvariantCulture);

    private sealed class Group
    {
        public List<(int At, YamlNode Node)> Old { get; } = [];

        public List<(int At, YamlNode Node)> New { get; } = [];
    }
}

/// <summary>An item of a list and what became of it.</summary>
/// <param name="Label">What names it.</param>
/// <param name="Old">The old item; null where it was added.</param>
/// <param name="New">The new item; null where it was removed.</param>
internal sealed record ListPair(string Label, YamlNode? Old, YamlNode? New);
