using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>string</c>.</summary>
internal static class StringFunctions
{
    public static ObjectValue Create() => BuiltinModule.Of(
        new BuiltinFunction("upcase", Upcase, "text"),
        new BuiltinFunction("downcase", Downcase, "text"),
        new BuiltinFunction("size", Size, "text"));

    private static Value? Upcase(CallContext call, ReadOnlySpan<Value> arguments) =>
        call.Print(arguments[0]) is { } text && call.ChargeText(text.Length) ? new StringValue(text.ToUpperInvariant()) : null;

    private static Value? Downcase(CallContext call, ReadOnlySpan<Value> arguments) =>
        call.Print(arguments[0]) is { } text && call.ChargeText(text.Length) ? new StringValue(text.ToLowerInvariant()) : null;

    private static Value? Size(CallContext call, ReadOnlySpan<Value> arguments) =>
        call.Print(arguments[0]) is { } text ? IntegerValue.Of(text.Length) : null;
}
