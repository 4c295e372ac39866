using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>A rate is taken before sums, not after them.</summary>
internal sealed class AggregatedCounters : QueryCheck
{
    /// <summary>A rate of a sum.</summary>
    public static readonly DiagnosticCode Aggregated = new(
        "MM4210",
        "rate of a sum of counters",
        "When one of several programs restarts or goes away, the sum of their counters falls. rate takes that for a restart of the whole and adds everything that the others have counted since their start.",
        new CodeExample(
            "alert RateOfSum: rate of a sum: a restart of one program looks like a burst of all",
            "expr: rate(sum by (job) (apiserver_request_total)[5m:]) > 10"),
        "Write sum(rate(x[5m])).");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Aggregated;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        foreach (var (part, _) in query.Parts)
        {
            if (part is CallExpression { Function.Name: "rate" or "irate" or "increase", Arguments: [var first] } call && first.Bare is SubqueryExpression subquery
                && subquery.Inner.DescendantsAndSelf().Any(inner => inner is AggregateExpression { Aggregator: Aggregator.Sum or Aggregator.Avg } aggregate && aggregate.Inner.Bare is VectorSelector))
            {
                found.Add(new(query, call.Span, $"{call.Function.Name} of a sum: a restart of one program looks like a burst of all") { Hint = "take the rate of each series first: sum(rate(x[5m]))" });
            }
        }
    }
}
