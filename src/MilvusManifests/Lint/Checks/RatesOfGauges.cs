using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Functions for counters are given counters, and functions for gauges gauges.</summary>
internal sealed class RatesOfGauges : QueryCheck
{
    /// <summary>A function that misreads its argument.</summary>
    public static readonly DiagnosticCode Misread = new(
        "MM4208",
        "rate of a gauge, or change of a counter",
        "rate, irate and increase take every fall of a value for a restart of its program and add the whole value that follows. On a gauge that is nonsense. delta, idelta, deriv and predict_linear " +
        "take a restart for a fall, which is nonsense on a counter.",
        new CodeExample(
            "alert RateOfGauge: rate of the gauge 'process_resident_memory_bytes'",
            "expr: rate(process_resident_memory_bytes[5m]) > 1000"),
        "Use deriv or delta for gauges, and rate or increase for counters.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Misread;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        foreach (var (part, _) in query.Parts)
        {
            if (part is not CallExpression { Arguments: [var first, ..] } call || first.Bare is not MatrixSelector { Selector: var selector })
            {
                continue;
            }

            if (call.Function.Name is "rate" or "irate" or "increase" && selector.Metric is { } recorded && set.Recordings.TryGetValue(recorded, out var rules) && rules.All(rule => IsRate(rule.Expression)))
            {
                found.Add(new(query, call.Span, $"{call.Function.Name} of '{recorded}', which is a rate already") { Hint = "avg_over_time is the mean of it over a range", Subject = recorded });
            }

            if (set.Find(selector) is not { IsCumulative: { } isCounter } series || (!isCounter && series.Metric.Type != MetricType.Gauge))
            {
                continue;
            }

            if (call.Function.Name is "rate" or "irate" or "increase" && !isCounter)
            {
                found.Add(new(query, call.Span, $"{call.Function.Name} of the gauge '{selector.Metric}'") { Hint = "deriv or delta say how a gauge changes", Subject = selector.Metric! });
            }
            else if (call.Function.Name is "delta" or "idelta" or "deriv" or "predict_linear" && isCounter)
            {
                found.Add(new(query, call.Span, $"{call.Function.Name} of the counter '{selector.Metric}'") { Hint = "rate or increase know of restarts", Subject = selector.Metric! });
            }
        }
    }

    private static bool IsRate(Expression expression) => expression.Bare switch
    {
        AggregateExpression { Aggregator: Aggregator.Sum or Aggregator.Avg or Aggregator.Max or Aggregator.Min } aggregate => IsRate(aggregate.Inner),
        CallExpression { Function.Name: "rate" or "irate" or "increase" } => true,
        _ => false,
    };
}
