using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace MilvusManifests.Values.Quantities;

/// <summary>The exact amount of a Kubernetes quantity, which may be negative.</summary>
/// <param name="Nanos">The amount in billionths, the smallest unit that a quantity has.</param>
/// <remarks>https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#ParseQuantity</remarks>
internal readonly record struct QuantityAmount(BigInteger Nanos) : IComparable<QuantityAmount>
{
    // Beyond this an exponent only says that an amount is very large or small.
    private const int LongestExponent = 60;
    private const int LongestText = 128;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private static readonly BigInteger OneInNanos = new(1_000_000_000);

    /// <summary>The amount of the quantity <c>1</c>.</summary>
    public static QuantityAmount One { get; } = Of(1);

    /// <summary>Whether it is less than, or greater than, zero.</summary>
    public int Sign => Nanos.Sign;

    /// <summary>Whether there is no fraction.</summary>
    public bool IsWhole => (Nanos % OneInNanos).IsZero;

    public static bool operator <(QuantityAmount left, QuantityAmount right) => left.Nanos < right.Nanos;

    public static bool operator >(QuantityAmount left, QuantityAmount right) => left.Nanos > right.Nanos;

    public static bool operator <=(QuantityAmount left, QuantityAmount right) => left.Nanos <= right.Nanos;

    public static bool operator >=(QuantityAmount left, QuantityAmount right) => left.Nanos >= right.Nanos;

    /// <summary>The amount of a whole number.</summary>
    public static QuantityAmount Of(long number) => new(number * OneInNanos);

    /// <summary>Reads a quantity; false for what is none. What is smaller than a billionth is rounded away from zero, as in an API server.</summary>
    public static bool TryParse(string text, out QuantityAmount amount)
    {
        amount = default;
        var isNegative = text.StartsWith('-');
        var rest = text.AsSpan(isNegative || text.StartsWith('+') ? 1 : 0);
        var end = rest.IndexOfAnyExcept(Digits);
        var number = end < 0 ? rest : rest[..end];
        if (text.Length > LongestText || number.IndexOfAnyInRange('0', '9') < 0 || number.Count('.') > 1 || Scale(end < 0 ? "" : rest[end..]) is not var (factor, power))
        {
            return false;
        }

        var point = number.IndexOf('.');
        var digits = BigInteger.Parse(point < 0 ? number : string.Concat(number[..point], number[(point + 1)..]), NumberStyles.None, CultureInfo.InvariantCulture);
        var nanos = Shift(digits * factor, power + 9 - (point < 0 ? 0 : number.Length - point - 1));
        amount = new(isNegative ? -nanos : nanos);
        return true;
    }

    /// <summary>The amount if it is whole and fits into 64 bits.</summary>
    public long? ToInteger() => IsWhole && Nanos / OneInNanos is var whole && whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : null;

    /// <summary>The amount, as near as a double comes.</summary>
    public double ToDouble() => (double)Nanos / 1e9;

    /// <inheritdoc/>
    public int CompareTo(QuantityAmount other) => Nanos.CompareTo(other.Nanos);

    private static (BigInteger Factor, int Power)? Scale(ReadOnlySpan<char> suffix) => suffix switch
    {
        "" => (1, 0),
        "n" => (1, -9),
        "u" => (1, -6),
        "m" => (1, -3),
        "k" => (1, 3),
        ['e' or 'E', not 'i', ..] => Exponent(suffix[1..]) is { } exponent ? (1, exponent) : null,
        [not 'K' and var prefix] when Unit(prefix) is > 0 and var unit => (1, 3 * unit),
        [var prefix, 'i'] when Unit(prefix) is > 0 and var unit => (BigInteger.One << (10 * unit), 0),
        _ => null,
    };

    private static int Unit(char prefix) => "KMGTPE".IndexOf(prefix, StringComparison.Ordinal) + 1;

    private static int? Exponent(ReadOnlySpan<char> text)
    {
        var digits = text[0] is '+' or '-' ? text[1..] : text;
        if (digits.IsEmpty || digits.IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return null;
        }

        var size = digits.Length > 9 ? LongestExponent : Math.Min(int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture), LongestExponent);
        return text[0] == '-' ? -size : size;
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
