using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace MilvusManifests.Yaml.Reading;

/// <summary>
/// What kubectl, Helm and Argo CD read a plain scalar as, and send to the API server as JSON: YAML 1.1 in the dialect of sigs.k8s.io/yaml. There are
/// more words for booleans than in YAML 1.2 and more ways to write a number, but times, dates and base 60 are strings.
/// </summary>
internal static class KubectlScalar
{
    private const int SafeDigits = 18;
    private const int MostDigits = 64;
    private const double LargestWhole = 1e21;

    private static readonly SearchValues<char> DecimalCharacters = SearchValues.Create("0123456789.eE+-");

    /// <summary>The kind of a plain scalar, and its value as JSON has it; infinities and not-a-number, which JSON lacks, are <c>.inf</c>, <c>-.inf</c> and <c>.nan</c>.</summary>
    public static (YamlScalarKind Kind, string Value) Resolve(string text)
    {
        if (text.Length == 0 || IsNumberStart(text[0]))
        {
            return text.Length == 0 ? (YamlScalarKind.Null, text) : IsPlainInteger(text) ? (YamlScalarKind.Integer, text) : ResolveNumber(text);
        }

        return text switch
        {
            "y" or "Y" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "true" or "True" or "TRUE" => (YamlScalarKind.Boolean, "true"),
            "n" or "N" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "false" or "False" or "FALSE" => (YamlScalarKind.Boolean, "false"),
            "~" or "null" or "Null" or "NULL" => (YamlScalarKind.Null, text),
            _ => (YamlScalarKind.String, text),
        };
    }

    /// <summary>The key that the API server gets for a plain scalar as a key; null if the scalar is a key to none of its clients.</summary>
    public static string? Key(string text)
    {
        var (kind, value) = Resolve(text);
        if (kind is not (YamlScalarKind.Integer or YamlScalarKind.Float) || IsPlainInteger(text))
        {
            return kind == YamlScalarKind.Null ? null : value;
        }

        if (SpecialName(text) is { } name)
        {
            return name;
        }

        var digits = WithoutSeparators(text);
        return Integer(digits) is { } integer ? integer <= long.MaxValue ? value : null : FloatKey(Float(digits)!.Value);
    }

    private static bool IsNumberStart(char first) => char.IsAsciiDigit(first) || first is '-' or '+' or '.';

    private static bool IsPlainInteger(string text) =>
        text.Length <= SafeDigits && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && (text[0] != '0' || text.Length == 1);

    private static (YamlScalarKind Kind, string Value) ResolveNumber(string text)
    {
        var digits = WithoutSeparators(text);
        if (text[0] != '.' && Integer(digits) is { } integer)
        {
            return (YamlScalarKind.Integer, integer.ToString(CultureInfo.InvariantCulture));
        }

        if (Float(digits) is not { } number)
        {
            return SpecialName(text) is { } name ? (YamlScalarKind.Float, name) : (YamlScalarKind.String, text);
        }

        return double.IsInteger(number) && Math.Abs(number) < LargestWhole
            ? (YamlScalarKind.Integer, new BigInteger(number).ToString(CultureInfo.InvariantCulture))
            : (YamlScalarKind.Float, number.ToString("R", CultureInfo.InvariantCulture));
    }

    // Before a point, '_' separates digits; behind a leading point it is text.
    private static string WithoutSeparators(string text) => text[0] == '.' ? text : text.Replace("_", "", StringComparison.Ordinal);

    /// <summary>A whole number of 64 bits, in any base, with or without a sign.</summary>
    private static BigInteger? Integer(string text)
    {
        var sign = text[0] is '-' or '+' ? 1 : 0;
        var unsigned = text.AsSpan(sign);
        var radix = unsigned is ['0', _, ..] ? char.ToLowerInvariant(unsigned[1]) switch { 'x' => 16, 'b' => 2, _ => 8 } : 10;
        var digits = radix == 10 ? unsigned : unsigned[(char.IsAsciiDigit(unsigned[1]) ? 1 : 2)..];
        if (radix == 8 && !char.IsAsciiDigit(unsigned[1]) && unsigned[1] is not ('o' or 'O'))
        {
            return null;
        }

        if (sign == 0 && text.StartsWith("0b", StringComparison.Ordinal) && digits is ['-' or '+', ..])
        {
            // Behind '0b' the library takes a sign.
            return Magnitude(digits[1..], radix) is { } binary && binary <= long.MaxValue ? digits[0] == '-' ? -binary : binary : null;
        }

        return Magnitude(digits, radix) is not { } magnitude ? null
            : sign == 0 ? magnitude <= ulong.MaxValue ? magnitude : null
            : text[0] == '+' ? magnitude <= long.MaxValue ? magnitude : null
            : -magnitude >= long.MinValue ? -magnitude : null;
    }

    private static BigInteger? Magnitude(ReadOnlySpan<char> digits, int radix)
    {
        var significant = digits.TrimStart('0');
        if (digits.IsEmpty || significant.Length > MostDigits)
        {
            return null;
        }

        var value = BigInteger.Zero;
        foreach (var digit in significant)
        {
            var amount = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (amount >= radix)
            {
                return null;
            }

            value = (value * radix) + amount;
        }

        return value;
    }

    private static double? Float(string text)
    {
        var isDecimal = text.AsSpan().IndexOfAnyExcept(DecimalCharacters) < 0 && YamlScalarResolution.Resolve(text) is YamlScalarKind.Integer or YamlScalarKind.Float;
        return isDecimal && double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number : null;
    }

    private static string? SpecialName(string text) => text switch
    {
        ".nan" or ".NaN" or ".NAN" => ".nan",
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => ".inf",
        "-.inf" or "-.Inf" or "-.INF" => "-.inf",
        _ => null,
    };

    // The library rounds a key to single precision, and writes an exponent from six digits before the point on.
    private static string FloatKey(double number)
    {
        var single = (float)number;
        if (float.IsInfinity(single))
        {
            return single > 0 ? ".inf" : "-.inf";
        }

        var (digits, exponent) = Digits(Math.Abs(single));
        var sign = float.IsNegative(single) ? "-" : "";
        if (exponent is >= -4 and < 0)
        {
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        }

        if (exponent is >= 0 and < 6)
        {
            var whole = exponent + 1;
            return digits.Length <= whole ? sign + digits.PadRight(whole, '0') : $"{sign}{digits[..whole]}.{digits[whole..]}";
        }

        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    /// <summary>The shortest digits of a number, and the power of ten of the first one.</summary>
    private static (string Digits, int Exponent) Digits(float magnitude)
    {
        var written = magnitude.ToString("E8", CultureInfo.InvariantCulture);
        for (var precision = 0; precision < 8; precision++)
        {
            var shorter = magnitude.ToString("E" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.Parse(shorter, CultureInfo.InvariantCulture).Equals(magnitude))
            {
                written = shorter;
                break;
            }
        }

        var mark = written.IndexOf('E', StringComparison.Ordinal);
        return (written[..mark].Replace(".", "", StringComparison.Ordinal), int.Parse(written.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }
}
