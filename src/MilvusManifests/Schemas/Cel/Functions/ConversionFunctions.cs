using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions that convert values, and those of any type.</summary>
internal static class ConversionFunctions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        new("size", CelCallStyle.Either, 1, 1, operands => CelValues.Size(operands[0])),
        CelFunction.Global("type", 1, 1, operands => CelType.Of(operands[0])),
        CelFunction.Global("bool", 1, 1, operands => ToBoolean(operands[0])),
        CelFunction.Global("int", 1, 1, operands => ToInteger(operands[0])),
        CelFunction.Global("uint", 1, 1, operands => ToUnsigned(operands[0])),
        CelFunction.Global("double", 1, 1, operands => ToDouble(operands[0])),
        CelFunction.Global("string", 1, 1, operands => ToText(operands[0])),
        CelFunction.Global("bytes", 1, 1, operands => operands[0] switch { CelBytes bytes => bytes, string text => CelBytes.Of(text), _ => null }),
    ];

    /// <summary>A number as Go writes it.</summary>
    public static string Text(double value) => double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? value > 0 ? "+Inf" : "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);

    private static object? ToBoolean(object? value) => value switch
    {
        bool => value,
        "true" or "TRUE" or "True" or "t" or "T" or "1" => true,
        "false" or "FALSE" or "False" or "f" or "F" or "0" => false,
        string text => Unconvertible(text, "a boolean"),
        _ => null,
    };

    private static object? ToInteger(object? value) => value switch
    {
        long => value,
        ulong number => number <= long.MaxValue ? (long)number : new CelError("integer overflow"),
        double number => Math.Abs(number) < 9.2e18 ? (long)number : new CelError("integer overflow"),
        string text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Unconvertible(text, "an integer"),
        CelTimestamp time => (long)decimal.Floor(time.Nanoseconds / 1e9m),
        CelDuration duration => (long)duration.Nanoseconds,
        _ => null,
    };

    private static object? ToUnsigned(object? value) => value switch
    {
        ulong => value,
        long number => number >= 0 ? (ulong)number : new CelError("unsigned integer overflow"),
        double number => number is >= 0 and < 1.8e19 ? (ulong)number : new CelError("unsigned integer overflow"),
        string text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Unconvertible(text, "an unsigned integer"),
        _ => null,
    };

    private static object? ToDouble(object? value) => value switch
    {
        double => value,
        long number => (double)number,
        ulong number => (double)number,
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : Unconvertible(text, "a number"),
        _ => null,
    };

    private static object? ToText(object? value) => value switch
    {
        string => value,
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        ulong number => number.ToString(CultureInfo.InvariantCulture),
        double number => Text(number),
        CelBytes bytes => (object?)bytes.ToText() ?? new CelError("the bytes are not UTF-8"),
        CelTimestamp or CelDuration or CelAddress or CelNetwork => value.ToString(),
        _ => null,
    };

    private static CelError Unconvertible(string text, string type) => new($"{ValueText.Quote(text)} is not {type}");
}
