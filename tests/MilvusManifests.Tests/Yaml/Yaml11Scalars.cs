using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.Yaml;

/// <summary>
/// What a reader of YAML 1.1 takes a plain scalar for: the expressions of the type repository of YAML 1.1 (yaml.org/type), as go-yaml's first
/// versions have them.
/// </summary>
internal static partial class Yaml11Scalars
{
    /// <summary>The value: null, a <see cref="bool"/>, a <see cref="BigInteger"/>, a <see cref="double"/>, a <see cref="DateOnly"/> for any time, or the text.</summary>
    public static object? Read(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => true,
        "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => false,
        "<<" or "=" => DateOnly.MinValue,
        _ when Integer().IsMatch(text) => ReadInteger(text.Replace("_", "", StringComparison.Ordinal)),
        _ when Float().IsMatch(text) => ReadFloat(text.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant()),
        _ when Timestamp().IsMatch(text) => DateOnly.MaxValue,
        _ => text,
    };

    private static BigInteger ReadInteger(string text)
    {
        var isNegative = text[0] == '-';
        var digits = text.TrimStart('+', '-');
        var value = digits switch
        {
            ['0', 'b', ..] => Digits(digits[2..], 2),
            ['0', 'x', ..] => Digits(digits[2..], 16),
            ['0', _, ..] => Digits(digits[1..], 8),
            _ when digits.Contains(':', StringComparison.Ordinal) => digits.Split(':').Aggregate(BigInteger.Zero, (sum, part) => (sum * 60) + Digits(part, 10)),
            _ => Digits(digits, 10),
        };
        return isNegative ? -value : value;
    }

    private static BigInteger Digits(string digits, int radix) =>
        digits.Aggregate(BigInteger.Zero, (sum, digit) => (sum * radix) + int.Parse(digit.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    private static double ReadFloat(string text) => text.TrimStart('+') switch
    {
        ".inf" => double.PositiveInfinity,
        "-.inf" => double.NegativeInfinity,
        ".nan" => double.NaN,
        var number when number.Contains(':', StringComparison.Ordinal) => double.Epsilon,
        var number => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Float();

    [GeneratedRegex(@"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \t]+)[0-9][0-9]?:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9]{2})?))?)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Timestamp();
}
