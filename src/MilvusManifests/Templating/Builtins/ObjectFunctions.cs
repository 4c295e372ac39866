using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>object</c>.</summary>
internal static class ObjectFunctions
{
    public static ObjectValue Create() => BuiltinModule.Of(
        new BuiltinFunction("default", Default, "value", "default") { AcceptsAbsence = true },
        new BuiltinFunction("typeof", TypeOf, "value"));

    private static Value Default(CallContext call, ReadOnlySpan<Value> arguments) =>
        arguments[0] is NullValue or StringValue { Value: "" } ? arguments[1] : arguments[0];

    private static Value TypeOf(CallContext call, ReadOnlySpan<Value> arguments) =>
        arguments[0] is NullValue ? NullValue.Instance : new StringValue(arguments[0].TypeName);
}
