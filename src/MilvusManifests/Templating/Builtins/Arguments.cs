using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>Reads arguments as texts and whole numbers.</summary>
internal static class Arguments
{
    /// <summary>The text of an argument as a template prints it, nothing for null; null when that failed, which is reported.</summary>
    public static string? Text(CallContext call, Value value) => value switch
    {
        StringValue text => text.Value,
        NullValue => "",
        _ => call.Print(value),
    };

    /// <summary>A whole number that fits 32 bits: a count or a position; anything else is reported.</summary>
    public static bool TryInteger(CallContext call, ReadOnlySpan<Value> arguments, int parameter, out int number)
    {
        switch (arguments[parameter])
        {
            case IntegerValue integer when integer.TryGetInt32(out number):
                return true;
            case FloatValue { Value: >= int.MinValue and <= int.MaxValue } value when double.IsInteger(value.Value):
                number = (int)value.Value;
                return true;
            default:
                number = 0;
                call.Fail(parameter, $"'{call.FunctionName}' needs a whole number, not {arguments[parameter].Description}");
                return false;
        }
    }

    /// <summary>A whole number, or <paramref name="whenAbsent"/> where the argument is null or was left out.</summary>
    public static bool TryInteger(CallContext call, ReadOnlySpan<Value> arguments, int parameter, int whenAbsent, out int number)
    {
        number = whenAbsent;
        return arguments[parameter] is NullValue || TryInteger(call, arguments, parameter, out number);
    }

    /// <summary>A function that was passed as an argument; anything else is reported.</summary>
    public static FunctionValue? Function(CallContext call, ReadOnlySpan<Value> arguments, int parameter)
    {
        if (arguments[parameter] is FunctionValue function)
        {
            return function;
        }

        call.Fail(parameter, $"'{call.FunctionName}' needs a function, not {arguments[parameter].Description}; write '@' before its name");
        return null;
    }

    /// <summary>A text that was made of an argument: the argument itself, with its origin, where nothing changed.</summary>
    public static Value Changed(Value argument, string before, string after) =>
        (argument is StringValue or NullValue) && string.Equals(before, after, StringComparison.Ordinal) ? argument : new StringValue(after);

    /// <summary>The text of an argument where nothing was to be changed: the argument itself, with its origin, if it is a text.</summary>
    public static Value Unchanged(Value argument, string text) => Changed(argument, text, text);
}
