using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>array</c>.</summary>
internal static class ArrayFunctions
{
    public static ObjectValue Create() => BuiltinModule.Of(
        new BuiltinFunction("add", Add, "list", "value"),
        new BuiltinFunction("each", Each, "list", "function"));

    private static Value? Add(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Sequences.Read(call, 0, arguments[0]) is not { } items || !call.Charge(items.Count + 1))
        {
            return null;
        }

        var made = new ArrayValue(items.Count + 1);
        foreach (var item in items)
        {
            made.Add(item);
        }

        made.Add(arguments[1]);
        return made;
    }

    private static Value? Each(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (arguments[1] is not FunctionValue function)
        {
            return call.Fail(1, $"'{call.FunctionName}' needs a function, not {arguments[1].Description}; write '@' before its name");
        }

        if (Sequences.Read(call, 0, arguments[0]) is not { } items)
        {
            return null;
        }

        var made = new ArrayValue(items.Count);
        foreach (var item in items)
        {
            if (!call.Charge(1) || call.Call(function, item) is not { } result)
            {
                return null;
            }

            made.Add(result);
        }

        return made;
    }
}
