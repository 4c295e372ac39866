using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint.Inference;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint;

/// <summary>The queries that are judged together, and what is known of the series that they select.</summary>
/// <param name="Queries">The queries, in the order of their files.</param>
/// <param name="Views">What the versions of the programs expose, one for each version of Milvus that runs; never empty.</param>
internal sealed record LintedSet(ImmutableArray<LintedQuery> Queries, ImmutableArray<MetricView> Views)
{
    private const int MostLevels = 1000;

    private readonly Dictionary<string, MetricSeries?> series = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SeriesLabels> ofMetrics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SeriesLabels?> recorded = new(StringComparer.Ordinal);
    private readonly Dictionary<Expression, SeriesLabels> labels = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<ImmutableDictionary<string, ImmutableArray<LintedQuery>>> recordings = new(() => RecordingsOf(Queries));
    private bool areInferred;
    private int levels;

    /// <summary>How many rules there are, those included whose expression does not parse.</summary>
    public int Rules { get; init; }

    /// <summary>How many queries of dashboards there are, those included that do not parse.</summary>
    public int DashboardQueries { get; init; }

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
    public MetricSeries? Find(string name)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(series, name, out var isKnown);
        return isKnown ? known : known = Look(name);
    }

    /// <summary>What a selector selects, if that is one known metric.</summary>
    public MetricSeries? Find(VectorSelector selector) => selector.Metric is { } name && !Recordings.ContainsKey(name) ? Find(name) : null;

    /// <summary>The labels that the series of an expression may have.</summary>
    public SeriesLabels LabelsOf(Expression expression)
    {
        InferRecordings();
        if (labels.TryGetValue(expression, out var known))
        {
            return known;
        }

        // A recording may be made from another, and that from the next, without end.
        if (levels == MostLevels)
        {
            return SeriesLabels.Any;
        }

        levels++;
        var inferred = labels[expression] = LabelInference.Of(expression, this);
        levels--;
        return inferred;
    }

    /// <summary>The labels that the series with a name have.</summary>
    internal SeriesLabels LabelsOf(MetricSeries metric, string name)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(ofMetrics, name, out _);
        return known ??= LabelInference.Of(metric);
    }

    /// <summary>The labels of a recorded series: those that its rules keep and add. One that is recorded from itself may have any.</summary>
    internal SeriesLabels LabelsOfRecording(string name)
    {
        InferRecordings();
        if (recorded.TryGetValue(name, out var known))
        {
            return known ?? SeriesLabels.Any;
        }

        recorded[name] = null;
        var found = SeriesLabels.None.With(Find(name)?.Metric.Labels ?? []);
        foreach (var rule in Recordings[name])
        {
            found = found.Or(LabelsOf(rule.Expression).With(rule.Rule!.Labels.Select(label => label.Key.Value)));
        }

        recorded[name] = found;
        return found;
    }

    // Of several that record each other, the one that is asked first decides what they are found to have: it is always the first of the set.
    private void InferRecordings()
    {
        if (areInferred)
        {
            return;
        }

        areInferred = true;
        foreach (var query in Queries)
        {
            if (query.Use == QueryUse.Recording)
            {
                LabelsOfRecording(query.Rule!.Name);
            }
        }
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
