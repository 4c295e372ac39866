namespace MilvusManifests.PromQL.Syntax;

/// <summary>The aggregations.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/operators/#aggregation-operators</remarks>
internal enum Aggregator
{
    Sum,
    Avg,
    Count,
    Min,
    Max,
    Group,
    Stddev,
    Stdvar,
    Topk,
    Bottomk,
    CountValues,
    Quantile,
    Limitk,
    LimitRatio,
}

/// <summary>What aggregations are written like and take.</summary>
internal static class Aggregators
{
    private static readonly string[] Names =
        ["sum", "avg", "count", "min", "max", "group", "stddev", "stdvar", "topk", "bottomk", "count_values", "quantile", "limitk", "limit_ratio"];

    /// <summary>The aggregation of a name, in any case.</summary>
    public static Aggregator Find(ReadOnlySpan<char> name)
    {
        var index = 0;
        while (!name.Equals(Names[index], StringComparison.OrdinalIgnoreCase))
        {
            index++;
        }

        return (Aggregator)index;
    }

    /// <summary>Its name.</summary>
    public static string Text(this Aggregator aggregator) => Names[(int)aggregator];

    /// <summary>Whether it has a parameter before the expression.</summary>
    public static bool HasParameter(this Aggregator aggregator) => aggregator >= Aggregator.Topk;

    /// <summary>Whether it returns series of its operand, with all their labels, and not one series a group.</summary>
    public static bool Selects(this Aggregator aggregator) =>
        aggregator is Aggregator.Topk or Aggregator.Bottomk or Aggregator.Limitk or Aggregator.LimitRatio;

    /// <summary>Whether it needs <c>promql-experimental-functions</c>.</summary>
    public static bool IsExperimental(this Aggregator aggregator) => aggregator >= Aggregator.Limitk;
}
