using System.Collections.Immutable;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions of lists that are sets: their order and repetitions do not count.</summary>
internal static class SetFunctions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        OfSets("sets.contains", (set, other) => other.All(item => Has(set, item))),
        OfSets("sets.equivalent", (set, other) => other.All(item => Has(set, item)) && set.All(item => Has(other, item))),
        OfSets("sets.intersects", (set, other) => other.Any(item => Has(set, item))),
    ];

    private static CelFunction OfSets(string name, Func<IReadOnlyList<object?>, IReadOnlyList<object?>, bool> evaluate) => CelFunction.Global(name, 2, 2, operands =>
        CelValues.IsList(operands[0]) && CelValues.IsList(operands[1]) ? evaluate(CelValues.Members(operands[0])!, CelValues.Members(operands[1])!) : null);

    private static bool Has(IReadOnlyList<object?> set, object? item) => set.Any(member => CelValues.Equals(member, item));
}
