using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The functions of <c>object</c> that write values as text of another language, or read them from it.</summary>
internal static class ObjectTexts
{
    public static Value? ToJson(CallContext call, ReadOnlySpan<Value> arguments) => JsonText.Write(call, arguments[0]);

    public static Value? ToYaml(CallContext call, ReadOnlySpan<Value> arguments) => YamlText.Write(call, arguments[0]);

    public static Value? FromJson(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (arguments[0] is NullValue)
        {
            return arguments[0];
        }

        if (Arguments.Text(call, arguments[0]) is not { } text || !call.ChargeText(text.Length) || !call.Charge(text.Length / 2))
        {
            return null;
        }

        return JsonValues.Read(text, out var error) ?? call.Fail(0, $"'{call.FunctionName}' needs JSON text; {error}");
    }
}
