using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>A mapping with string keys, in the order they were written.</summary>
internal sealed class YamlMapping : YamlNode
{
    private const int SmallCount = 8;
    private Dictionary<string, int>? index;

    /// <summary>Makes a mapping; keys must differ.</summary>
    public YamlMapping(ImmutableArray<YamlEntry> entries, Location? location = null)
        : base(location)
    {
        Entries = entries;
        var depth = 0;
        var count = 1L;
        foreach (var entry in entries)
        {
            depth = Math.Max(depth, entry.Value.Depth);
            count += entry.Value.NodeCount;
        }

        Depth = depth + 1;
        NodeCount = (int)Math.Min(count, int.MaxValue);
    }

    /// <summary>The empty mapping, without a location.</summary>
    public static YamlMapping Empty { get; } = new([]);

    /// <summary>The entries in the order they were written.</summary>
    public ImmutableArray<YamlEntry> Entries { get; }

    /// <summary>The keys in the order they were written.</summary>
    public IEnumerable<string> Keys => Entries.Select(entry => entry.Key.Value);

    /// <inheritdoc/>
    public override string Description => "a mapping";

    /// <inheritdoc/>
    public override int Depth { get; }

    /// <inheritdoc/>
    public override int NodeCount { get; }

    /// <summary>The value of a key, or null if the key is missing.</summary>
    public YamlNode? this[string key] => Find(key) is { } entry ? entry.Value : null;

    /// <summary>The entry of a key, or null if the key is missing.</summary>
    public YamlEntry? Find(string key)
    {
        var at = IndexOf(key);
        return at < 0 ? null : Entries[at];
    }

    /// <summary>The value of a key.</summary>
    public bool TryGetValue(string key, [NotNullWhen(true)] out YamlNode? value) => (value = this[key]) is not null;

    /// <summary>The index of a key among the entries, or -1.</summary>
    public int IndexOf(string key)
    {
        if (Entries.Length > SmallCount)
        {
            index ??= BuildIndex();
            return index.GetValueOrDefault(key, -1);
        }

        for (var i = 0; i < Entries.Length; i++)
        {
            if (string.Equals(Entries[i].Key.Value, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>This mapping with a key's value replaced, or the key added at the end.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="keyLocation">Where a key that is added was read.</param>
    public YamlMapping With(string key, YamlNode value, Location? keyLocation = null)
    {
        var at = IndexOf(key);
        return new YamlMapping(
            at < 0 ? Entries.Add(new YamlEntry(new YamlScalar(key, YamlScalarStyle.Plain, location: keyLocation), value)) : Entries.SetItem(at, Entries[at] with { Value = value }),
            Location);
    }

    /// <summary>This mapping without a key; itself if the key is missing.</summary>
    public YamlMapping Without(string key)
    {
        var at = IndexOf(key);
        return at < 0 ? this : new YamlMapping(Entries.RemoveAt(at), Location);
    }

    /// <summary>This mapping with the entries of another one, which take precedence.</summary>
    public YamlMapping MergedWith(YamlMapping other)
    {
        var merged = this;
        foreach (var entry in other.Entries)
        {
            merged = merged.With(entry.Key.Value, entry.Value, entry.Key.Location);
        }

        return merged;
    }

    /// <summary>This mapping with the value at a path of keys; missing mappings are created.</summary>
    /// <param name="path">The keys.</param>
    /// <param name="value">The value.</param>
    /// <param name="keyLocation">Where a last key that is added was read.</param>
    public YamlMapping Set(ReadOnlySpan<string> path, YamlNode value, Location? keyLocation = null) => path.Length == 1
        ? With(path[0], value, keyLocation)
        : With(path[0], (this[path[0]] as YamlMapping ?? Empty).Set(path[1..], value, keyLocation), keyLocation);

    /// <summary>This mapping with the value at a path of keys changed; itself if there is no value of that kind, or if it stays the same.</summary>
    public YamlMapping Change<T>(ReadOnlySpan<string> path, Func<T, YamlNode> change)
        where T : YamlNode
    {
        var old = this[path[0]];
        var changed = path.Length == 1
            ? old is T value ? change(value) : old
            : old is YamlMapping below ? below.Change(path[1..], change) : old;
        return changed is null || ReferenceEquals(changed, old) ? this : With(path[0], changed);
    }

    /// <summary>This mapping with every value changed; itself where each stays the same.</summary>
    public YamlMapping WithValues(Func<YamlEntry, YamlNode> change)
    {
        ImmutableArray<YamlEntry>.Builder? changed = null;
        for (var i = 0; i < Entries.Length; i++)
        {
            var value = change(Entries[i]);
            if (!ReferenceEquals(value, Entries[i].Value))
            {
                changed ??= Entries.ToBuilder();
                changed[i] = Entries[i] with { Value = value };
            }
        }

        return changed is null ? this : new YamlMapping(changed.MoveToImmutable(), Location);
    }

    /// <summary>The value at a path of keys; null if there is none.</summary>
    public YamlNode? At(params ReadOnlySpan<string> path)
    {
        YamlNode? at = this;
        foreach (var key in path)
        {
            at = (at as YamlMapping)?[key];
        }

        return at;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var built = new Dictionary<string, int>(Entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < Entries.Length; i++)
        {
            built.TryAdd(Entries[i].Key.Value, i);
        }

        return built;
    }
}
