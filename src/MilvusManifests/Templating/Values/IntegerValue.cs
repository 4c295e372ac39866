using System.Numerics;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>A whole number of any size.</summary>
public sealed class IntegerValue : NumberValue
{
    private const int CachedFrom = -1;
    private const int CachedTo = 64;
    private static readonly IntegerValue[] Cached = MakeCached();
    private readonly BigInteger? big;
    private readonly long small;

    private IntegerValue(long value) => small = value;

    private IntegerValue(BigInteger value) => big = value;

    /// <summary>Whether it fits 64 bits, as nearly every number does.</summary>
    public bool IsSmall => big is null;

    /// <summary>The number; only meaningful where <see cref="IsSmall"/>.</summary>
    public long Small => small;

    /// <summary>The number, whatever its size.</summary>
    public BigInteger Big => big ?? small;

    /// <inheritdoc/>
    public override string Description => "an integer";

    /// <summary>A whole number, from nowhere.</summary>
    public static IntegerValue Of(long value) =>
        value is >= CachedFrom and <= CachedTo ? Cached[value - CachedFrom] : new IntegerValue(value);

    /// <summary>A whole number of any size, from nowhere.</summary>
    public static IntegerValue Of(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Of((long)value) : new IntegerValue(value);

    /// <summary>The number if it fits 32 bits: a position, a count.</summary>
    public bool TryGetInt32(out int value)
    {
        value = unchecked((int)small);
        return IsSmall && value == small;
    }

    /// <inheritdoc/>
    public override double ToDouble() => big is { } value ? (double)value : small;

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => big is { } value ? new IntegerValue(value) { Origin = origin } : new IntegerValue(small) { Origin = origin };

    private static IntegerValue[] MakeCached()
    {
        var made = new IntegerValue[CachedTo - CachedFrom + 1];
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = new IntegerValue(i + CachedFrom);
        }

        return made;
    }
}
