using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Metrics have series.</summary>
internal sealed class UnwrittenMetrics : QueryCheck
{
    /// <summary>A metric without series.</summary>
    public static readonly DiagnosticCode Unwritten = new(
        "MM4203",
        "metric that nothing writes",
        "Milvus declares metrics that no code writes any more, up to nineteen of them in a version. They look real in its source and in its documentation, and have no series.",
        new CodeExample(
            "alert SlowMutations: metric 'milvus_proxy_mutation_send_latency_bucket' is declared by Milvus 2.6.15, but nothing writes it: it has no series"),
        "Run milvus-manifests metrics NAME: its notes name what has taken its place, where something has.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Unwritten;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        foreach (var selector in query.Selectors)
        {
            if (set.Find(selector) is { Metric: { IsWritten: false, Presence: not Presence.Absent } metric } && !query.IsVariable(selector.NameSpan))
            {
                found.Add(new(query, selector.NameSpan, $"metric '{selector.Metric}' is declared by {MetricPhrases.Program(metric, set)}, but nothing writes it: it has no series") { Subject = metric.Name });
            }
        }
    }
}
