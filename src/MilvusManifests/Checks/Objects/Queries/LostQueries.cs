using System.Collections.Immutable;
using MilvusManifests.Lint;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects.Queries;

/// <summary>A query that has no result since a monitor drops what it selects.</summary>
/// <param name="Query">The query.</param>
/// <param name="Span">The selector, in its text.</param>
/// <param name="Metric">The metric that is dropped.</param>
/// <param name="Loss">What drops it.</param>
internal sealed record LostQuery(LintedQuery Query, TextSpan Span, string Metric, SampleLoss Loss);

/// <summary>Finds the queries that need what a monitor drops, directly or through what rules record.</summary>
internal sealed class LostQueries
{
    private readonly ScrapedBy monitor;
    private readonly ScrapedBy[] others;
    private readonly LintedSet set;
    private readonly Dictionary<string, LostQuery> recorded = new(StringComparer.Ordinal);

    private LostQueries(ScrapedBy monitor, ScrapedBy[] others, LintedSet set) => (this.monitor, this.others, this.set) = (monitor, others, set);

    /// <summary>The queries of a set that have no result, in its order.</summary>
    /// <param name="monitor">The monitor that drops.</param>
    /// <param name="all">Every monitor.</param>
    /// <param name="set">The queries.</param>
    public static ImmutableArray<LostQuery> Of(ScrapedBy monitor, ScrapedBy[] all, LintedSet set) =>
        new LostQueries(monitor, [.. all.Where(other => !ReferenceEquals(other, monitor))], set).Find();

    private ImmutableArray<LostQuery> Find()
    {
        ImmutableArray<LostQuery> found;
        int before;
        do
        {
            before = recorded.Count;
            found = [.. set.Queries.SelectMany(query => LostIn(query.Expression, query))];
            foreach (var lost in found)
            {
                // Another rule may still record values of that name, with other labels: a selector of it tells.
                if (lost.Query.Use == QueryUse.Recording)
                {
                    recorded.TryAdd(lost.Query.Rule!.Name, lost);
                }
            }
        }
        while (recorded.Count > before);

        return found;
    }

    private ImmutableArray<LostQuery> LostIn(Expression expression, LintedQuery query)
    {
        switch (expression)
        {
            case VectorSelector selector:
                return Lost(selector, query) is { } one ? [one] : [];
            case BinaryExpression { Operator: BinaryOperator.Or } either:
                var (left, right) = (LostIn(either.Left, query), LostIn(either.Right, query));
                return left.IsEmpty || right.IsEmpty ? [] : left.AddRange(right);
            case BinaryExpression { Operator: BinaryOperator.Unless } unless:
                return LostIn(unless.Left, query);
            default:
                ImmutableArray<LostQuery> found = [];
                foreach (var child in expression.Children)
                {
                    found = found.AddRange(LostIn(child, query));
                }

                return found;
        }
    }

    private LostQuery? Lost(VectorSelector selector, LintedQuery query)
    {
        if (selector.Metric is not { } name || SampleLoss.IsOfScrape(name))
        {
            return null;
        }

        if (set.Recordings.ContainsKey(name))
        {
            return recorded.TryGetValue(name, out var source) && monitor.MayHave(selector, null, query) ? source with { Query = query, Span = selector.Span } : null;
        }

        // Most selectors are of other targets, and creating the engine of a pattern takes longer than all the rest.
        var series = set.Find(name);
        return monitor.MayHave(selector, series, query)
            && (series?.Metric.Source.IsMilvus == true || !Array.Exists(others, other => other.MayHave(selector, series, query)))
            && SampleLoss.Find(monitor.Monitor, selector, series, query) is { } loss
            ? new(query, selector.Span, name, loss)
            : null;
    }
}
