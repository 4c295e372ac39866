using MilvusManifests.PromQL.Printing;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Ranges have the two samples that a rate needs.</summary>
internal sealed class ShortRanges : QueryCheck
{
    /// <summary>A range without two samples.</summary>
    public static readonly DiagnosticCode Short = new(
        "MM4215",
        "range shorter than two scrapes",
        "A rate or a change needs two samples within its range. A range of less than twice the interval at which Prometheus scrapes has them by chance, or never.",
        new CodeExample(
            "alert Short: a range of 30s has less than two samples: Prometheus scrapes every 30s",
            "expr: rate(milvus_proxy_req_count{status=\"fail\"}[30s]) > 1"),
        "Use a range of at least four intervals.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Short;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        if (set.ScrapeInterval is not { } interval)
        {
            return;
        }

        foreach (var (part, _) in query.Parts)
        {
            if (part is CallExpression { Function.Name: "rate" or "irate" or "increase" or "delta" or "idelta" or "deriv" or "changes" or "resets" or "predict_linear", Arguments: [var first, ..] }
                && first.Bare is MatrixSelector { Range: DurationLiteral range } && range.Milliseconds < 2 * interval && !query.IsVariable(range.Span))
            {
                found.Add(new(query, range.Span, $"a range of {NumberText.OfDuration(range.Milliseconds)} has less than two samples: Prometheus scrapes every {NumberText.OfDuration(interval)}")
                {
                    Hint = $"a range of {NumberText.OfDuration(4 * interval)} survives a failed scrape",
                });
            }
        }
    }
}
