using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Series that are the total of others are not added to them.</summary>
internal sealed class CountedTwice : QueryCheck
{
    /// <summary>A sum with its own total in it.</summary>
    public static readonly DiagnosticCode Twice = new(
        "MM4216",
        "sum that has its own total in it",
        "Milvus counts each request twice: under its outcome, and under 'total'. A sum over both is twice the truth, and a share of it half.",
        new CodeExample(
            "alert TotalTwice: adds the series with status=\"total\" to those that it is the total of",
            "expr: sum(rate(milvus_proxy_req_count[5m])) > 1000"),
        "Select the total alone, or everything but the total.");

    private const string Total = "total";

    /// <inheritdoc/>
    public override DiagnosticCode Code => Twice;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        foreach (var part in query.Parts)
        {
            if (part.Expression is not VectorSelector selector || set.Find(selector) is not { Metric.Source.IsMilvus: true } series)
            {
                continue;
            }

            foreach (var values in series.Metric.LabelValues)
            {
                if (values.Values.Contains(Total, StringComparer.Ordinal) && IsSelected(selector, values, query)
                    && part.Ancestors.OfType<AggregateExpression>().FirstOrDefault(aggregate => aggregate.Aggregator is Aggregator.Sum or Aggregator.Avg or Aggregator.Count) is { } sum
                    && !set.LabelsOf(sum).Has(values.Label))
                {
                    found.Add(new(query, selector.Span, $"adds the series with {values.Label}=\"{Total}\" to those that it is the total of") { Hint = $"select {values.Label}=\"{Total}\" or {values.Label}!=\"{Total}\"", Subject = selector.Metric! });
                }
            }
        }
    }

    // Both the total and something else.
    private static bool IsSelected(VectorSelector selector, LabelValues values, LintedQuery query)
    {
        foreach (var matcher in selector.Matchers)
        {
            if (matcher.Name == values.Label && (query.IsVariable(matcher.ValueSpan) || !matcher.Matches(Total) || !values.Values.Any(value => value != Total && matcher.Matches(value))))
            {
                return false;
            }
        }

        return true;
    }
}
