using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>object</c>.</summary>
internal static class ObjectFunctions
{
    private const string EvaluatesText = "text is never run as template code; write the code in the template, or 'include' a file";

    public static ObjectValue Create() => BuiltinModule.Of(
        new BuiltinFunction("default", Default, "value", "default") { AcceptsAbsence = true },
        BuiltinFunction.Unsupported("eval", EvaluatesText),
        BuiltinFunction.Unsupported("eval_template", EvaluatesText),
        new BuiltinFunction("format", NumberFormat.Format, "value", "format", Parameter.Optional("culture")),
        new BuiltinFunction("has_key", HasKey, "value", "key"),
        new BuiltinFunction("has_value", HasValue, "value", "key"),
        new BuiltinFunction("keys", Keys, "value"),
        new BuiltinFunction("size", Size, "value"),
        new BuiltinFunction("typeof", TypeOf, "value"),
        new BuiltinFunction("kind", Kind, "value"),
        new BuiltinFunction("values", Values, "value"),
        new BuiltinFunction("from_json", ObjectTexts.FromJson, "json"),
        new BuiltinFunction("to_json", ObjectTexts.ToJson, "value"),
        new BuiltinFunction("to_yaml", ObjectTexts.ToYaml, "value"));

    private static Value Default(CallContext call, ReadOnlySpan<Value> arguments) =>
        arguments[0] is NullValue or StringValue { Value: "" } ? arguments[1] : arguments[0];

    private static Value? HasKey(CallContext call, ReadOnlySpan<Value> arguments) => Arguments.Text(call, arguments[1]) is { } key
        ? BooleanValue.Of(arguments[0] is ObjectValue members && members.Has(key))
        : null;

    private static Value? HasValue(CallContext call, ReadOnlySpan<Value> arguments) => Arguments.Text(call, arguments[1]) is { } key
        ? BooleanValue.Of(arguments[0] is ObjectValue members && members.TryGet(key, out var value) && value is not NullValue)
        : null;

    private static Value? Keys(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!TryReadMembers(call, arguments, out var members))
        {
            return null;
        }

        return new ArrayValue(members is null ? [] : members.Names.Select(name => new StringValue(name)));
    }

    private static Value? Values(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!TryReadMembers(call, arguments, out var members))
        {
            return null;
        }

        return new ArrayValue(members is null ? [] : Enumerable.Range(0, members.Count).Select(index => members.GetAt(index).Value));
    }

    private static Value? Size(CallContext call, ReadOnlySpan<Value> arguments) => Sequences.Count(arguments[0]) is { } count
        ? IntegerValue.Of(count)
        : call.Fail(0, $"'{call.FunctionName}' needs an object, an array or a string, not {arguments[0].Description}");

    private static Value TypeOf(CallContext call, ReadOnlySpan<Value> arguments) => arguments[0] switch
    {
        NullValue => NullValue.Instance,
        FunctionValue => new StringValue("object"),
        var value => new StringValue(value.TypeName),
    };

    private static Value Kind(CallContext call, ReadOnlySpan<Value> arguments) => arguments[0] switch
    {
        NullValue => NullValue.Instance,
        BooleanValue => new StringValue("bool"),
        IntegerValue integer => new StringValue(integer.TryGetInt32(out _) ? "int" : integer.IsSmall ? "long" : "bigint"),
        FloatValue number => new StringValue(number.IsSingle ? "float" : "double"),
        DecimalValue => new StringValue("decimal"),
        RangeValue => new StringValue("range"),
        var value => new StringValue(value.TypeName),
    };

    private static bool TryReadMembers(CallContext call, ReadOnlySpan<Value> arguments, out ObjectValue? members)
    {
        members = arguments[0] as ObjectValue;
        if (members is null && arguments[0] is not NullValue)
        {
            call.Fail(0, $"'{call.FunctionName}' needs an object, not {arguments[0].Description}");
            return false;
        }

        return call.Charge(members?.Count ?? 0);
    }
}
