using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint.Inference;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Metrics are those of the versions that run.</summary>
internal sealed class UnknownMetrics : QueryCheck
{
    /// <summary>A metric that is not there.</summary>
    public static readonly DiagnosticCode Unknown = new(
        "MM4201",
        "metric that does not exist in this version",
        "Milvus adds, renames and removes metrics with its minor versions, and some with patches. A rule or panel about one that is not there selects nothing, for ever: an alert that never fires. " +
        "The metrics of each version are in the catalogue of milvus-manifests.",
        new CodeExample(
            "alert ReadTasksPending: metric 'milvus_querynode_read_task_unsolved_len' does not exist in Milvus 2.6.15; it exists in 2.4 and 2.5",
            "expr: milvus_querynode_read_task_unsolved_len > 100"),
        "Run milvus-manifests metrics --milvus VERSION to see which metrics a version has, and use one of those.");

    private const string MilvusPrefix = "milvus_";

    /// <inheritdoc/>
    public override DiagnosticCode Code => Unknown;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        foreach (var part in query.Parts)
        {
            if (part.Expression is not VectorSelector { Metric: { } name } selector || query.IsVariable(selector.NameSpan) || set.Recordings.ContainsKey(name))
            {
                continue;
            }

            if (set.Find(name) is not { } series)
            {
                if (name.StartsWith(MilvusPrefix, StringComparison.Ordinal))
                {
                    found.Add(new(query, selector.NameSpan, $"metric '{name}' does not exist in any known version of Milvus")
                    {
                        Hint = set.Views[0].Nearest(name) is { } nearest ? $"{Suggestion.Lead} {nearest}?" : null,
                        Subject = name,
                    });
                }
            }
            else if (series.Metric.Presence == Presence.Absent)
            {
                if (HasAlternative(part, set))
                {
                    continue;
                }

                found.Add(new(query, selector.NameSpan, $"metric '{name}' does not exist in {MetricPhrases.Program(series.Metric, set)}; it exists in {series.Metric.Versions}") { Subject = name });
            }
            else if (series is { Part: SeriesPart.Itself, Metric.Type: MetricType.Histogram } && !IsNative(part))
            {
                found.Add(new(query, selector.NameSpan, $"'{name}' is a histogram, and no series has its name alone")
                {
                    Hint = $"its series are {name}_bucket, {name}_sum and {name}_count",
                    Subject = name,
                });
            }
        }
    }

    // What is written for native histograms says so by its functions; another code is about quantiles.
    private static bool IsNative(ExpressionPart selector) =>
        selector.Ancestors.Any(ancestor => ancestor is CallExpression call && call.Function.Name.StartsWith("histogram_", StringComparison.Ordinal));

    // "new or old" is written for several versions.
    private static bool HasAlternative(ExpressionPart selector, LintedSet set) =>
        selector.Ancestors.OfType<BinaryExpression>().Any(binary => binary.Operator == BinaryOperator.Or
            && ExpressionWalk.Selectors(binary).Any(other => set.Find(other) is { Metric.Presence: not Presence.Absent }));
}
