using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>Reads arguments that are lists.</summary>
internal static class Sequences
{
    /// <summary>
    /// The items of an array or range, the characters of a string, the keys and values of an object, none for null; null after an error when
    /// the argument is none of them.
    /// </summary>
    public static Value[]? Read(CallContext call, ReadOnlySpan<Value> arguments, int parameter)
    {
        var value = arguments[parameter];
        if (Count(value) is not { } count)
        {
            call.Fail(parameter, $"'{call.FunctionName}' needs an array, not {value.Description}");
            return null;
        }

        if (!call.Charge(count))
        {
            return null;
        }

        return value switch
        {
            ArrayValue array => array.AsSpan().ToArray(),
            RangeValue range => ReadRange(range),
            StringValue text => ReadCharacters(text.Value),
            ObjectValue members => ReadMembers(members),
            _ => [],
        };
    }

    /// <summary>How many items <see cref="Read"/> would give; null when the value is no list.</summary>
    public static long? Count(Value value) => value switch
    {
        NullValue => 0,
        ArrayValue array => array.Count,
        RangeValue range => range.Count,
        StringValue text => text.Value.Length,
        ObjectValue members => members.Count,
        _ => null,
    };

    private static Value[] ReadRange(RangeValue range)
    {
        var items = new Value[range.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = range[i];
        }

        return items;
    }

    private static Value[] ReadCharacters(string text)
    {
        var items = new List<Value>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var length = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
            items.Add(new StringValue(text.Substring(i, length)));
            i += length - 1;
        }

        return [.. items];
    }

    private static Value[] ReadMembers(ObjectValue members)
    {
        var items = new Value[members.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var (name, value) = members.GetAt(i);
            items[i] = new ObjectValue().Set("key", new StringValue(name)).Set("value", value);
        }

        return items;
    }
}
