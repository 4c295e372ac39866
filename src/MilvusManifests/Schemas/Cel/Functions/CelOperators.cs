using System.Globalization;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The operators of the language whose operands are all evaluated first.</summary>
internal static class CelOperators
{
    /// <summary>The longest string that an expression may make.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>The value of an operator with one operand; null if it does not support its type.</summary>
    public static object? Evaluate(string symbol, object? operand) => (symbol, operand) switch
    {
        ("!", bool value) => !value,
        ("-", long value) => value == long.MinValue ? new CelError("integer overflow") : -value,
        ("-", double value) => -value,
        _ => null,
    };

    /// <summary>The value of an operator with two operands; null if it does not support their types.</summary>
    public static object? Evaluate(string symbol, object? left, object? right) => symbol switch
    {
        "==" => CelValues.Equals(left, right),
        "!=" => !CelValues.Equals(left, right),
        "<" => CelValues.Compare(left, right) is { } order ? order < 0 : null,
        "<=" => CelValues.Compare(left, right) is { } order ? order <= 0 : null,
        ">" => CelValues.Compare(left, right) is { } order ? order > 0 : null,
        ">=" => CelValues.Compare(left, right) is { } order ? order >= 0 : null,
        "in" => Contains(right, left),
        "+" when CelValues.IsList(left) && CelValues.IsList(right) => Concatenate(left, right),
        "+" when left is string one && right is string other => one.Length + other.Length > LongestText ? TooLong : one + other,
        "+" when left is CelBytes one && right is CelBytes other => one.Latin.Length + other.Latin.Length > LongestText ? TooLong : new CelBytes(one.Latin + other.Latin),
        _ => TimeFunctions.Calculate(symbol, left, right) ?? Calculate(symbol, left, right),
    };

    /// <summary>The error of a string that becomes too long.</summary>
    public static CelError TooLong { get; } = new("a string becomes too long", IsOurs: true);

    /// <summary>Whether a list has an item, or a map a key; null for anything else.</summary>
    public static object? Contains(object? collection, object? item) =>
        CelValues.IsMap(collection) ? item is not null && CelValues.TryGet(collection, item, out _)
        : CelValues.IsList(collection) ? CelValues.Members(collection)!.Any(member => CelValues.Equals(member, item)) : null;

    private static List<object?> Concatenate(object? left, object? right)
    {
        var items = new List<object?>(CelValues.Members(left)!);
        foreach (var item in CelValues.Members(right)!)
        {
            var at = left is CelNode list ? IndexOfSame(list, items, item) : -1;
            if (at < 0)
            {
                items.Add(item);
            }
            else
            {
                items[at] = item;
            }
        }

        return items;
    }

    // In a list of type set or map, an item replaces the one that it is identified with.
    private static int IndexOfSame(CelNode list, List<object?> items, object? item) => list.ListType switch
    {
        "set" => items.FindIndex(other => CelValues.Equals(other, item)),
        "map" => items.FindIndex(other => list.Keys.All(key =>
            CelValues.TryGet(other, key, out var one) == CelValues.TryGet(item, key, out var same) && CelValues.Equals(one, same))),
        _ => -1,
    };

    private static object? Calculate(string symbol, object? left, object? right) => (left, right) switch
    {
        (double one, double other) => symbol switch { "+" => one + other, "-" => one - other, "*" => one * other, "/" => one / other, _ => null },
        (double, long) or (long, double) => Calculate(symbol, Convert.ToDouble(left, CultureInfo.InvariantCulture), Convert.ToDouble(right, CultureInfo.InvariantCulture)),
        (long one, long other) => Exact(symbol, one, other) is Int128 exact ? exact >= long.MinValue && exact <= long.MaxValue ? (long)exact : Overflow : DivisionByZero,
        (ulong one, ulong other) => Exact(symbol, one, other) is Int128 exact ? exact >= 0 && exact <= ulong.MaxValue ? (ulong)exact : Overflow : DivisionByZero,
        _ => null,
    };

    private static CelError Overflow { get; } = new("integer overflow");

    private static CelError DivisionByZero { get; } = new("division by zero");

    private static Int128? Exact(string symbol, Int128 left, Int128 right) => symbol switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        _ when right == 0 => null,
        "/" => left / right,
        _ => left % right,
    };
}
