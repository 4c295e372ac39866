using System.Collections.Immutable;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions of optional values whose operands are all evaluated first.</summary>
internal static class OptionalFunctions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        CelFunction.Global("optional.none", 0, 0, _ => CelOptional.None),
        CelFunction.Global("optional.of", 1, 1, operands => CelOptional.Of(operands[0])),
        CelFunction.Global("optional.ofNonZeroValue", 1, 1, operands => IsZero(operands[0]) ? CelOptional.None : CelOptional.Of(operands[0])),
        CelFunction.Member("hasValue", 1, 1, operands => operands[0] is CelOptional optional ? optional.HasValue : null),
    ];

    private static bool IsZero(object? value) => value switch
    {
        null or false or 0L or 0UL or 0.0 or "" => true,
        CelOptional optional => !optional.HasValue,
        CelDuration duration => duration.Nanoseconds == 0,
        _ => CelValues.Size(value) == 0,
    };
}
