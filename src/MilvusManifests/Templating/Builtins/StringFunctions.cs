using System.Globalization;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>string</c>. Texts are compared by their code units, cased without regard to any culture.</summary>
internal static class StringFunctions
{
    public static ObjectValue Create() => BuiltinModule.Of(
        new BuiltinFunction("escape", (call, arguments) => Change(call, arguments, StringEscapes.Escape), "text"),
        new BuiltinFunction("append", StringParts.Append, "text", "with"),
        new BuiltinFunction("capitalize", (call, arguments) => Change(call, arguments, StringCases.Capitalize), "text"),
        new BuiltinFunction("capitalizewords", (call, arguments) => Change(call, arguments, StringCases.CapitalizeWords), "text"),
        new BuiltinFunction("contains", Contains, "text", "value"),
        new BuiltinFunction("empty", Empty, "text"),
        new BuiltinFunction("whitespace", Whitespace, "text"),
        new BuiltinFunction("downcase", (call, arguments) => Change(call, arguments, text => text.ToLowerInvariant()), "text"),
        new BuiltinFunction("ends_with", EndsWith, "text", "value"),
        new BuiltinFunction("equals_ignore_case", EqualsIgnoreCase, "text", "value"),
        new BuiltinFunction("handleize", (call, arguments) => Change(call, arguments, StringCases.Handleize), "text"),
        new BuiltinFunction("literal", (call, arguments) => Change(call, arguments, text => $"\"{StringEscapes.Escape(text)}\""), "text"),
        new BuiltinFunction("lstrip", (call, arguments) => StringParts.Strip(call, arguments, left: true, right: false), "text"),
        new BuiltinFunction("pluralize", Pluralize, "number", "singular", "plural"),
        new BuiltinFunction("prepend", StringParts.Prepend, "text", "by"),
        new BuiltinFunction("remove", StringReplacement.Remove, "text", "remove"),
        new BuiltinFunction("remove_first", StringReplacement.RemoveFirst, "text", "remove"),
        new BuiltinFunction("remove_last", StringReplacement.RemoveLast, "text", "remove"),
        new BuiltinFunction("replace", StringReplacement.Replace, "text", "match", "replace"),
        new BuiltinFunction("replace_first", StringReplacement.ReplaceFirst, "text", "match", "replace", Parameter.Optional("fromEnd", BooleanValue.False)),
        new BuiltinFunction("rstrip", (call, arguments) => StringParts.Strip(call, arguments, left: false, right: true), "text"),
        new BuiltinFunction("size", Size, "text"),
        new BuiltinFunction("slice", (call, arguments) => StringParts.Slice(call, arguments, whenAbsent: 0), "text", "start", Parameter.Optional("length")),
        new BuiltinFunction("slice1", (call, arguments) => StringParts.Slice(call, arguments, whenAbsent: 1), "text", "start", Parameter.Optional("length", IntegerValue.Of(1))),
        new BuiltinFunction("split", StringParts.Split, "text", "match"),
        new BuiltinFunction("starts_with", StartsWith, "text", "value"),
        new BuiltinFunction("strip", (call, arguments) => StringParts.Strip(call, arguments, left: true, right: true), "text"),
        new BuiltinFunction("strip_newlines", (call, arguments) => Change(call, arguments, text => text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)), "text"),
        new BuiltinFunction("to_int", ToInt, "text"),
        new BuiltinFunction("to_long", ToLong, "text"),
        new BuiltinFunction("to_float", ToFloat, "text"),
        new BuiltinFunction("to_double", ToDouble, "text"),
        new BuiltinFunction("truncate", StringParts.Truncate, "text", "length", Parameter.Optional("ellipsis")),
        new BuiltinFunction("truncatewords", StringParts.TruncateWords, "text", "count", Parameter.Optional("ellipsis")),
        new BuiltinFunction("upcase", (call, arguments) => Change(call, arguments, text => text.ToUpperInvariant()), "text"),
        new BuiltinFunction("md5", StringHashes.Md5, "text"),
        new BuiltinFunction("sha1", StringHashes.Sha1, "text"),
        new BuiltinFunction("sha256", StringHashes.Sha256, "text"),
        new BuiltinFunction("sha512", StringHashes.Sha512, "text"),
        new BuiltinFunction("hmac_sha1", StringHashes.HmacSha1, "text", "secretKey"),
        new BuiltinFunction("hmac_sha256", StringHashes.HmacSha256, "text", "secretKey"),
        new BuiltinFunction("hmac_sha512", StringHashes.HmacSha512, "text", "secretKey"),
        new BuiltinFunction("pad_left", (call, arguments) => StringParts.Pad(call, arguments, left: true), "text", "width"),
        new BuiltinFunction("pad_right", (call, arguments) => StringParts.Pad(call, arguments, left: false), "text", "width"),
        new BuiltinFunction("base64_encode", StringHashes.Base64Encode, "text"),
        new BuiltinFunction("base64_decode", StringHashes.Base64Decode, "text"),
        new BuiltinFunction(
            "index_of",
            IndexOf,
            "text",
            "search",
            Parameter.Optional("startIndex"),
            Parameter.Optional("count"),
            Parameter.Optional("stringComparison")));

    /// <summary>The first argument, changed; null stays null, and a text that does not change keeps its origin.</summary>
    private static Value? Change(CallContext call, ReadOnlySpan<Value> arguments, Func<string, string> change)
    {
        if (arguments[0] is NullValue)
        {
            return arguments[0];
        }

        return Arguments.Text(call, arguments[0]) is { } text && call.ChargeText(text.Length)
            ? Arguments.Changed(arguments[0], text, change(text))
            : null;
    }

    private static Value? Test(CallContext call, ReadOnlySpan<Value> arguments, Func<string, string, bool> test) =>
        Arguments.Text(call, arguments[0]) is { } text && Arguments.Text(call, arguments[1]) is { } value
            ? BooleanValue.Of(arguments[0] is not NullValue && arguments[1] is not NullValue && test(text, value))
            : null;

    private static Value? Contains(CallContext call, ReadOnlySpan<Value> arguments) =>
        Test(call, arguments, (text, value) => text.Contains(value, StringComparison.Ordinal));

    private static Value? StartsWith(CallContext call, ReadOnlySpan<Value> arguments) =>
        Test(call, arguments, (text, value) => text.StartsWith(value, StringComparison.Ordinal));

    private static Value? EndsWith(CallContext call, ReadOnlySpan<Value> arguments) =>
        Test(call, arguments, (text, value) => text.EndsWith(value, StringComparison.Ordinal));

    private static Value? EqualsIgnoreCase(CallContext call, ReadOnlySpan<Value> arguments) =>
        arguments[0] is NullValue && arguments[1] is NullValue
            ? BooleanValue.True
            : Test(call, arguments, (text, value) => text.Equals(value, StringComparison.OrdinalIgnoreCase));

    private static Value? Empty(CallContext call, ReadOnlySpan<Value> arguments) =>
        Arguments.Text(call, arguments[0]) is { } text ? BooleanValue.Of(text.Length == 0) : null;

    private static Value? Whitespace(CallContext call, ReadOnlySpan<Value> arguments) =>
        Arguments.Text(call, arguments[0]) is { } text ? BooleanValue.Of(string.IsNullOrWhiteSpace(text)) : null;

    private static Value? Size(CallContext call, ReadOnlySpan<Value> arguments) =>
        Arguments.Text(call, arguments[0]) is { } text ? IntegerValue.Of(text.Length) : null;

    private static Value? Pluralize(CallContext call, ReadOnlySpan<Value> arguments) =>
        Arguments.TryInteger(call, arguments, 0, 0, out var number) ? arguments[number == 1 ? 1 : 2] : null;

    private static Value? ToInt(CallContext call, ReadOnlySpan<Value> arguments) => Arguments.Text(call, arguments[0]) is { } text
        ? (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? IntegerValue.Of(number) : NullValue.Instance)
        : null;

    private static Value? ToLong(CallContext call, ReadOnlySpan<Value> arguments) => Arguments.Text(call, arguments[0]) is { } text
        ? (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? IntegerValue.Of(number) : NullValue.Instance)
        : null;

    private static Value? ToFloat(CallContext call, ReadOnlySpan<Value> arguments) => Arguments.Text(call, arguments[0]) is { } text
        ? (float.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? new FloatValue(number) { IsSingle = true } : NullValue.Instance)
        : null;

    private static Value? ToDouble(CallContext call, ReadOnlySpan<Value> arguments) => Arguments.Text(call, arguments[0]) is { } text
        ? (double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? new FloatValue(number) : NullValue.Instance)
        : null;

    private static Value? IndexOf(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (Arguments.Text(call, arguments[0]) is not { } text
            || Arguments.Text(call, arguments[1]) is not { } search
            || !Arguments.TryInteger(call, arguments, 2, 0, out var start))
        {
            return null;
        }

        if (start < 0 || start > text.Length)
        {
            return call.Fail(2, $"'{call.FunctionName}' starts at {start}, which is outside the text");
        }

        if (!Arguments.TryInteger(call, arguments, 3, text.Length - start, out var count) || Arguments.Text(call, arguments[4]) is not { } comparison)
        {
            return null;
        }

        if (count < 0 || count > text.Length - start)
        {
            return call.Fail(3, $"'{call.FunctionName}' looks at {count} characters, more than there are");
        }

        return comparison switch
        {
            "" or "Ordinal" or "InvariantCulture" or "CurrentCulture" => IntegerValue.Of(text.IndexOf(search, start, count, StringComparison.Ordinal)),
            "OrdinalIgnoreCase" or "InvariantCultureIgnoreCase" or "CurrentCultureIgnoreCase" =>
                IntegerValue.Of(text.IndexOf(search, start, count, StringComparison.OrdinalIgnoreCase)),
            _ => call.Fail(4, $"'{comparison}' is no comparison; write 'Ordinal' or 'OrdinalIgnoreCase'"),
        };
    }
}
