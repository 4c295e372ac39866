using System.Globalization;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>
/// Numbers in .NET's standard and custom formats: <c>X4</c>, <c>N2</c>, <c>0.##</c>. The culture is the invariant one, or <c>en-US</c>, so that a
/// manifest never depends on the machine.
/// </summary>
internal static class NumberFormat
{
    private const int LengthLimit = 256;
    private const int PrecisionLimit = 99;

    private static readonly NumberFormatInfo AmericanEnglish = new()
    {
        CurrencySymbol = "$",
        CurrencyNegativePattern = 1,
        PercentPositivePattern = 1,
        PercentNegativePattern = 1,
    };

    public static Value? Format(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (arguments[0] is NullValue)
        {
            return arguments[0];
        }

        if (Arguments.Text(call, arguments[1]) is not { } format || FindCulture(call, arguments[2]) is not { } culture)
        {
            return null;
        }

        if (format.Length > LengthLimit || AsksForTooMuch(format))
        {
            return call.Fail(1, $"the format given to '{call.FunctionName}' asks for more than {PrecisionLimit} digits");
        }

        try
        {
            return arguments[0] switch
            {
                IntegerValue integer when integer.TryGetInt32(out var number) => new StringValue(number.ToString(format, culture)),
                IntegerValue integer when integer.IsSmall => new StringValue(integer.Small.ToString(format, culture)),
                IntegerValue integer => new StringValue(integer.Big.ToString(format, culture)),
                FloatValue number => new StringValue(number.Value.ToString(format, culture)),
                DecimalValue number => new StringValue(number.Value.ToString(format, culture)),
                var other => call.Fail(0, $"'{call.FunctionName}' needs a number, not {other.Description}"),
            };
        }
        catch (FormatException)
        {
            return call.Fail(1, $"'{format}' is no format for {arguments[0].Description}");
        }
    }

    private static NumberFormatInfo? FindCulture(CallContext call, Value value)
    {
        switch (Arguments.Text(call, value))
        {
            case null:
                return null;
            case "":
                return NumberFormatInfo.InvariantInfo;
            case "en-US":
                return AmericanEnglish;
            case var name:
                call.Fail(2, $"the culture '{name}' is not supported; only 'en-US' is, so that a manifest never depends on the machine");
                return null;
        }
    }

    private static bool AsksForTooMuch(string format) =>
        format.Length > 3 && char.IsAsciiLetter(format[0]) && format.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
