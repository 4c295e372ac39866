using System.Collections.Concurrent;
using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint.Inference;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint;

/// <summary>The queries that are judged together, and what is known of the series that they select.</summary>
/// <param name="Queries">The queries, in the order of their files.</param>
/// <param name="Views">What the versions of the programs expose, one for each version of Milvus that runs; never empty.</param>
internal sealed record LintedSet(ImmutableArray<LintedQuery> Queries, ImmutableArray<MetricView> Views)
{
    private readonly ConcurrentDictionary<string, MetricSeries?> series = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> inferring = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SeriesLabels> recorded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Expression, SeriesLabels> labels = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<ImmutableDictionary<string, ImmutableArray<LintedQuery>>> recordings = new(() => RecordingsOf(Queries));

    /// <summary>Queries of dashboards and templates that do not parse.</summary>
    public ImmutableArray<LintFault> Unparsed { get; init; } = [];

    /// <summary>Variables in queries of dashboards that the dashboard does not have.</summary>
    public ImmutableArray<LintFault> UnknownVariables { get; init; } = [];

    /// <summary>Whether the queries are all that will be there, so that a recorded series that none of them records is missing.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The targets that Prometheus scrapes; null where they are not known.</summary>
    public ScrapedTargets? Targets { get; init; }

    /// <summary>Jobs that are left out on purpose: nobody misses their targets.</summary>
    public ImmutableArray<string> NotMissed { get; init; } = [];

    /// <summary>How often Prometheus scrapes, in milliseconds; null where that is not known.</summary>
    public long? ScrapeInterval { get; init; }

    /// <summary>Texts beside the queries that may name a recorded series, such as the configuration of an adapter.</summary>
    public ImmutableArray<string> OtherTexts { get; init; } = [];

    /// <summary>Whether one of the other texts names a series.</summary>
    public bool IsMentioned(string name)
    {
        foreach (var text in OtherTexts)
        {
            if (text.Contains(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The recording rules, by the name of what they record.</summary>
    public ImmutableDictionary<string, ImmutableArray<LintedQuery>> Recordings => recordings.Value;

    /// <summary>
    /// What a name in an expression is, in the version that has it if one of those that run does; null for a name that no version of any known program has.
    /// </summary>
    public MetricSeries? Find(string name) => series.GetOrAdd(name, static (name, set) => set.Look(name), this);

    /// <summary>The labels that the series of an expression may have.</summary>
    public SeriesLabels LabelsOf(Expression expression) => labels.GetOrAdd(expression, static (expression, set) => LabelInference.Of(expression, set), this);

    /// <summary>What a selector selects, if that is one known metric.</summary>
    public MetricSeries? Find(VectorSelector selector) => selector.Metric is { } name && !Recordings.ContainsKey(name) ? Find(name) : null;

    /// <summary>The labels of a recorded series: those that its rules keep and add. One that is recorded from itself may have any.</summary>
    internal SeriesLabels LabelsOfRecording(string name, ImmutableArray<LintedQuery> rules)
    {
        if (!inferring.TryAdd(name, true))
        {
            return recorded.GetValueOrDefault(name, SeriesLabels.Any);
        }

        var found = SeriesLabels.None.With(Find(name)?.Metric.Labels ?? []);
        foreach (var rule in rules)
        {
            found = found.Or(LabelsOf(rule.Expression).With(rule.Rule!.Labels.Select(label => label.Key.Value)));
        }

        recorded[name] = found;
        return found;
    }

    private MetricSeries? Look(string name)
    {
        MetricSeries? found = null;
        var best = -1;
        foreach (var view in Views)
        {
            // What one of the versions writes is there, whatever another one only declares.
            if (view.Find(name) is { } candidate && ((int)candidate.Metric.Presence * 2) + (candidate.Metric.IsWritten ? 1 : 0) is var rank && rank > best)
            {
                (found, best) = (candidate, rank);
            }
        }

        return found;
    }

    private static ImmutableDictionary<string, ImmutableArray<LintedQuery>> RecordingsOf(ImmutableArray<LintedQuery> queries) =>
        queries.Where(query => query.Use == QueryUse.Recording)
            .GroupBy(query => query.Rule!.Name, StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
}
