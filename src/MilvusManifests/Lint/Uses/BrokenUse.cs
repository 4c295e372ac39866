using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Uses;

/// <summary>A use of a metric that no longer means what it did when the metric has changed.</summary>
/// <param name="Use">The use.</param>
/// <param name="Change">The change.</param>
/// <param name="Reason">What becomes of the query: <c>the metric is removed</c>.</param>
internal sealed record BrokenUse(MetricUse Use, MetricChange Change, string Reason)
{
    /// <summary>The uses that changes break, in the order of the queries.</summary>
    public static ImmutableArray<BrokenUse> AllOf(ImmutableArray<MetricUse> uses, ImmutableArray<MetricChange> changes)
    {
        var byName = changes.ToDictionary(change => change.Name, StringComparer.Ordinal);
        var broken = ImmutableArray.CreateBuilder<BrokenUse>();
        foreach (var use in uses)
        {
            if (byName.TryGetValue(use.Series.Metric.Name, out var change) && ReasonOf(use, change) is { } reason)
            {
                broken.Add(new(use, change, reason));
            }
        }

        return broken.DrainToImmutable();
    }

    private static string? ReasonOf(MetricUse use, MetricChange change) => change.Kind switch
    {
        MetricChangeKind.Removed => "the metric is removed",
        MetricChangeKind.Silenced => "nothing writes the metric any more",
        MetricChangeKind.Changed when change.Old.Type != change.New.Type => $"the {change.Old.Type.Text()} becomes a {change.New.Type.Text()}",
        MetricChangeKind.Changed => LostLabel(use, change) ?? LostValue(use, change),
        _ => null,
    };

    private static string? LostLabel(MetricUse use, MetricChange change)
    {
        foreach (var label in change.RemovedLabels)
        {
            if (Names(use, label))
            {
                return $"the label {label} is removed";
            }
        }

        return null;
    }

    // A matcher that selected values which are no longer there, as long as it does not exclude them, and was not written with the new ones in mind.
    private static string? LostValue(MetricUse use, MetricChange change)
    {
        foreach (var matcher in use.Selector.Matchers)
        {
            if (matcher.Operator is not (MatchOperator.Equal or MatchOperator.Regex)
                || change.Old.ValuesOf(matcher.Name) is not { AreAll: true, Values: var old } || change.New.ValuesOf(matcher.Name) is not { AreAll: true, Values: var @new })
            {
                continue;
            }

            string[] selected = [.. old.Except(@new, StringComparer.Ordinal).Where(matcher.Matches)];
            if (selected.Length > 0 && !@new.Except(old, StringComparer.Ordinal).Any(matcher.Matches))
            {
                return $"{matcher.Name} is never {string.Join(" or ", selected.Select(value => $"'{value}'"))} any more";
            }
        }

        return null;
    }

    // In a matcher of the selector, or in a list of labels anywhere in the query.
    private static bool Names(MetricUse use, string label)
    {
        foreach (var matcher in use.Selector.Matchers)
        {
            if (matcher.Name == label)
            {
                return true;
            }
        }

        foreach (var (expression, _) in use.Query.Parts)
        {
            var isNamed = expression switch
            {
                AggregateExpression { IsWithout: false } aggregate => IsIn(aggregate.Grouping, label),
                BinaryExpression { Matching: { } matching } => (matching.IsOn && IsIn(matching.Labels, label)) || IsIn(matching.Include, label),
                _ => false,
            };
            if (isNamed)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(ImmutableArray<LabelName> labels, string label)
    {
        foreach (var name in labels)
        {
            if (name.Name == label)
            {
                return true;
            }
        }

        return false;
    }
}
