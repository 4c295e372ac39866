using System.Globalization;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Cel;

/// <summary>
/// The values of the language: null, booleans, 64-bit integers, doubles, strings; lists and maps either as nodes of the document or as
/// created by the expression; and errors, which are values too.
/// </summary>
internal static class CelValues
{
    /// <summary>The value of a node.</summary>
    public static object? Of(YamlNode node) => node switch
    {
        YamlScalar { Kind: YamlScalarKind.String } text => text.Value,
        YamlScalar { Kind: YamlScalarKind.Null } => null,
        YamlScalar { Kind: YamlScalarKind.Boolean } word => word.Value is ['t' or 'T', ..],
        YamlScalar number => Number(number),
        _ => node,
    };

    /// <summary>The items of a list, the keys of a map; null for anything else.</summary>
    public static IReadOnlyList<object?>? Members(object? value) => value switch
    {
        YamlSequence sequence => [.. sequence.Items.Select(Of)],
        YamlMapping mapping => [.. mapping.Keys],
        IReadOnlyList<object?> list => list,
        IReadOnlyDictionary<string, object?> map => [.. map.Keys],
        _ => null,
    };

    /// <summary>The value of a key; false if there is none.</summary>
    public static bool TryGet(object? map, string key, out object? value)
    {
        switch (map)
        {
            case YamlMapping mapping when mapping[key] is { } node:
                value = Of(node);
                return true;
            case IReadOnlyDictionary<string, object?> made when made.TryGetValue(key, out value):
                return true;
            default:
                value = null;
                return false;
        }
    }

    /// <summary>Whether a value is a map.</summary>
    public static bool IsMap(object? value) => value is YamlMapping or IReadOnlyDictionary<string, object?>;

    /// <summary>Whether a value is a list.</summary>
    public static bool IsList(object? value) => value is YamlSequence or IReadOnlyList<object?>;

    /// <summary>The number of characters, items or keys of a value; null for other values.</summary>
    public static long? Size(object? value) => value switch
    {
        string text => ValueText.Length(text),
        YamlSequence sequence => sequence.Items.Length,
        YamlMapping mapping => mapping.Entries.Length,
        IReadOnlyList<object?> list => list.Count,
        IReadOnlyDictionary<string, object?> map => map.Count,
        _ => null,
    };

    /// <summary>Whether two values are equal; values of different types are not, except numbers.</summary>
    public static new bool Equals(object? left, object? right)
    {
        if (left is long or double && right is long or double)
        {
            return Compare(left, right) == 0;
        }

        if (IsList(left) && IsList(right))
        {
            var (first, second) = (Members(left)!, Members(right)!);
            return first.Count == second.Count && first.Zip(second).All(pair => Equals(pair.First, pair.Second));
        }

        if (IsMap(left) && IsMap(right))
        {
            var keys = Members(left)!;
            return keys.Count == Size(right)
                && keys.All(key => TryGet(left, (string)key!, out var one) && TryGet(right, (string)key!, out var other) && Equals(one, other));
        }

        return object.Equals(left, right);
    }

    /// <summary>The order of two values; null if they are not comparable.</summary>
    public static int? Compare(object? left, object? right) => (left, right) switch
    {
        (long one, long other) => one.CompareTo(other),
        (double one, double other) when !double.IsNaN(one) && !double.IsNaN(other) => one.CompareTo(other),
        (long one, double other) when !double.IsNaN(other) => ((double)one).CompareTo(other),
        (double one, long other) when !double.IsNaN(one) => one.CompareTo(other),
        (string one, string other) => Math.Sign(string.CompareOrdinal(one, other)),
        (bool one, bool other) => one.CompareTo(other),
        (CelDuration one, CelDuration other) => one.Nanoseconds.CompareTo(other.Nanoseconds),
        _ => null,
    };

    /// <summary>The type of a value, for messages.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "null",
        bool => "a boolean",
        long => "an integer",
        double => "a double",
        string => "a string",
        CelDuration => "a duration",
        _ => IsMap(value) ? "a map" : "a list",
    };

    private static object Number(YamlScalar number)
    {
        if (number.Kind == YamlScalarKind.Integer)
        {
            return ExactNumber.TryParse(number.Value, out var exact) && exact.ToInt64() is { } whole
                ? whole
                : new CelError($"{ValueText.Of(number)} is not a 64-bit integer");
        }

        return double.TryParse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : new CelError($"{ValueText.Of(number)} is not a JSON number");
    }
}
