namespace MilvusManifests.Templating.Values;

/// <summary>Compares values as <c>==</c> and <c>&lt;</c> do.</summary>
internal static class ValueComparison
{
    private const int DepthLimit = 100;

    /// <summary>
    /// Whether two values are equal: numbers by value, text with anything by what it prints, arrays item by item, objects by identity.
    /// False is returned when the values are nested too deeply or <paramref name="charge"/> refuses an item.
    /// </summary>
    public static bool TryCompareEqual(Value left, Value right, Func<int, bool> charge, out bool equal, int depth = 0)
    {
        equal = false;
        if (depth > DepthLimit)
        {
            return false;
        }

        if (CountOf(left) is { } count && right is ArrayValue or RangeValue)
        {
            return TryCompareItems(left, right, count, charge, out equal, depth);
        }

        equal = (left, right) switch
        {
            (NullValue a, NullValue b) => a.IsEmpty == b.IsEmpty,
            (NullValue { IsEmpty: true }, _) => IsEmptyContainer(right),
            (_, NullValue { IsEmpty: true }) => IsEmptyContainer(left),
            (NullValue, _) or (_, NullValue) => false,
            (StringValue text, _) => ValuePrinter.PrintScalar(right) is { } printed && string.Equals(text.Value, printed, StringComparison.Ordinal),
            (_, StringValue text) => ValuePrinter.PrintScalar(left) is { } printed && string.Equals(text.Value, printed, StringComparison.Ordinal),
            (ObjectValue a, ObjectValue b) => a.IsSame(b),
            (FunctionValue, FunctionValue) => ReferenceEquals(left, right),
            _ => CompareNumbers(left, right) == 0,
        };
        return true;
    }

    /// <summary>The order of two values; null where they have none, as null has with anything.</summary>
    public static int? Compare(Value left, Value right)
    {
        if (left is StringValue || right is StringValue)
        {
            return left is NullValue || right is NullValue || ValuePrinter.PrintScalar(left) is not { } a || ValuePrinter.PrintScalar(right) is not { } b
                ? null
                : string.CompareOrdinal(a, b);
        }

        return CompareNumbers(left, right);
    }

    private static int? CompareNumbers(Value left, Value right)
    {
        if (Numbers.From(left) is not { } a || Numbers.From(right) is not { } b)
        {
            return null;
        }

        if (a is IntegerValue wholeA && b is IntegerValue wholeB)
        {
            return wholeA.IsSmall && wholeB.IsSmall ? wholeA.Small.CompareTo(wholeB.Small) : wholeA.Big.CompareTo(wholeB.Big);
        }

        if (a is DecimalValue exactA && b is DecimalValue exactB)
        {
            return exactA.Value.CompareTo(exactB.Value);
        }

        var (x, y) = (a.ToDouble(), b.ToDouble());
        return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y);
    }

    private static long? CountOf(Value value) => value switch
    {
        ArrayValue array => array.Count,
        RangeValue range => range.Count,
        _ => null,
    };

    private static Value ItemOf(Value value, long index) => value is ArrayValue array ? array[(int)index] : ((RangeValue)value)[index];

    private static bool IsEmptyContainer(Value value) => value is ArrayValue { Count: 0 } or ObjectValue { Count: 0 } or RangeValue { Count: 0 };

    private static bool TryCompareItems(Value left, Value right, long count, Func<int, bool> charge, out bool equal, int depth)
    {
        equal = CountOf(right) == count;
        for (var i = 0L; i < count && equal; i++)
        {
            if (!charge(1) || !TryCompareEqual(ItemOf(left, i), ItemOf(right, i), charge, out equal, depth + 1))
            {
                return false;
            }
        }

        return true;
    }
}
