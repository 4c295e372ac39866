using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Building.Alerts;

/// <summary>The series that are not there because components are left out.</summary>
internal sealed class MissingSeries
{
    private const string Job = "job";

    private readonly ImmutableArray<ComponentSeries> missing;
    private readonly ImmutableArray<string> presentJobs;
    private readonly MetricView metrics;

    /// <summary>Those of some components.</summary>
    /// <param name="leftOut">The components.</param>
    /// <param name="release">The release of all components.</param>
    public MissingSeries(ImmutableArray<string> leftOut, KubePrometheusRelease release)
    {
        missing = [.. leftOut.Select(ComponentSeries.Of)];
        presentJobs = ComponentSeries.JobsOf(StackComponent.Names.Where(name => !leftOut.Contains(name, StringComparer.Ordinal)));
        metrics = MetricCatalogue.Of(new(null, release));
    }

    /// <summary>Whether an expression needs a series that is missing: then it has no result, or only says that something is absent.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="recorded">Whether rules record a series with values; null for a name that no rule records.</param>
    public bool AreNeededBy(Expression expression, Func<string, bool?> recorded) => expression switch
    {
        VectorSelector selector => Has(selector, recorded),
        BinaryExpression { Operator: BinaryOperator.Or } either => AreNeededBy(either.Left, recorded) && AreNeededBy(either.Right, recorded),
        BinaryExpression { Operator: BinaryOperator.Unless } unless => AreNeededBy(unless.Left, recorded),
        _ => expression.Children.Any(child => AreNeededBy(child, recorded)),
    };

    private bool Has(VectorSelector selector, Func<string, bool?> recorded)
    {
        if (selector.Metric is { } name && recorded(name) is { } hasValues)
        {
            return !hasValues;
        }

        foreach (var matcher in selector.Matchers)
        {
            if (matcher.Name == Job && IsOnlyOfMissing(matcher))
            {
                return true;
            }
        }

        return selector.Metric is { } metric && IsOfMissing(metric);
    }

    private bool IsOnlyOfMissing(LabelMatcher matcher) =>
        matcher.Operator is MatchOperator.Equal or MatchOperator.Regex
        && missing.Any(component => component.Jobs.Any(matcher.Matches))
        && !presentJobs.Any(matcher.Matches);

    private bool IsOfMissing(string metric) =>
        missing.Any(component => component.About.Any(start => metric.StartsWith(start, StringComparison.Ordinal)))
        || (metrics.Find(metric) is { } series && missing.Any(component => component.Programs.Contains(series.Metric.Source.Program, StringComparer.Ordinal)));
}
