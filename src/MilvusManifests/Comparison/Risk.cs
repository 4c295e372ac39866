using System.Collections.Immutable;
using MilvusManifests.Building;

namespace MilvusManifests.Comparison;

/// <summary>A change that wants to be read.</summary>
/// <param name="Kind">What it may do.</param>
/// <param name="Objects">The objects that it is about; none where it is about a program or the set.</param>
/// <param name="Statements">What happens to them, a line each.</param>
public sealed record Risk(RiskKind Kind, ImmutableArray<ObjectReference> Objects, ImmutableArray<string> Statements)
{
    /// <summary>What it takes or means, a line each.</summary>
    public ImmutableArray<string> Details { get; init; } = [];

    /// <summary>How much it wants to be read.</summary>
    public RiskLevel Level => Kind switch
    {
        <= RiskKind.ObjectRemoved => RiskLevel.High,
        <= RiskKind.ImageSource => RiskLevel.Medium,
        _ => RiskLevel.Low,
    };

    /// <summary>A risk of one object.</summary>
    internal static Risk Of(RiskKind kind, ObjectReference reference, string statement, params ReadOnlySpan<string> details) =>
        new(kind, [reference], [statement]) { Details = [.. details] };
}
