using System.Collections.Immutable;
using MilvusManifests.Values.Quantities;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions of quantities.</summary>
internal static class QuantityFunctions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        CelFunction.Global("quantity", 1, 1, operands => operands[0] is string text
            ? QuantityAmount.TryParse(text, out var amount) ? amount : new CelError($"{ValueText.Quote(text)} is not a quantity") : null),
        CelFunction.Global("isQuantity", 1, 1, operands => operands[0] is string text ? QuantityAmount.TryParse(text, out _) : null),
        OfQuantity("sign", quantity => (long)quantity.Sign),
        OfQuantity("isInteger", quantity => quantity.ToInteger() is not null),
        OfQuantity("asInteger", quantity => (object?)quantity.ToInteger() ?? new CelError("cannot convert value to integer")),
        OfQuantity("asApproximateFloat", quantity => quantity.ToDouble()),
        OfTwo("isGreaterThan", (one, other) => one > other),
        OfTwo("isLessThan", (one, other) => one < other),
        OfTwo("compareTo", (one, other) => (long)one.CompareTo(other)),
        OfTwo("add", (one, other) => new QuantityAmount(one.Nanos + other.Nanos), allowsInteger: true),
        OfTwo("sub", (one, other) => new QuantityAmount(one.Nanos - other.Nanos), allowsInteger: true),
        CelFunction.Member("mul", 2, 2, operands => operands is [QuantityAmount quantity, long factor] ? new QuantityAmount(quantity.Nanos * factor) : null),
    ];

    private static CelFunction OfQuantity(string name, Func<QuantityAmount, object?> evaluate) =>
        CelFunction.Member(name, 1, 1, operands => operands[0] is QuantityAmount quantity ? evaluate(quantity) : null);

    private static CelFunction OfTwo(string name, Func<QuantityAmount, QuantityAmount, object?> evaluate, bool allowsInteger = false) => CelFunction.Member(name, 2, 2, operands =>
        operands[0] is not QuantityAmount one ? null
        : operands[1] is QuantityAmount other ? evaluate(one, other)
        : allowsInteger && operands[1] is long number ? evaluate(one, QuantityAmount.Of(number)) : null);
}
