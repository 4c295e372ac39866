using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Uses;

/// <summary>A selector of a query that selects a metric.</summary>
/// <param name="Query">The query.</param>
/// <param name="Selector">The selector.</param>
/// <param name="Series">What it selects.</param>
internal sealed record MetricUse(LintedQuery Query, VectorSelector Selector, MetricSeries Series)
{
    /// <summary>Where the metric is named; null if it was not read from a text.</summary>
    public Location? Location => Query.Text.At(Selector.NameSpan.Start, Selector.NameSpan.Length);

    /// <summary>The uses of metrics in queries, in their order, each place once. What a recording rule records is none.</summary>
    public static ImmutableArray<MetricUse> AllOf(LintedSet set)
    {
        var uses = ImmutableArray.CreateBuilder<MetricUse>();
        foreach (var query in set.Queries)
        {
            foreach (var selector in query.Selectors)
            {
                if (!query.IsVariable(selector.NameSpan) && set.Find(selector) is { } series)
                {
                    uses.Add(new(query, selector, series));
                }
            }
        }

        return uses.DrainToImmutable();
    }
}
