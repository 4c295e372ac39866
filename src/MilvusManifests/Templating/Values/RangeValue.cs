using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>A range of integers, <c>1..5</c>: it counts down where its end is below its start, and takes no space however long.</summary>
public sealed class RangeValue : Value
{
    /// <summary>Makes a range of <paramref name="count"/> integers.</summary>
    /// <param name="first">The first integer.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="descends">Whether each is one less than the one before.</param>
    public RangeValue(long first, long count, bool descends)
    {
        First = first;
        Count = count;
        Descends = descends;
    }

    /// <summary>The first integer.</summary>
    public long First { get; }

    /// <summary>How many there are.</summary>
    public long Count { get; }

    /// <summary>Whether it counts down.</summary>
    public bool Descends { get; }

    /// <inheritdoc/>
    public override string TypeName => "iterator";

    /// <inheritdoc/>
    public override string Description => "a range";

    /// <summary>The integer at an index, from 0.</summary>
    public IntegerValue this[long index] => IntegerValue.Of(Descends ? First - index : First + index);

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => new RangeValue(First, Count, Descends) { Origin = origin };
}
