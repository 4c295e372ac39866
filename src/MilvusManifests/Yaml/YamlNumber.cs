using System.Globalization;
using System.Numerics;
using System.Text;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Yaml;

/// <summary>Numbers as they are written and compared.</summary>
internal static class YamlNumber
{
    /// <summary>A number in a form that YAML 1.1 and 1.2 readers parse as the same number of the same type.</summary>
    public static string ToCanonical(YamlScalar scalar)
    {
        var text = scalar.Value;
        var resolved = YamlScalarResolution.Resolve(text);
        if (resolved is not (YamlScalarKind.Integer or YamlScalarKind.Float))
        {
            return YamlWriter.WriteString(text);
        }

        if (resolved == YamlScalarKind.Integer)
        {
            var whole = YamlScalarResolution.IsAmbiguous(text) ? CanonicalInteger(text) : text;
            return scalar.Kind == YamlScalarKind.Float ? ToDecimal(whole) + ".0" : whole;
        }

        return YamlScalarResolution.IsAmbiguous(text) ? CanonicalFloat(text) : text;
    }

    /// <summary>Whether two numbers are the same, whatever their form: exact, without rounding.</summary>
    public static bool AreEqual(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.Ordinal))
        {
            return true;
        }

        return Parts.TryParse(ToDecimal(left), out var first) && Parts.TryParse(ToDecimal(right), out var second)
            ? first == second
            : string.Equals(SpecialName(left), SpecialName(right), StringComparison.Ordinal) && SpecialName(left) is not null;
    }

    /// <summary>A hash that equal numbers share.</summary>
    public static int Hash(string number) =>
        Parts.TryParse(ToDecimal(number), out var parts) ? parts.GetHashCode() : SpecialName(number)?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <summary>An integer in base 10; any other number as it is.</summary>
    public static string ToDecimal(string number)
    {
        if (number.StartsWith("0x", StringComparison.Ordinal))
        {
            return BigInteger.Parse("0" + number[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        }

        return number.StartsWith("0o", StringComparison.Ordinal) ? FromOctal(number.AsSpan(2)).ToString(CultureInfo.InvariantCulture) : number;
    }

    /// <summary>A number as JSON writes it; null for an infinity, not-a-number and anything that is not a number.</summary>
    public static string? ToJson(string number)
    {
        switch (YamlScalarResolution.Resolve(number))
        {
            case YamlScalarKind.Integer:
                return number[0] is '+' or '0' || number.StartsWith("-0", StringComparison.Ordinal) ? CanonicalInteger(number) : number;
            case YamlScalarKind.Float when SpecialName(number) is null:
                break;
            default:
                return null;
        }

        var sign = number[0] is '-' or '+' ? 1 : 0;
        var exponent = number.AsSpan().IndexOfAny('e', 'E');
        var mantissa = exponent < 0 ? number.AsSpan(sign) : number.AsSpan(sign, exponent - sign);
        var point = mantissa.IndexOf('.');
        var whole = (point < 0 ? mantissa : mantissa[..point]).TrimStart('0');
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        return string.Concat(
            number[0] == '-' ? "-" : "",
            whole.IsEmpty ? "0" : whole,
            point < 0 ? "" : string.Concat(".", fraction.IsEmpty ? "0" : fraction),
            exponent < 0 ? "" : number.AsSpan(exponent));
    }

    private static string CanonicalInteger(string text)
    {
        var value = ToDecimal(text);
        var sign = value[0] is '-' or '+' ? 1 : 0;
        var digits = value.AsSpan(sign).TrimStart('0');
        return string.Concat(value[0] == '-' ? "-" : "", digits.IsEmpty ? "0" : digits);
    }

    private static string CanonicalFloat(string text)
    {
        var written = new StringBuilder(text.Length + 4);
        var sign = text[0] is '-' or '+' ? 1 : 0;
        written.Append(text[0] == '-' ? "-" : "");
        var exponent = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = exponent < 0 ? text.AsSpan(sign) : text.AsSpan(sign, exponent - sign);
        written.Append(mantissa[0] == '.' ? "0" : "").Append(mantissa);
        if (!mantissa.Contains('.'))
        {
            written.Append(".0");
        }

        if (exponent >= 0)
        {
            var power = text.AsSpan(exponent + 1);
            written.Append('e').Append(power[0] is '-' or '+' ? "" : "+").Append(power);
        }

        return written.ToString();
    }

    private static BigInteger FromOctal(ReadOnlySpan<char> digits)
    {
        var bytes = new byte[(digits.Length * 3 / 8) + 2];
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[digits.Length - 1 - i] - '0';
            var bit = i * 3;
            var shifted = value << (bit % 8);
            bytes[bit / 8] |= (byte)shifted;
            bytes[(bit / 8) + 1] |= (byte)(shifted >> 8);
        }

        return new BigInteger(bytes, isUnsigned: true);
    }

    private static string? SpecialName(string number) => number.TrimStart('+').ToLowerInvariant() switch
    {
        ".nan" => ".nan",
        ".inf" => ".inf",
        "-.inf" => "-.inf",
        _ => null,
    };

    /// <summary>A decimal number as sign, digits without zeros at either end, and the power of ten of the last digit.</summary>
    private readonly record struct Parts(bool IsNegative, string Digits, BigInteger Power)
    {
        public static bool TryParse(string number, out Parts parts)
        {
            parts = default;
            var text = number.AsSpan();
            var isNegative = text.Length > 0 && text[0] == '-';
            text = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
            var exponent = text.IndexOfAny('e', 'E');
            var power = BigInteger.Zero;
            if (exponent >= 0 && !BigInteger.TryParse(text[(exponent + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power))
            {
                return false;
            }

            var mantissa = exponent >= 0 ? text[..exponent] : text;
            var point = mantissa.IndexOf('.');
            var fraction = point < 0 ? [] : mantissa[(point + 1)..];
            var all = string.Concat(point < 0 ? mantissa : mantissa[..point], fraction).AsSpan().TrimStart('0');
            var digits = all.TrimEnd('0');
            if (digits.IndexOfAnyExceptInRange('0', '9') >= 0 || mantissa.IndexOfAnyInRange('0', '9') < 0)
            {
                return false;
            }

            parts = digits.IsEmpty
                ? new Parts(false, "", BigInteger.Zero)
                : new Parts(isNegative, digits.ToString(), power - fraction.Length + (all.Length - digits.Length));
            return true;
        }
    }
}
