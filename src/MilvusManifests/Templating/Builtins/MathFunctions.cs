using System.Numerics;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>math</c>.</summary>
internal static class MathFunctions
{
    private const string NotDeterministic = "its result differs from one run to the next, and generated manifests must not";
    private const int PrecisionLimit = 15;

    public static ObjectValue Create() => BuiltinModule.Of(
        new BuiltinFunction("abs", Abs, "value"),
        new BuiltinFunction("ceil", (call, arguments) => ToWhole(call, arguments, Math.Ceiling, Math.Ceiling), "value"),
        new BuiltinFunction("divided_by", DividedBy, "value", "divisor"),
        new BuiltinFunction("floor", (call, arguments) => ToWhole(call, arguments, Math.Floor, Math.Floor), "value"),
        new BuiltinFunction("format", NumberFormat.Format, "value", "format", Parameter.Optional("culture")),
        new BuiltinFunction("is_number", (_, arguments) => BooleanValue.Of(arguments[0] is NumberValue), "value"),
        new BuiltinFunction("minus", (call, arguments) => call.Operate(Arithmetic.Subtract, arguments[0], arguments[1]), "value", "with"),
        new BuiltinFunction("modulo", (call, arguments) => call.Operate(Arithmetic.Modulo, arguments[0], arguments[1]), "value", "with"),
        new BuiltinFunction("plus", (call, arguments) => call.Operate(Arithmetic.Add, arguments[0], arguments[1]), "value", "with"),
        new BuiltinFunction("round", Round, "value", Parameter.Optional("precision", IntegerValue.Of(0))),
        new BuiltinFunction("times", (call, arguments) => call.Operate(Arithmetic.Multiply, arguments[0], arguments[1]), "value", "with"),
        BuiltinFunction.Unsupported("uuid", NotDeterministic),
        BuiltinFunction.Unsupported("random", NotDeterministic));

    private static Value? Abs(CallContext call, ReadOnlySpan<Value> arguments) => arguments[0] switch
    {
        NullValue absent => absent,
        IntegerValue integer => integer.Big.Sign >= 0 ? integer : IntegerValue.Of(BigInteger.Abs(integer.Big)),
        FloatValue number => new FloatValue(Math.Abs(number.Value)) { IsSingle = number.IsSingle },
        DecimalValue number => new DecimalValue(Math.Abs(number.Value)),
        var other => call.Fail($"'{call.FunctionName}' needs a number, not {other.Description}"),
    };

    private static Value? ToWhole(CallContext call, ReadOnlySpan<Value> arguments, Func<double, double> change, Func<decimal, decimal> changeDecimal) =>
        arguments[0] switch
        {
            NullValue or IntegerValue => arguments[0],
            FloatValue number => new FloatValue(change(number.Value)),
            DecimalValue number => new DecimalValue(changeDecimal(number.Value)),
            _ => NeedsNumber(call, 0, arguments[0]),
        };

    /// <summary>Rounds halves to the even neighbour: 4.5 becomes 4.</summary>
    private static Value? Round(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!Arguments.TryInteger(call, arguments, 1, 0, out var precision))
        {
            return null;
        }

        if (precision is < 0 or > PrecisionLimit)
        {
            return call.Fail(1, $"'{call.FunctionName}' keeps 0 to {PrecisionLimit} fractional digits, not {precision}");
        }

        return arguments[0] switch
        {
            NullValue or IntegerValue => arguments[0],
            FloatValue number => new FloatValue(Math.Round(number.Value, precision, MidpointRounding.ToEven)),
            DecimalValue number => new DecimalValue(Math.Round(number.Value, precision, MidpointRounding.ToEven)),
            _ => NeedsNumber(call, 0, arguments[0]),
        };
    }

    /// <summary>Divides; by a whole number the result is one too, rounded down.</summary>
    private static Value? DividedBy(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (arguments[0] is NullValue || arguments[1] is NullValue)
        {
            return NullValue.Instance;
        }

        if (arguments[0] is not NumberValue value)
        {
            return NeedsNumber(call, 0, arguments[0]);
        }

        if (arguments[1] is not NumberValue divisor)
        {
            return NeedsNumber(call, 1, arguments[1]);
        }

        if (divisor is not IntegerValue whole)
        {
            return call.Operate(Arithmetic.Divide, value, divisor);
        }

        if (whole.Big.IsZero)
        {
            return call.Fail(1, $"'{call.FunctionName}' cannot divide by 0");
        }

        if (value is IntegerValue dividend)
        {
            var quotient = BigInteger.DivRem(dividend.Big, whole.Big, out var remainder);
            return IntegerValue.Of(!remainder.IsZero && remainder.Sign != whole.Big.Sign ? quotient - 1 : quotient);
        }

        var result = Math.Floor(value.ToDouble() / whole.ToDouble());
        return double.IsFinite(result) ? IntegerValue.Of(new BigInteger(result)) : call.Fail($"'{call.FunctionName}' has no whole result");
    }

    private static Value? NeedsNumber(CallContext call, int parameter, Value value) =>
        call.Fail(parameter, $"'{call.FunctionName}' needs a number, not {value.Description}");
}
