using System.Globalization;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Cel.Types;

/// <summary>
/// The values of the language: null, booleans, 64-bit integers with and without sign, doubles, strings; lists and maps either of the object or created
/// by the expression; the types of this namespace; and errors, which are values too.
/// </summary>
internal static class CelValues
{
    /// <summary>The value of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="schema">Its schema, which says that a string is a time, or a number a double; null if there is none.</param>
    /// <param name="pack">Resolves the schema's references.</param>
    public static object? Of(YamlNode node, PackedSchema? schema, SchemaPack pack)
    {
        schema = schema is null ? null : pack.Resolve(schema);
        return node switch
        {
            YamlScalar { Kind: YamlScalarKind.String } text => OfText(text.Value, (schema?[SchemaKeyword.Format] as YamlScalar)?.Value),
            YamlScalar { Kind: YamlScalarKind.Null } => null,
            YamlScalar { Kind: YamlScalarKind.Boolean } word => word.Value is ['t' or 'T', ..],
            YamlScalar { Kind: YamlScalarKind.Integer } number when schema?.Type != "number" => OfInteger(number),
            YamlScalar number => double.TryParse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : new CelError($"{ValueText.Of(number)} is not a JSON number"),
            _ => new CelNode(node, schema, pack),
        };
    }

    /// <summary>The items of a list, the keys of a map; null for anything else.</summary>
    public static IReadOnlyList<object?>? Members(object? value) => value switch
    {
        CelNode { Node: YamlMapping mapping } => [.. mapping.Keys],
        CelNode node => node.Items,
        IReadOnlyList<object?> list => list,
        IReadOnlyDictionary<object, object?> map => [.. map.Keys],
        _ => null,
    };

    /// <summary>The value of a key; false if there is none.</summary>
    public static bool TryGet(object? map, object key, out object? value)
    {
        switch (map)
        {
            case CelNode node when key is string name:
                return node.TryGet(name, out value);
            case IReadOnlyDictionary<object, object?> made:
                return made.TryGetValue(key, out value);
            default:
                value = null;
                return false;
        }
    }

    /// <summary>Whether a value is a map.</summary>
    public static bool IsMap(object? value) => value is CelNode { Node: YamlMapping } or IReadOnlyDictionary<object, object?>;

    /// <summary>Whether a value is a list.</summary>
    public static bool IsList(object? value) => value is CelNode { Node: YamlSequence } or IReadOnlyList<object?>;

    /// <summary>The number of characters, bytes, items or keys of a value; null for other values.</summary>
    public static long? Size(object? value) => value switch
    {
        string text => ValueText.Length(text),
        CelBytes bytes => bytes.Latin.Length,
        CelNode { Node: YamlSequence sequence } => sequence.Items.Length,
        CelNode { Node: YamlMapping mapping } => mapping.Entries.Length,
        IReadOnlyList<object?> list => list.Count,
        IReadOnlyDictionary<object, object?> map => map.Count,
        _ => null,
    };

    /// <summary>Whether two values are equal; values of different types are not, except numbers.</summary>
    public static new bool Equals(object? left, object? right)
    {
        if (left is long or ulong or double && right is long or ulong or double)
        {
            return Compare(left, right) == 0;
        }

        if (IsList(left) && IsList(right))
        {
            return AreEqualLists(left, right);
        }

        if (IsMap(left) && IsMap(right))
        {
            var keys = Members(left)!;
            return keys.Count == Size(right) && keys.All(key => TryGet(left, key!, out var one) && TryGet(right, key!, out var other) && Equals(one, other));
        }

        return left is CelOptional { HasValue: true } first && right is CelOptional { HasValue: true } second ? Equals(first.Value, second.Value) : object.Equals(left, right);
    }

    /// <summary>The order of two values; null if they are not comparable.</summary>
    public static int? Compare(object? left, object? right) => (left, right) switch
    {
        (long one, long other) => one.CompareTo(other),
        (ulong one, ulong other) => one.CompareTo(other),
        (long one, ulong other) => one < 0 ? -1 : ((ulong)one).CompareTo(other),
        (ulong one, long other) => other < 0 ? 1 : one.CompareTo((ulong)other),
        (long or ulong or double, long or ulong or double) => Compare(Convert.ToDouble(left, CultureInfo.InvariantCulture), Convert.ToDouble(right, CultureInfo.InvariantCulture)),
        (string one, string other) => Math.Sign(string.CompareOrdinal(one, other)),
        (bool one, bool other) => one.CompareTo(other),
        (CelBytes one, CelBytes other) => Math.Sign(string.CompareOrdinal(one.Latin, other.Latin)),
        (CelDuration one, CelDuration other) => one.Nanoseconds.CompareTo(other.Nanoseconds),
        (CelTimestamp one, CelTimestamp other) => one.Nanoseconds.CompareTo(other.Nanoseconds),
        _ => null,
    };

    /// <summary>The type of a value, for messages.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "null",
        bool => "a boolean",
        long => "an integer",
        ulong => "an unsigned integer",
        double => "a double",
        string => "a string",
        CelBytes => "bytes",
        CelDuration => "a duration",
        CelTimestamp => "a timestamp",
        QuantityAmount => "a quantity",
        CelUrl => "a URL",
        CelAddress => "an IP address",
        CelNetwork => "a CIDR block",
        CelVersion => "a semantic version",
        CelFormat => "a format",
        CelOptional => "an optional value",
        CelType => "a type",
        _ => IsMap(value) ? "a map" : "a list",
    };

    private static int? Compare(double left, double right) => double.IsNaN(left) || double.IsNaN(right) ? null : left.CompareTo(right);

    private static object OfText(string text, string? format) => format switch
    {
        "date-time" or "datetime" or "date" => (object?)CelTimestamp.Parse(format == "date" ? text + "T00:00:00Z" : text) ?? new CelError($"{ValueText.Quote(text)} is not a timestamp"),
        "duration" => (object?)CelDuration.Parse(text) ?? new CelError($"{ValueText.Quote(text)} is not a duration"),
        "byte" => (object?)CelBytes.FromBase64(text) ?? new CelError("the text is not base64"),
        _ => text,
    };

    private static object OfInteger(YamlScalar number) =>
        ExactNumber.TryParse(number.Value, out var exact) && exact.ToInt64() is { } whole ? whole : new CelError($"{ValueText.Of(number)} is not a 64-bit integer");

    // The order of a list whose items are identified otherwise does not count.
    private static bool AreEqualLists(object? left, object? right)
    {
        var (first, second) = (Members(left)!, Members(right)!);
        if (first.Count != second.Count)
        {
            return false;
        }

        return left is CelNode { ListType: "set" or "map" } || right is CelNode { ListType: "set" or "map" }
            ? first.All(item => second.Any(other => Equals(item, other)))
            : first.Zip(second).All(pair => Equals(pair.First, pair.Second));
    }
}
