using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Alerts are built on metrics that say the truth, and that are written without a switch that is off.</summary>
internal sealed class UntrustedMetrics : QueryCheck
{
    /// <summary>An alert about a metric that lies.</summary>
    public static readonly DiagnosticCode Untrusted = new(
        "MM4204",
        "alert on a metric that cannot be relied on",
        "Some gauges of Milvus are known to be wrong: doubled, negative or left behind by a node that is gone. Others are written only if a setting is on that is off by default. " +
        "A panel may show them with that in mind; nobody should be woken by them.",
        new CodeExample(
            "alert CollectionsMissing: do not alert on 'milvus_querycoord_collection_num', because it has been seen doubled, stale or negative",
            "expr: milvus_querycoord_collection_num < 1"),
        "Alert on another metric, or suppress this with the reason why it holds in your installation.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Untrusted;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        if (query.Use != QueryUse.Alert)
        {
            return;
        }

        foreach (var selector in query.Selectors)
        {
            if (set.Find(selector)?.Metric is not { IsWritten: true } metric)
            {
                continue;
            }

            if (metric.Distrust is { } reason)
            {
                found.Add(new(query, selector.NameSpan, $"do not alert on '{selector.Metric}', because {reason}") { Subject = metric.Name });
            }
            else if (metric is { Condition: { } condition, Source.IsMilvus: true })
            {
                found.Add(new(query, selector.NameSpan, $"'{selector.Metric}' is only written when {condition}") { Subject = metric.Name, Severity = Severity.Information });
            }
        }
    }
}
