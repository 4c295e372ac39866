using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MilvusManifests.PromQL.Syntax;

/// <summary>The functions of PromQL, with the versions that have them.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/functions/ and Prometheus' changelog</remarks>
internal static class PromQLFunctions
{
    private const int Any = int.MaxValue;

    private static readonly PrometheusVersion First = new(2, 0);

    private static readonly FrozenDictionary<string, PromQLFunction> All = Create().ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The names of all functions.</summary>
    public static ImmutableArray<string> Names => All.Keys;

    /// <summary>The function of a name, of any version; null if there is none.</summary>
    public static PromQLFunction? Find(string name) => All.GetValueOrDefault(name);

    private static IEnumerable<PromQLFunction> Create() =>
    [
        .. Of(ExpressionType.InstantVector, [ExpressionType.InstantVector],
            "abs", "absent", "acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "cos", "cosh", "deg", "exp", "floor", "histogram_avg", "histogram_count",
            "histogram_stddev", "histogram_stdvar", "histogram_sum", "ln", "log10", "log2", "rad", "sgn", "sin", "sinh", "sort", "sort_desc", "sqrt", "tan", "tanh", "timestamp"),
        .. Of(ExpressionType.InstantVector, [ExpressionType.RangeVector],
            "absent_over_time", "avg_over_time", "changes", "count_over_time", "delta", "deriv", "idelta", "increase", "irate", "last_over_time", "max_over_time",
            "min_over_time", "present_over_time", "rate", "resets", "stddev_over_time", "stdvar_over_time", "sum_over_time"),
        .. Of(ExpressionType.InstantVector, [ExpressionType.InstantVector], "day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute", "month", "year")
            .Select(function => function with { Least = 0 }),
        .. Of(ExpressionType.InstantVector, [ExpressionType.InstantVector, ExpressionType.Scalar], "clamp_max", "clamp_min"),
        .. Of(ExpressionType.Scalar, [], "pi", "time"),
        new("clamp", ExpressionType.InstantVector, [ExpressionType.InstantVector, ExpressionType.Scalar, ExpressionType.Scalar]),
        new("histogram_fraction", ExpressionType.InstantVector, [ExpressionType.Scalar, ExpressionType.Scalar, ExpressionType.InstantVector]),
        new("histogram_quantile", ExpressionType.InstantVector, [ExpressionType.Scalar, ExpressionType.InstantVector]),
        new("label_join", ExpressionType.InstantVector, [ExpressionType.InstantVector, ExpressionType.String, ExpressionType.String, ExpressionType.String]) { Least = 3, Most = Any },
        new("label_replace", ExpressionType.InstantVector, [ExpressionType.InstantVector, ExpressionType.String, ExpressionType.String, ExpressionType.String, ExpressionType.String]),
        new("predict_linear", ExpressionType.InstantVector, [ExpressionType.RangeVector, ExpressionType.Scalar]),
        new("quantile_over_time", ExpressionType.InstantVector, [ExpressionType.Scalar, ExpressionType.RangeVector]),
        new("round", ExpressionType.InstantVector, [ExpressionType.InstantVector, ExpressionType.Scalar]) { Least = 1 },
        new("scalar", ExpressionType.Scalar, [ExpressionType.InstantVector]),
        new("vector", ExpressionType.InstantVector, [ExpressionType.Scalar]),
        new("holt_winters", ExpressionType.InstantVector, [ExpressionType.RangeVector, ExpressionType.Scalar, ExpressionType.Scalar]) { Until = new(3, 0) },
        new("double_exponential_smoothing", ExpressionType.InstantVector, [ExpressionType.RangeVector, ExpressionType.Scalar, ExpressionType.Scalar]) { Since = new(3, 0), Experimental = First },
        new("info", ExpressionType.InstantVector, [ExpressionType.InstantVector, ExpressionType.InstantVector]) { Least = 1, Since = new(3, 0), Experimental = First },
        new("mad_over_time", ExpressionType.InstantVector, [ExpressionType.RangeVector]) { Experimental = First },
        new("sort_by_label", ExpressionType.InstantVector, [ExpressionType.InstantVector, ExpressionType.String]) { Least = 1, Most = Any, Experimental = First },
        new("sort_by_label_desc", ExpressionType.InstantVector, [ExpressionType.InstantVector, ExpressionType.String]) { Least = 1, Most = Any, Experimental = First },
        .. Of(ExpressionType.InstantVector, [ExpressionType.RangeVector], "ts_of_last_over_time", "ts_of_max_over_time", "ts_of_min_over_time")
            .Select(function => function with { Since = new(3, 5), Experimental = First }),
        new("first_over_time", ExpressionType.InstantVector, [ExpressionType.RangeVector]) { Since = new(3, 7), Experimental = First, Stable = new(3, 14) },
        new("ts_of_first_over_time", ExpressionType.InstantVector, [ExpressionType.RangeVector]) { Since = new(3, 7), Experimental = First },
        new("integral", ExpressionType.InstantVector, [ExpressionType.RangeVector, ExpressionType.Scalar]) { Least = 1, Since = new(3, 16), Experimental = First },
    ];

    private static IEnumerable<PromQLFunction> Of(ExpressionType returns, ImmutableArray<ExpressionType> parameters, params string[] names) =>
        names.Select(name => new PromQLFunction(name, returns, parameters));
}
