using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The functions of <c>string</c> that replace and remove.</summary>
internal static class StringReplacement
{
    public static Value? Replace(CallContext call, ReadOnlySpan<Value> arguments) => ReplaceAll(call, arguments, arguments[2]);

    public static Value? Remove(CallContext call, ReadOnlySpan<Value> arguments) => ReplaceAll(call, arguments, NullValue.Instance);

    public static Value? ReplaceFirst(CallContext call, ReadOnlySpan<Value> arguments) =>
        ReplaceOne(call, arguments, arguments[2], arguments[3].IsTruthy);

    public static Value? RemoveFirst(CallContext call, ReadOnlySpan<Value> arguments) =>
        ReplaceOne(call, arguments, NullValue.Instance, fromEnd: false);

    public static Value? RemoveLast(CallContext call, ReadOnlySpan<Value> arguments) =>
        ReplaceOne(call, arguments, NullValue.Instance, fromEnd: true);

    private static Value? ReplaceAll(CallContext call, ReadOnlySpan<Value> arguments, Value with)
    {
        if (Arguments.Text(call, arguments[0]) is not { } text
            || Arguments.Text(call, arguments[1]) is not { } match
            || Arguments.Text(call, with) is not { } replacement)
        {
            return null;
        }

        var count = match.Length == 0 ? 0 : text.AsSpan().Count(match);
        if (count == 0)
        {
            return Arguments.Unchanged(arguments[0], text);
        }

        return call.ChargeText(text.Length + (count * ((long)replacement.Length - match.Length)))
            ? Arguments.Changed(arguments[0], text, text.Replace(match, replacement, StringComparison.Ordinal))
            : null;
    }

    private static Value? ReplaceOne(CallContext call, ReadOnlySpan<Value> arguments, Value with, bool fromEnd)
    {
        if (Arguments.Text(call, arguments[0]) is not { } text
            || Arguments.Text(call, arguments[1]) is not { } match
            || Arguments.Text(call, with) is not { } replacement)
        {
            return null;
        }

        var at = match.Length == 0
            ? -1
            : fromEnd ? text.LastIndexOf(match, StringComparison.Ordinal) : text.IndexOf(match, StringComparison.Ordinal);
        if (at < 0)
        {
            return Arguments.Unchanged(arguments[0], text);
        }

        return call.ChargeText((long)text.Length + replacement.Length)
            ? Arguments.Changed(arguments[0], text, string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + match.Length)))
            : null;
    }
}
