using System.Collections.Immutable;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions of quantities.</summary>
internal static class QuantityFunctions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        CelFunction.Global("quantity", 1, 1, operands => operands[0] is string text
            ? (object?)CelQuantity.Parse(text) ?? new CelError($"{ValueText.Quote(text)} is not a quantity") : null),
        CelFunction.Global("isQuantity", 1, 1, operands => operands[0] is string text ? CelQuantity.Parse(text) is not null : null),
        OfQuantity("sign", quantity => (long)quantity.Nanos.Sign),
        OfQuantity("isInteger", quantity => quantity.ToInteger() is not null),
        OfQuantity("asInteger", quantity => (object?)quantity.ToInteger() ?? new CelError("cannot convert value to integer")),
        OfQuantity("asApproximateFloat", quantity => quantity.ToDouble()),
        OfTwo("isGreaterThan", (one, other) => one.Nanos > other.Nanos),
        OfTwo("isLessThan", (one, other) => one.Nanos < other.Nanos),
        OfTwo("compareTo", (one, other) => (long)one.Nanos.CompareTo(other.Nanos)),
        OfTwo("add", (one, other) => new CelQuantity(one.Nanos + other.Nanos), allowsInteger: true),
        OfTwo("sub", (one, other) => new CelQuantity(one.Nanos - other.Nanos), allowsInteger: true),
        CelFunction.Member("mul", 2, 2, operands => operands is [CelQuantity quantity, long factor] ? new CelQuantity(quantity.Nanos * factor) : null),
    ];

    private static CelFunction OfQuantity(string name, Func<CelQuantity, object?> evaluate) =>
        CelFunction.Member(name, 1, 1, operands => operands[0] is CelQuantity quantity ? evaluate(quantity) : null);

    private static CelFunction OfTwo(string name, Func<CelQuantity, CelQuantity, object?> evaluate, bool allowsInteger = false) => CelFunction.Member(name, 2, 2, operands =>
        operands[0] is not CelQuantity one ? null
        : operands[1] is CelQuantity other ? evaluate(one, other)
        : allowsInteger && operands[1] is long number ? evaluate(one, CelQuantity.Of(number)) : null);
}
