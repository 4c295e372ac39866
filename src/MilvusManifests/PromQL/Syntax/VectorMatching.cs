using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Syntax;

/// <summary>Which side of a binary operation may have several series for one of the other.</summary>
internal enum MatchGroup
{
    None,
    Left,
    Right,
}

/// <summary>How the series of two vectors find each other.</summary>
/// <param name="IsOn">Whether only the labels matter, as with <c>on</c>, or all others, as with <c>ignoring</c>.</param>
/// <param name="Labels">The labels of <c>on</c> or <c>ignoring</c>.</param>
/// <param name="Group">Which side is the many, as <c>group_left</c> and <c>group_right</c> say.</param>
/// <param name="Include">The labels of the one side that the result has too.</param>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/operators/#vector-matching</remarks>
internal sealed record VectorMatching(bool IsOn, ImmutableArray<LabelName> Labels, MatchGroup Group, ImmutableArray<LabelName> Include)
{
    /// <summary>All labels must be equal: what is meant without <c>on</c> and <c>ignoring</c>.</summary>
    public static VectorMatching AllLabels { get; } = new(false, [], MatchGroup.None, []);

    /// <summary>What stands for a missing series of the left side; null if nothing does.</summary>
    public double? FillLeft { get; init; }

    /// <summary>What stands for a missing series of the right side; null if nothing does.</summary>
    public double? FillRight { get; init; }
}

/// <summary>A label in a list: <c>by (namespace, pod)</c>.</summary>
internal readonly record struct LabelName(string Name, TextSpan Span);
