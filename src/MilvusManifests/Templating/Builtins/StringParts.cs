using System.Collections.Immutable;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The functions of <c>string</c> that cut texts apart and put them together. A part keeps the origins of what is in it.</summary>
internal static class StringParts
{
    public static Value? Append(CallContext call, ReadOnlySpan<Value> arguments) => Concat(call, arguments[0], arguments[1]);

    public static Value? Prepend(CallContext call, ReadOnlySpan<Value> arguments) => Concat(call, arguments[1], arguments[0]);

    public static Value? Strip(CallContext call, ReadOnlySpan<Value> arguments, bool left, bool right)
    {
        if (arguments[0] is NullValue)
        {
            return arguments[0];
        }

        if (Arguments.Text(call, arguments[0]) is not { } text)
        {
            return null;
        }

        var start = left ? text.Length - text.AsSpan().TrimStart().Length : 0;
        var end = right ? text.AsSpan().TrimEnd().Length : text.Length;
        return Part(call, arguments[0], text, start, Math.Max(0, end - start));
    }

    /// <summary>A part from a position, which counts from the end where it is negative; a length of 0 is all that remains.</summary>
    public static Value? Slice(CallContext call, ReadOnlySpan<Value> arguments, int whenAbsent)
    {
        if (!Arguments.TryInteger(call, arguments, 1, out var start)
            || !Arguments.TryInteger(call, arguments, 2, whenAbsent, out var length)
            || Arguments.Text(call, arguments[0]) is not { } text)
        {
            return null;
        }

        start = Math.Clamp(start < 0 ? text.Length + start : start, 0, text.Length);
        var rest = text.Length - start;
        return Part(call, arguments[0], text, start, length <= 0 ? rest : Math.Min(length, rest));
    }

    /// <summary>The parts between separators, empty ones left out.</summary>
    public static Value? Split(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Arguments.Text(call, arguments[0]) is not { } text || Arguments.Text(call, arguments[1]) is not { } separator)
        {
            return null;
        }

        var made = new ArrayValue();
        for (var start = 0; start < text.Length;)
        {
            var found = separator.Length == 0 ? -1 : text.IndexOf(separator, start, StringComparison.Ordinal);
            var end = found < 0 ? text.Length : found;
            if (end > start)
            {
                if (!call.Charge(1) || Part(call, arguments[0], text, start, end - start) is not { } part)
                {
                    return null;
                }

                made.Add(part);
            }

            start = end + Math.Max(1, separator.Length);
        }

        return made;
    }

    public static Value? Pad(CallContext call, ReadOnlySpan<Value> arguments, bool left)
    {
        if (!Arguments.TryInteger(call, arguments, 1, out var width) || Arguments.Text(call, arguments[0]) is not { } text)
        {
            return null;
        }

        width = Math.Max(width, text.Length);
        return call.ChargeText(width) ? Arguments.Changed(arguments[0], text, left ? text.PadLeft(width) : text.PadRight(width)) : null;
    }

    /// <summary>A text of at most a number of characters, its ellipsis counted.</summary>
    public static Value? Truncate(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!Arguments.TryInteger(call, arguments, 1, out var length)
            || Arguments.Text(call, arguments[0]) is not { } text
            || Ellipsis(call, arguments[2]) is not { } ellipsis)
        {
            return null;
        }

        if (text.Length <= length)
        {
            return Arguments.Unchanged(arguments[0], text);
        }

        var kept = Math.Max(0, length - ellipsis.Length);
        return call.ChargeText(kept + ellipsis.Length) ? new StringValue(string.Concat(text.AsSpan(0, kept), ellipsis)) : null;
    }

    public static Value? TruncateWords(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!Arguments.TryInteger(call, arguments, 1, out var count)
            || Arguments.Text(call, arguments[0]) is not { } text
            || Ellipsis(call, arguments[2]) is not { } ellipsis)
        {
            return null;
        }

        var end = 0;
        for (var word = 0; word < count && end < text.Length; word++)
        {
            end = EndOfWord(text, end);
        }

        if (text.AsSpan(end).IsWhiteSpace())
        {
            return Arguments.Unchanged(arguments[0], text);
        }

        return call.ChargeText(end + ellipsis.Length) ? new StringValue(string.Concat(text.AsSpan(0, end), ellipsis)) : null;
    }

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static string? Ellipsis(CallContext call, Value value) => value is NullValue ? "..." : Arguments.Text(call, value);

    private static Value? Part(CallContext call, Value value, string text, int start, int length)
    {
        if (!call.ChargeText(length))
        {
            return null;
        }

        return value is StringValue whole ? whole.Slice(start, length) : new StringValue(text.Substring(start, length));
    }

    private static Value? Concat(CallContext call, Value first, Value second)
    {
        if (Arguments.Text(call, first) is not { } left
            || Arguments.Text(call, second) is not { } right
            || !call.ChargeText((long)left.Length + right.Length))
        {
            return null;
        }

        var fragments = Fragments(first).AddRange(Fragments(second).Select(fragment => fragment with { Start = fragment.Start + left.Length }));
        return new StringValue(left + right) { Fragments = fragments };
    }

    private static ImmutableArray<TextFragment> Fragments(Value value) => value is StringValue text ? text.Fragments : [];
}
