using System.Numerics;

namespace MilvusManifests.Templating.Values;

/// <summary>Arithmetic.</summary>
internal static class Numbers
{
    /// <summary>The largest whole number there may be, in bits.</summary>
    public const int MaxBits = 1 << 16;

    /// <summary>The number that a value stands for in arithmetic: booleans are 1 and 0.</summary>
    public static NumberValue? From(Value value) => value switch
    {
        NumberValue number => number,
        BooleanValue boolean => IntegerValue.Of(boolean.Value ? 1 : 0),
        _ => null,
    };

    public static NumberValue? Add(NumberValue a, NumberValue b) => Combine(
        a, b, static (x, y) => x + y, static (x, y) => x + y, static (x, y) => x + y, static (long x, long y, out long r) => !TryAdd(x, y, out r));

    public static NumberValue? Subtract(NumberValue a, NumberValue b) => Combine(
        a, b, static (x, y) => x - y, static (x, y) => x - y, static (x, y) => x - y, static (long x, long y, out long r) => !TrySubtract(x, y, out r));

    public static NumberValue? Multiply(NumberValue a, NumberValue b) => Combine(
        a, b, static (x, y) => x * y, static (x, y) => x * y, static (x, y) => x * y, static (long x, long y, out long r) => Math.BigMul(x, y, out r) != (r >> 63));

    /// <summary>The quotient: whole where it is exact, else a float.</summary>
    public static NumberValue? Divide(NumberValue a, NumberValue b)
    {
        if (a is IntegerValue x && b is IntegerValue y)
        {
            if (!y.Big.IsZero)
            {
                var quotient = BigInteger.DivRem(x.Big, y.Big, out var rest);
                if (rest.IsZero)
                {
                    return IntegerValue.Of(quotient);
                }
            }

            return new FloatValue(x.ToDouble() / y.ToDouble());
        }

        return IsZeroDecimal(a, b) ? new FloatValue(a.ToDouble() / b.ToDouble()) : Combine(a, b, null, static (p, q) => p / q, static (p, q) => p / q, null);
    }

    /// <summary>The whole quotient: cut towards zero for integers, rounded for floats; null for a divisor of 0.</summary>
    public static NumberValue? DivideInteger(NumberValue a, NumberValue b)
    {
        if (a is IntegerValue x && b is IntegerValue y)
        {
            return y.Big.IsZero ? null : IntegerValue.Of(BigInteger.Divide(x.Big, y.Big));
        }

        var rounded = Math.Round(a.ToDouble() / b.ToDouble());
        return double.IsFinite(rounded) ? IntegerValue.Of(new BigInteger(rounded)) : new FloatValue(rounded);
    }

    /// <summary>The remainder, with the sign of the dividend; null for a whole divisor of 0.</summary>
    public static NumberValue? Modulo(NumberValue a, NumberValue b)
    {
        if (a is IntegerValue x && b is IntegerValue y)
        {
            return y.Big.IsZero ? null : IntegerValue.Of(BigInteger.Remainder(x.Big, y.Big));
        }

        return IsZeroDecimal(a, b) ? new FloatValue(double.NaN) : Combine(a, b, null, static (p, q) => p % q, static (p, q) => p % q, null);
    }

    public static NumberValue Negate(NumberValue a) => a switch
    {
        IntegerValue whole => IntegerValue.Of(-whole.Big),
        DecimalValue exact => new DecimalValue(-exact.Value),
        FloatValue number => new FloatValue(-number.Value) { IsSingle = number.IsSingle },
        _ => a,
    };

    private static NumberValue? Combine(
        NumberValue a,
        NumberValue b,
        Func<BigInteger, BigInteger, BigInteger>? whole,
        Func<double, double, double> number,
        Func<decimal, decimal, decimal> exact,
        Overflowing? small)
    {
        if (a is IntegerValue x && b is IntegerValue y && whole is not null)
        {
            if (x.IsSmall && y.IsSmall && small is not null && !small(x.Small, y.Small, out var result))
            {
                return IntegerValue.Of(result);
            }

            var big = whole(x.Big, y.Big);
            return big.GetBitLength() > MaxBits ? null : IntegerValue.Of(big);
        }

        if ((a is DecimalValue || b is DecimalValue) && ToDecimal(a) is { } p && ToDecimal(b) is { } q)
        {
            try
            {
                return new DecimalValue(exact(p, q));
            }
            catch (OverflowException)
            {
                return new FloatValue(number(a.ToDouble(), b.ToDouble()));
            }
        }

        return new FloatValue(number(a.ToDouble(), b.ToDouble())) { IsSingle = IsSingle(a) && IsSingle(b) };
    }

    private static bool IsSingle(NumberValue value) => value is FloatValue { IsSingle: true };

    private static bool IsZeroDecimal(NumberValue a, NumberValue b) => (a is DecimalValue || b is DecimalValue) && b.ToDouble() == 0;

    private static decimal? ToDecimal(NumberValue value) => value switch
    {
        DecimalValue exact => exact.Value,
        IntegerValue { IsSmall: true } whole => whole.Small,
        FloatValue number when Math.Abs(number.Value) < 1e28 => (decimal)number.Value,
        _ => null,
    };

    private static bool TryAdd(long x, long y, out long sum)
    {
        sum = unchecked(x + y);
        return ((x ^ sum) & (y ^ sum)) >= 0;
    }

    private static bool TrySubtract(long x, long y, out long difference)
    {
        difference = unchecked(x - y);
        return ((x ^ y) & (x ^ difference)) >= 0;
    }

    private delegate bool Overflowing(long x, long y, out long result);
}
