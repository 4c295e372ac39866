using System.Collections.Immutable;
using MilvusManifests.Building;

namespace MilvusManifests.Comparison;

/// <summary>Makes one risk of those that say several things of one object, and of those that say the same of several.</summary>
internal static class RiskFolding
{
    /// <summary>The risks, fewer and in order.</summary>
    public static ImmutableArray<Risk> Fold(IEnumerable<Risk> risks) =>
    [
        .. risks
            .GroupBy(risk => (risk.Kind, Object: risk.Objects.FirstOrDefault()))
            .SelectMany(OfOneObject)
            .GroupBy(risk => (risk.Kind, Same: Key(risk)))
            .Select(same => same.First() with { Objects = [.. same.SelectMany(risk => risk.Objects).Distinct().Order(ReferenceOrder.Instance)] })
            .OrderBy(risk => risk.Kind)
            .ThenBy(risk => risk.Objects.FirstOrDefault()?.ToString() ?? "", StringComparer.Ordinal)
            .ThenBy(risk => risk.Statements[0], StringComparer.Ordinal),
    ];

    // What is explained in a line of its own stays a risk of its own.
    private static IEnumerable<Risk> OfOneObject(IGrouping<(RiskKind Kind, ObjectReference? Object), Risk> risks)
    {
        if (risks.Key.Object is null)
        {
            return risks;
        }

        return risks.GroupBy(risk => string.Join('\n', risk.Details), StringComparer.Ordinal)
            .Select(same => same.First() with { Statements = [.. same.SelectMany(risk => risk.Statements).Distinct(StringComparer.Ordinal)] });
    }

    private static string Key(Risk risk) => string.Join('\n', [risk.Objects.FirstOrDefault()?.Kind ?? "", .. risk.Statements, "", .. risk.Details]);
}
