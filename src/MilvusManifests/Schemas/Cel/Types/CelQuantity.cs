using System.Buffers;
using System.Globalization;
using System.Numerics;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Cel.Types;

/// <summary>A Kubernetes quantity.</summary>
/// <param name="Nanos">The amount in billionths, the smallest unit that a quantity has.</param>
internal sealed record CelQuantity(BigInteger Nanos)
{
    private const int LongestExponent = 60;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private static readonly BigInteger One = new(1_000_000_000);

    /// <summary>Parses a quantity; null if it is none. What is smaller than a billionth is rounded away from zero.</summary>
    public static CelQuantity? Parse(string text)
    {
        var isNegative = text.StartsWith('-');
        var rest = text.AsSpan(isNegative || text.StartsWith('+') ? 1 : 0);
        if (!Quantity.Syntax.IsValid(rest.ToString()))
        {
            return null;
        }

        var end = rest.IndexOfAnyExcept(Digits);
        var number = end < 0 ? rest : rest[..end];
        var point = number.IndexOf('.');
        var digits = point < 0 ? number.ToString() : string.Concat(number[..point], number[(point + 1)..]);
        var fraction = point < 0 ? 0 : number.Length - point - 1;
        if (Scale(end < 0 ? "" : rest[end..]) is not var (factor, power))
        {
            return null;
        }

        var amount = BigInteger.Parse(digits.Length == 0 ? "0" : digits, CultureInfo.InvariantCulture) * factor;
        var nanos = Shift(amount, power + 9 - fraction);
        return new CelQuantity(isNegative ? -nanos : nanos);
    }

    /// <summary>The quantity of a whole number.</summary>
    public static CelQuantity Of(long number) => new(number * One);

    /// <summary>The whole number that the quantity is; null if it is none of 64 bits.</summary>
    public long? ToInteger() => BigInteger.DivRem(Nanos, One, out var rest) is var whole && rest.IsZero && whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : null;

    /// <summary>The amount, as near as a double comes.</summary>
    public double ToDouble() => (double)Nanos / 1e9;

    private static (BigInteger Factor, int Power)? Scale(ReadOnlySpan<char> suffix)
    {
        if (suffix.Length > 1 && suffix[0] is 'e' or 'E')
        {
            return int.TryParse(suffix[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) && Math.Abs(exponent) <= LongestExponent ? (1, exponent) : null;
        }

        var unit = suffix.Length == 0 ? 0 : "KMGTPE".IndexOf(suffix[0], StringComparison.Ordinal) + 1;
        return suffix switch
        {
            "" => (1, 0),
            "n" => (1, -9),
            "u" => (1, -6),
            "m" => (1, -3),
            "k" => (1, 3),
            _ when suffix.Length == 2 => (BigInteger.Pow(1024, unit), 0),
            _ => (1, 3 * unit),
        };
    }

    private static BigInteger Shift(BigInteger amount, int power)
    {
        if (power >= 0)
        {
            return amount * BigInteger.Pow(10, power);
        }

        var whole = BigInteger.DivRem(amount, BigInteger.Pow(10, -power), out var rest);
        return rest.IsZero ? whole : whole + 1;
    }
}
