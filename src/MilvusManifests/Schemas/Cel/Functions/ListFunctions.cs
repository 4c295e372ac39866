using System.Collections.Immutable;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions of lists.</summary>
internal static class ListFunctions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        OfList("isSorted", 1, (items, _) => IsSorted(items)),
        OfList("sum", 1, (items, _) => Sum(items)),
        OfList("min", 1, (items, _) => Extreme("min", items, -1)),
        OfList("max", 1, (items, _) => Extreme("max", items, 1)),
        OfList("indexOf", 2, (items, operands) => (long)IndexesOf(items, operands[1]).FirstOrDefault(-1)),
        OfList("lastIndexOf", 2, (items, operands) => (long)IndexesOf(items, operands[1]).LastOrDefault(-1)),
        OfList("first", 1, (items, _) => items.Count > 0 ? CelOptional.Of(items[0]) : CelOptional.None),
        OfList("last", 1, (items, _) => items.Count > 0 ? CelOptional.Of(items[^1]) : CelOptional.None),
        OfList("unwrapOpt", 1, (items, _) => Unwrap(items)),
        CelFunction.Global("optional.unwrap", 1, 1, operands => CelValues.IsList(operands[0]) ? Unwrap(CelValues.Members(operands[0])!) : null),
    ];

    private static CelFunction OfList(string name, int operands, Func<IReadOnlyList<object?>, object?[], object?> evaluate) =>
        CelFunction.Member(name, operands, operands, values => CelValues.IsList(values[0]) && CelValues.Members(values[0]) is { } items
            ? items.FirstOrDefault(item => item is CelError) ?? evaluate(items, values) : null);

    private static bool? IsSorted(IReadOnlyList<object?> items)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (CelValues.Compare(items[i], items[i - 1]) is not >= 0)
            {
                return CelValues.Compare(items[i], items[i - 1]) is null ? null : false;
            }
        }

        return true;
    }

    private static object? Sum(IReadOnlyList<object?> items)
    {
        var sum = items.Count > 0 ? items[0] : 0L;
        foreach (var item in items.Skip(1))
        {
            sum = CelOperators.Evaluate("+", sum, item);
            if (sum is null or CelError)
            {
                return sum;
            }
        }

        return sum;
    }

    private static object? Extreme(string name, IReadOnlyList<object?> items, int sign)
    {
        if (items.Count == 0)
        {
            return new CelError($"'{name}' of an empty list");
        }

        var best = items[0];
        foreach (var item in items.Skip(1))
        {
            if (CelValues.Compare(item, best) is not { } order)
            {
                return null;
            }

            best = order == sign ? item : best;
        }

        return best;
    }

    private static IEnumerable<int> IndexesOf(IReadOnlyList<object?> items, object? item) => Enumerable.Range(0, items.Count).Where(i => CelValues.Equals(items[i], item));

    private static List<object?>? Unwrap(IReadOnlyList<object?> items) =>
        items.All(item => item is CelOptional) ? [.. items.Cast<CelOptional>().Where(item => item.HasValue).Select(item => item.Value)] : null;
}
