using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>math</c>.</summary>
internal static class MathFunctions
{
    private const string NotDeterministic = "its result differs from one run to the next, and generated manifests must not";

    public static ObjectValue Create() => BuiltinModule.Of(
        new BuiltinFunction("is_number", IsNumber, "value"),
        BuiltinFunction.Unsupported("random", NotDeterministic),
        BuiltinFunction.Unsupported("uuid", NotDeterministic));

    private static Value IsNumber(CallContext call, ReadOnlySpan<Value> arguments) => BooleanValue.Of(arguments[0] is NumberValue);
}
