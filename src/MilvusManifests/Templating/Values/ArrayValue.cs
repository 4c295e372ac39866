using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>An array.</summary>
public sealed class ArrayValue : Value
{
    private readonly List<Value> items;

    /// <summary>Makes an empty array that a template may change.</summary>
    public ArrayValue() => items = [];

    /// <summary>Makes an array of items, which a template may change unless it is read-only.</summary>
    public ArrayValue(IEnumerable<Value> items) => this.items = [.. items];

    /// <summary>Makes an empty array with room for a number of items.</summary>
    public ArrayValue(int capacity) => items = new List<Value>(capacity);

    private ArrayValue(List<Value> items) => this.items = items;

    /// <summary>The number of items.</summary>
    public int Count => items.Count;

    /// <summary>Whether templates are kept from changing it: everything in the model is.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Members that an array has besides its items, such as the named ones of a function's arguments; null for none.</summary>
    public ObjectValue? Members { get; set; }

    /// <inheritdoc/>
    public override string TypeName => "array";

    /// <inheritdoc/>
    public override string Description => "an array";

    /// <summary>A hash that goes with <see cref="IsSame"/>.</summary>
    internal int IdentityHash => RuntimeHelpers.GetHashCode(items);

    /// <summary>The item at an index, from 0.</summary>
    public Value this[int index]
    {
        get => items[index];
        set => items[index] = value;
    }

    /// <summary>The items; only valid until the array is changed.</summary>
    public ReadOnlySpan<Value> AsSpan() => CollectionsMarshal.AsSpan(items);

    /// <summary>Adds an item at the end: for code that builds an array.</summary>
    public void Add(Value item) => items.Add(item);

    /// <summary>Whether two arrays are the same one, not merely equal.</summary>
    public bool IsSame(ArrayValue other) => ReferenceEquals(items, other.items);

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => new ArrayValue(items) { IsReadOnly = IsReadOnly, Members = Members, Origin = origin };
}
