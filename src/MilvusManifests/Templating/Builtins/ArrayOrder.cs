using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>
/// The order <c>array.sort</c> puts values in: null first, then values of one type among themselves, texts by their code units. Values of
/// different types, and arrays and objects, have no order.
/// </summary>
internal static class ArrayOrder
{
    public static Value? Sort(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Sequences.Read(call, arguments, 0) is not { } items)
        {
            return null;
        }

        var member = arguments[1] is NullValue ? null : Arguments.Text(call, arguments[1]);
        var keys = member is null ? items : Array.ConvertAll(items, item => Member(item, member));
        if (!call.Charge((long)items.Length * (1 + int.Log2(items.Length + 1))))
        {
            return null;
        }

        if (items.Length > 1 && FindUnordered(keys) is { } pair)
        {
            return call.Fail(pair);
        }

        var order = Enumerable.Range(0, items.Length).OrderBy(index => keys[index], Comparer<Value>.Create(Compare));
        return new ArrayValue(order.Select(index => items[index]));
    }

    private static Value Member(Value item, string member) =>
        item is ObjectValue members && members.TryGet(member, out var value) ? value : NullValue.Instance;

    private static string? FindUnordered(ReadOnlySpan<Value> keys)
    {
        Value? first = null;
        foreach (var key in keys)
        {
            if (key is NullValue)
            {
                continue;
            }

            if (key is not (StringValue or NumberValue or BooleanValue))
            {
                return $"'array.sort' cannot order {key.Description}; name the member to sort by";
            }

            first ??= key;
            if (first.GetType() != key.GetType())
            {
                return $"'array.sort' cannot order {first.Description} and {key.Description}";
            }
        }

        return null;
    }

    private static int Compare(Value? left, Value? right) => (left, right) switch
    {
        (StringValue a, StringValue b) => string.CompareOrdinal(a.Value, b.Value),
        (IntegerValue a, IntegerValue b) => a.IsSmall && b.IsSmall ? a.Small.CompareTo(b.Small) : a.Big.CompareTo(b.Big),
        (FloatValue a, FloatValue b) => a.Value.CompareTo(b.Value),
        (DecimalValue a, DecimalValue b) => a.Value.CompareTo(b.Value),
        (BooleanValue a, BooleanValue b) => a.Value.CompareTo(b.Value),
        _ => (left is NullValue ? 0 : 1) - (right is NullValue ? 0 : 1),
    };
}
