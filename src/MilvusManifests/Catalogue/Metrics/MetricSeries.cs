namespace MilvusManifests.Catalogue.Metrics;

/// <summary>The series of a metric that a name in an expression selects.</summary>
internal enum SeriesPart
{
    /// <summary>The series that have the metric's own name. A histogram has none, unless it is native.</summary>
    Itself,

    /// <summary><c>_bucket</c>: cumulative counts, with a label <c>le</c>.</summary>
    Bucket,

    /// <summary><c>_sum</c>: the sum of observations, in the metric's unit.</summary>
    Sum,

    /// <summary><c>_count</c>: the number of observations.</summary>
    Count,
}

/// <summary>What a name in an expression is.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Part">Which of its series.</param>
internal sealed record MetricSeries(Metric Metric, SeriesPart Part)
{
    /// <summary>The label that such series have in addition to the metric's own: <c>le</c> or <c>quantile</c>; null for none.</summary>
    public string? OwnLabel => Part switch
    {
        SeriesPart.Bucket => "le",
        SeriesPart.Itself when Metric.Type == MetricType.Summary => "quantile",
        _ => null,
    };

    /// <summary>Whether their values only grow, so that <c>rate</c> means something; null where the program does not say.</summary>
    public bool? IsCumulative => Part != SeriesPart.Itself ? true : Metric.Type == MetricType.Untyped ? null : Metric.Type == MetricType.Counter;

    /// <summary>What their values count.</summary>
    public MetricUnit Unit => Part is SeriesPart.Bucket or SeriesPart.Count ? MetricUnit.Count : Metric.Unit;

    /// <summary>Whether they have a label, other than those that Prometheus adds.</summary>
    public bool HasLabel(string label) => label == OwnLabel || Metric.HasLabel(label);
}
