using System.Text;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The functions of <c>array</c> that call a function of the template for each item.</summary>
internal static class ArrayCalls
{
    public static Value? Any(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Arguments.Function(call, arguments, 1) is not { } function || Sequences.Read(call, arguments, 0) is not { } items)
        {
            return null;
        }

        Value[] passed = [NullValue.Instance, .. ((ArrayValue)arguments[2]).AsSpan()];
        foreach (var item in items)
        {
            passed[0] = item;
            if (call.Call(function, passed) is not { } result)
            {
                return null;
            }

            if (result.IsTruthy)
            {
                return BooleanValue.True;
            }
        }

        return BooleanValue.False;
    }

    public static Value? Each(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Arguments.Function(call, arguments, 1) is not { } function || Sequences.Read(call, arguments, 0) is not { } items)
        {
            return null;
        }

        var made = new ArrayValue(items.Length);
        foreach (var item in items)
        {
            if (call.Call(function, item) is not { } result)
            {
                return null;
            }

            made.Add(result);
        }

        return made;
    }

    public static Value? Filter(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Arguments.Function(call, arguments, 1) is not { } function || Sequences.Read(call, arguments, 0) is not { } items)
        {
            return null;
        }

        var made = new ArrayValue();
        foreach (var item in items)
        {
            if (call.Call(function, item) is not { } result)
            {
                return null;
            }

            if (result.IsTruthy)
            {
                made.Add(item);
            }
        }

        return made;
    }

    public static Value? Join(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var function = arguments[2] as FunctionValue;
        if ((function is null && arguments[2] is not NullValue && Arguments.Function(call, arguments, 2) is null)
            || Arguments.Text(call, arguments[1]) is not { } delimiter
            || Sequences.Read(call, arguments, 0) is not { } items)
        {
            return null;
        }

        var text = new StringBuilder();
        for (var i = 0; i < items.Length; i++)
        {
            if (Format(call, function, items[i]) is not { } item
                || !call.ChargeText((long)delimiter.Length + item.Length)
                || !call.FitsText((long)text.Length + delimiter.Length + item.Length))
            {
                return null;
            }

            text.Append(i > 0 ? delimiter : "").Append(item);
        }

        return items.Length == 1 && function is null && items[0] is StringValue ? items[0] : new StringValue(text.ToString());
    }

    private static string? Format(CallContext call, FunctionValue? function, Value item)
    {
        var text = Arguments.Text(call, item);
        if (text is null || function is null)
        {
            return text;
        }

        return call.Call(function, new StringValue(text)) is { } result ? Arguments.Text(call, result) : null;
    }
}
