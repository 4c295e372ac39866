using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>array</c>. Nothing here changes the list it is given: every function makes a new one.</summary>
internal static class ArrayFunctions
{
    public static ObjectValue Create() => BuiltinModule.Of(
        new BuiltinFunction("add", Add, "list", "value"),
        new BuiltinFunction("add_range", Concat, "list1", "list2"),
        new BuiltinFunction("compact", Compact, "list"),
        new BuiltinFunction("concat", Concat, "list1", "list2"),
        new BuiltinFunction("cycle", Cycle, "list", Parameter.Optional("group")),
        new BuiltinFunction("any", ArrayCalls.Any, "list", "function", Parameter.Rest("args")),
        new BuiltinFunction("each", ArrayCalls.Each, "list", "function"),
        new BuiltinFunction("filter", ArrayCalls.Filter, "list", "function"),
        new BuiltinFunction("first", First, "list"),
        new BuiltinFunction("insert_at", InsertAt, "list", "index", "value"),
        new BuiltinFunction("join", ArrayCalls.Join, "list", "delimiter", Parameter.Optional("function")),
        new BuiltinFunction("last", Last, "list"),
        new BuiltinFunction("limit", Limit, "list", "count"),
        new BuiltinFunction("map", Map, "list", "member"),
        new BuiltinFunction("offset", Offset, "list", "index"),
        new BuiltinFunction("remove_at", RemoveAt, "list", "index"),
        new BuiltinFunction("reverse", Reverse, "list"),
        new BuiltinFunction("size", Size, "list"),
        new BuiltinFunction("sort", ArrayOrder.Sort, "list", Parameter.Optional("member")),
        new BuiltinFunction("uniq", Uniq, "list"),
        new BuiltinFunction("contains", Contains, "list", "item"));

    private static Value? Add(CallContext call, ReadOnlySpan<Value> arguments) =>
        Sequences.Read(call, arguments, 0) is { } items ? new ArrayValue([.. items, arguments[1]]) : null;

    private static Value? Concat(CallContext call, ReadOnlySpan<Value> arguments) =>
        Sequences.Read(call, arguments, 0) is { } first && Sequences.Read(call, arguments, 1) is { } second
            ? new ArrayValue([.. first, .. second])
            : null;

    private static Value? Compact(CallContext call, ReadOnlySpan<Value> arguments) =>
        Sequences.Read(call, arguments, 0) is { } items ? new ArrayValue(items.Where(item => item is not NullValue)) : null;

    private static Value? Cycle(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Sequences.Read(call, arguments, 0) is not { } items || call.Print(arguments[1] is NullValue ? arguments[0] : arguments[1]) is not { } group)
        {
            return null;
        }

        return items.Length == 0 ? NullValue.Instance : items[call.NextInCycle(group) % items.Length];
    }

    private static Value? First(CallContext call, ReadOnlySpan<Value> arguments) =>
        Sequences.Read(call, arguments, 0) is { } items ? (items.Length > 0 ? items[0] : NullValue.Instance) : null;

    private static Value? Last(CallContext call, ReadOnlySpan<Value> arguments) =>
        Sequences.Read(call, arguments, 0) is { } items ? (items.Length > 0 ? items[^1] : NullValue.Instance) : null;

    private static Value? InsertAt(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!Arguments.TryInteger(call, arguments, 1, out var index) || Sequences.Read(call, arguments, 0) is not { } items)
        {
            return null;
        }

        index = Math.Max(index, 0);
        if (!call.Charge(Math.Max(0, index - items.Length) + 1))
        {
            return null;
        }

        var made = new List<Value>(items);
        while (made.Count < index)
        {
            made.Add(NullValue.Instance);
        }

        made.Insert(index, arguments[2]);
        return new ArrayValue(made);
    }

    private static Value? RemoveAt(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!Arguments.TryInteger(call, arguments, 1, out var index) || Sequences.Read(call, arguments, 0) is not { } items)
        {
            return null;
        }

        index = index < 0 ? items.Length + index : index;
        return index < 0 || index >= items.Length ? new ArrayValue(items) : new ArrayValue([.. items[..index], .. items[(index + 1)..]]);
    }

    private static Value? Limit(CallContext call, ReadOnlySpan<Value> arguments) =>
        Arguments.TryInteger(call, arguments, 1, out var count) && Sequences.Read(call, arguments, 0) is { } items
            ? new ArrayValue(items[..Math.Clamp(count, 0, items.Length)])
            : null;

    private static Value? Offset(CallContext call, ReadOnlySpan<Value> arguments) =>
        Arguments.TryInteger(call, arguments, 1, out var index) && Sequences.Read(call, arguments, 0) is { } items
            ? new ArrayValue(items[Math.Clamp(index, 0, items.Length)..])
            : null;

    private static Value? Map(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Arguments.Text(call, arguments[1]) is not { } member || Sequences.Read(call, arguments, 0) is not { } items)
        {
            return null;
        }

        var made = new ArrayValue(items.Length);
        foreach (var item in items)
        {
            if (item is ObjectValue members && members.TryGet(member, out var value))
            {
                made.Add(value);
            }
        }

        return made;
    }

    private static Value? Reverse(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Sequences.Read(call, arguments, 0) is not { } items)
        {
            return null;
        }

        Array.Reverse(items);
        return new ArrayValue(items);
    }

    private static Value? Size(CallContext call, ReadOnlySpan<Value> arguments) => Sequences.Count(arguments[0]) is { } count
        ? IntegerValue.Of(count)
        : call.Fail(0, $"'{call.FunctionName}' needs an array, not {arguments[0].Description}");

    private static Value? Uniq(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Sequences.Read(call, arguments, 0) is not { } items)
        {
            return null;
        }

        var seen = new HashSet<Value>(ValueIdentity.Instance);
        return new ArrayValue(items.Where(seen.Add));
    }

    private static Value? Contains(CallContext call, ReadOnlySpan<Value> arguments) =>
        Sequences.Read(call, arguments, 0) is { } items ? BooleanValue.Of(items.Contains(arguments[1], ValueIdentity.Instance)) : null;
}
