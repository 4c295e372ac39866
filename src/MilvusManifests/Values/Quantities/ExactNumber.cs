using System.Globalization;
using System.Numerics;
using MilvusManifests.Yaml;

namespace MilvusManifests.Values.Quantities;

/// <summary>A number as it was written, compared without rounding: whole numbers of a few digits at once, all others digit by digit.</summary>
internal readonly struct ExactNumber : IComparable<ExactNumber>
{
    private const int LongestOtherBase = 4096;
    private const long Infinite = long.MaxValue / 2;

    private readonly long small;
    private readonly string? digits;
    private readonly long power;
    private readonly sbyte sign;

    private ExactNumber(long value) => (small, sign) = (value, (sbyte)Math.Sign(value));

    private ExactNumber(sbyte sign, string digits, long power) => (this.sign, this.digits, this.power) = (sign, digits, power);

    /// <summary>Whether there is no fraction: <c>1.0</c> and <c>1e3</c> are whole.</summary>
    public bool IsWhole => digits is null || (power >= 0 && power < Infinite);

    /// <summary>Whether it is less than, or greater than, zero.</summary>
    public int Sign => sign;

    /// <summary>The number if it is whole and fits.</summary>
    public long? ToInt64() => digits is null ? small
        : IsWhole && power < 20 && digits.Length + power < 20 && long.TryParse((sign < 0 ? "-" : "") + digits + new string('0', (int)power),
            NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Reads a number of YAML or JSON; false for what is none, and for not-a-number.</summary>
    public static bool TryParse(string text, out ExactNumber number)
    {
        if (text.Length is > 0 and < 19 && IsDigits(text.AsSpan(text[0] == '-' ? 1 : 0)))
        {
            number = new ExactNumber(long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
            return true;
        }

        return TryParseLong(text, out number);
    }

    /// <inheritdoc/>
    public int CompareTo(ExactNumber other)
    {
        if (digits is null && other.digits is null)
        {
            return small.CompareTo(other.small);
        }

        if (sign != other.sign)
        {
            return sign.CompareTo(other.sign);
        }

        if (sign == 0)
        {
            return 0;
        }

        var (left, right) = (Widen(), other.Widen());
        var magnitude = (left.digits!.Length + left.power).CompareTo(right.digits!.Length + right.power);
        return (magnitude != 0 ? magnitude : string.CompareOrdinal(left.digits, right.digits)) * sign;
    }

    /// <summary>Whether the number divided by another one is whole.</summary>
    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (digits is null && divisor.digits is null)
        {
            return divisor.small != 0 && small % divisor.small == 0;
        }

        if (sign == 0 || divisor.sign == 0)
        {
            return sign == 0 && divisor.sign != 0;
        }

        var (value, by) = (Widen(), divisor.Widen());
        if (value.power >= Infinite || by.power >= Infinite || value.power < by.power || by.digits!.Length > LongestOtherBase)
        {
            return false; // the digits end in no zero, so nothing is left to divide by ten
        }

        var modulus = BigInteger.Parse(by.digits, CultureInfo.InvariantCulture);
        return (Remainder(value.digits!, modulus) * BigInteger.ModPow(10, value.power - by.power, modulus) % modulus).IsZero;
    }

    private static BigInteger Remainder(string digits, BigInteger modulus)
    {
        var remainder = BigInteger.Zero;
        for (var at = 0; at < digits.Length; at += 18)
        {
            var part = digits.AsSpan(at, Math.Min(18, digits.Length - at));
            remainder = ((remainder * BigInteger.Pow(10, part.Length)) + long.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture)) % modulus;
        }

        return remainder;
    }

    private ExactNumber Widen()
    {
        if (digits is not null)
        {
            return this;
        }

        var text = small.ToString(CultureInfo.InvariantCulture).AsSpan(small < 0 ? 1 : 0);
        var kept = text.TrimEnd('0');
        return new ExactNumber(sign, kept.ToString(), text.Length - kept.Length);
    }

    private static bool TryParseLong(string text, out ExactNumber number)
    {
        number = default;
        var isNegative = text.Length > 0 && text[0] == '-';
        var unsigned = text.AsSpan(text.Length > 0 && text[0] is '-' or '+' ? 1 : 0);
        if (unsigned is ".inf" or ".Inf" or ".INF")
        {
            number = new ExactNumber((sbyte)(isNegative ? -1 : 1), "1", Infinite);
            return true;
        }

        if (unsigned.Length > 2 && unsigned[0] == '0' && unsigned[1] is 'x' or 'o')
        {
            return unsigned.Length <= LongestOtherBase && TryParseLong(YamlNumber.ToDecimal(text), out number);
        }

        var exponent = unsigned.IndexOfAny('e', 'E');
        var power = exponent < 0 ? 0 : ParseExponent(unsigned[(exponent + 1)..]);
        var mantissa = exponent < 0 ? unsigned : unsigned[..exponent];
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        if (power is null || (whole.IsEmpty && fraction.IsEmpty) || !IsDigits(whole, allowEmpty: true) || !IsDigits(fraction, allowEmpty: true))
        {
            return false;
        }

        var all = fraction.IsEmpty ? whole : string.Concat(whole, fraction).AsSpan();
        var kept = all.TrimStart('0').TrimEnd('0');
        number = kept.IsEmpty
            ? new ExactNumber(0)
            : new ExactNumber((sbyte)(isNegative ? -1 : 1), kept.ToString(), power.Value - fraction.Length + (all.Length - all.TrimEnd('0').Length));
        return true;
    }

    private static long? ParseExponent(ReadOnlySpan<char> text)
    {
        var isNegative = text.Length > 0 && text[0] == '-';
        var unsigned = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        if (!IsDigits(unsigned))
        {
            return null;
        }

        // Beyond this an exponent only says which of two numbers is larger.
        var value = unsigned.Length > 15 ? 1_000_000_000_000_000 : long.Parse(unsigned, NumberStyles.None, CultureInfo.InvariantCulture);
        return isNegative ? -value : value;
    }

    private static bool IsDigits(ReadOnlySpan<char> text, bool allowEmpty = false) =>
        text.IndexOfAnyExceptInRange('0', '9') < 0 && (allowEmpty || text.Length > 0);
}
