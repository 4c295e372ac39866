using System.Collections.Immutable;

namespace MilvusManifests.PromQL.Syntax;

/// <summary>A function of PromQL.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Returns">What it returns.</param>
/// <param name="Parameters">The types of its parameters; the last one counts for all that follow.</param>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/functions/</remarks>
internal sealed record PromQLFunction(string Name, ExpressionType Returns, ImmutableArray<ExpressionType> Parameters)
{
    /// <summary>How many arguments it needs.</summary>
    public int Least { get; init; } = Parameters.Length;

    /// <summary>How many arguments it takes at most.</summary>
    public int Most { get; init; } = Parameters.Length;

    /// <summary>The first version that has it, or has it under this name.</summary>
    public PrometheusVersion Since { get; init; }

    /// <summary>The first version that no longer has it; null if all have.</summary>
    public PrometheusVersion? Until { get; init; }

    /// <summary>The first version in which it needs <c>promql-experimental-functions</c>; null if it never does.</summary>
    public PrometheusVersion? Experimental { get; init; }

    /// <summary>The first version in which it no longer needs that; null if it still does.</summary>
    public PrometheusVersion? Stable { get; init; }

    /// <summary>Whether a version has it, with its experimental functions.</summary>
    public bool Exists(PrometheusVersion version) =>
        version.IsAtLeast(Since.Major, Since.Minor) && !(Until is { } until && version.IsAtLeast(until.Major, until.Minor));

    /// <summary>Whether a version has it only with <c>promql-experimental-functions</c>.</summary>
    public bool IsExperimental(PrometheusVersion version) =>
        Experimental is { } from && version.IsAtLeast(from.Major, from.Minor) && !(Stable is { } stable && version.IsAtLeast(stable.Major, stable.Minor));
}
