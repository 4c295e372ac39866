using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The functions of <c>object</c> that write values as text of another language, or read them from it.</summary>
internal static class ObjectTexts
{
    public static Value? ToJson(CallContext call, ReadOnlySpan<Value> arguments) => JsonText.Write(call, arguments[0]);

    public static Value? FromJson(CallContext call, ReadOnlySpan<Value> arguments) => call.Fail("not yet");

    public static Value? ToYaml(CallContext call, ReadOnlySpan<Value> arguments) => call.Fail("not yet");
}
