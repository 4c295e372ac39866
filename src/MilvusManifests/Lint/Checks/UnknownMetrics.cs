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
    protected override IEnumerable<LintFault> Run(LintedQuery query, LintedSet set)
    {
        foreach (var selector in ExpressionWalk.Selectors(query.Expression))
        {
            if (selector.Metric is not { } name || query.IsVariable(selector.NameSpan) || set.Recordings.ContainsKey(name))
            {
                continue;
            }

            if (set.Find(name) is not { } series)
            {
                if (name.StartsWith(MilvusPrefix, StringComparison.Ordinal))
                {
                    yield return new(query, selector.NameSpan, $"metric '{name}' does not exist in any known version of Milvus")
                    {
                        Hint = set.Views[0].Nearest(name) is { } nearest ? $"{Suggestion.Lead} {nearest}?" : null,
                        Subject = name,
                    };
                }
            }
            else if (series.Metric.Presence == Presence.Absent)
            {
                yield return new(query, selector.NameSpan, $"metric '{name}' does not exist in {MetricPhrases.Program(series.Metric, set)}; it exists in {series.Metric.Versions}") { Subject = name };
            }
            else if (series is { Part: SeriesPart.Itself, Metric.Type: MetricType.Histogram } && !IsNative(selector, query))
            {
                yield return new(query, selector.NameSpan, $"'{name}' is a histogram, and no series has its name alone")
                {
                    Hint = $"its series are {name}_bucket, {name}_sum and {name}_count",
                    Subject = name,
                };
            }
        }
    }

    // What is written for native histograms says so by its functions; another code is about quantiles.
    private static bool IsNative(VectorSelector selector, LintedQuery query) =>
        ExpressionWalk.Parts(query.Expression).First(part => ReferenceEquals(part.Expression, selector)).Ancestors
            .Any(ancestor => ancestor is CallExpression call && call.Function.Name.StartsWith("histogram_", StringComparison.Ordinal));
}
