using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Templating.Values;

/// <summary>An object: members by name, in the order they were added.</summary>
public sealed class ObjectValue : Value
{
    private readonly OrderedDictionary<string, Value> members;

    /// <summary>Makes an empty object.</summary>
    public ObjectValue() => members = new OrderedDictionary<string, Value>(StringComparer.Ordinal);

    /// <summary>Makes an object of members.</summary>
    public ObjectValue(IEnumerable<KeyValuePair<string, Value>> members) =>
        this.members = new OrderedDictionary<string, Value>(members, StringComparer.Ordinal);

    private ObjectValue(OrderedDictionary<string, Value> members) => this.members = members;

    /// <summary>The number of members.</summary>
    public int Count => members.Count;

    /// <summary>Whether templates are kept from changing it: everything in the model is.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The names in order.</summary>
    public IEnumerable<string> Names => members.Keys;

    /// <summary>The mapping that it was read from, whose keys know where they stand; null for an object that a template made.</summary>
    internal YamlMapping? Source { get; init; }

    /// <inheritdoc/>
    public override string TypeName => "object";

    /// <inheritdoc/>
    public override string Description => "an object";

    /// <summary>A hash that goes with <see cref="IsSame"/>.</summary>
    internal int IdentityHash => RuntimeHelpers.GetHashCode(members);

    /// <summary>The member at a place in the order, from 0.</summary>
    public KeyValuePair<string, Value> GetAt(int index) => members.GetAt(index);

    /// <summary>The member of a name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Value? value) => members.TryGetValue(name, out value);

    /// <summary>Where the name of a member was read; null where it was not read from a file.</summary>
    public Location? OriginOf(string name) => Source?.Find(name)?.Key.Location;

    /// <summary>Whether there is a member of a name, null or not.</summary>
    public bool Has(string name) => members.ContainsKey(name);

    /// <summary>Adds a member or replaces its value in place: for code that builds an object.</summary>
    public ObjectValue Set(string name, Value value)
    {
        members[name] = value;
        return this;
    }

    /// <summary>Takes a member away, if there is one.</summary>
    public bool Remove(string name) => members.Remove(name);

    /// <summary>The same object, closed to changes by templates; what it holds is not touched.</summary>
    public ObjectValue AsReadOnly() => IsReadOnly ? this : new ObjectValue(members) { IsReadOnly = true, Source = Source, Origin = Origin };

    /// <summary>Whether two objects are the same one: objects are equal by identity.</summary>
    public bool IsSame(ObjectValue other) => ReferenceEquals(members, other.members);

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => new ObjectValue(members) { IsReadOnly = IsReadOnly, Source = origin is null ? null : Source, Origin = origin };
}
