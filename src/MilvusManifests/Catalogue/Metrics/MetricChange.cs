using System.Collections.Immutable;

namespace MilvusManifests.Catalogue.Metrics;

/// <summary>What becomes of a metric between two versions, the worst first.</summary>
internal enum MetricChangeKind
{
    /// <summary>It is no longer there.</summary>
    Removed,

    /// <summary>It is still declared, but nothing writes it any more.</summary>
    Silenced,

    /// <summary>Its type, its labels or their values differ.</summary>
    Changed,

    /// <summary>It is new, or written for the first time.</summary>
    Added,
}

/// <summary>A difference between two versions.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Old">The metric in the old version.</param>
/// <param name="New">The metric in the new version.</param>
internal sealed record MetricChange(MetricChangeKind Kind, Metric Old, Metric New)
{
    /// <summary>Its name.</summary>
    public string Name => New.Name;

    /// <summary>Whether it may have changed already, or not yet, because it is not known which patch release did.</summary>
    public bool IsUncertain => Old.Presence == Presence.Uncertain || New.Presence == Presence.Uncertain;

    /// <summary>The labels that it loses.</summary>
    public IEnumerable<string> RemovedLabels => Old.Labels.Except(New.Labels, StringComparer.Ordinal);

    /// <summary>The labels that it gains.</summary>
    public IEnumerable<string> AddedLabels => New.Labels.Except(Old.Labels, StringComparer.Ordinal);

    /// <summary>What differs: <c>label db_name added</c>; empty unless it is there in both versions.</summary>
    public IEnumerable<string> Details
    {
        get
        {
            if (Kind != MetricChangeKind.Changed)
            {
                yield break;
            }

            if (Old.Type != New.Type)
            {
                yield return $"{Old.Type.Text()} became {New.Type.Text()}";
            }

            foreach (var label in RemovedLabels)
            {
                yield return $"label {label} removed";
            }

            foreach (var label in AddedLabels)
            {
                yield return $"label {label} added";
            }

            foreach (var (label, removed, added) in ChangedValues())
            {
                yield return $"values of {label}: {string.Join(" ", [.. removed.Select(value => $"-{value}"), .. added.Select(value => $"+{value}")])}";
            }
        }
    }

    /// <summary>The differences between two versions, the worst first and then by name.</summary>
    public static ImmutableArray<MetricChange> Between(MetricView old, MetricView @new)
    {
        var changes = new List<MetricChange>();
        foreach (var name in MetricCatalogue.Names)
        {
            if (Between(old.FindMetric(name)!, @new.FindMetric(name)!) is { } change)
            {
                changes.Add(change);
            }
        }

        return [.. changes.OrderBy(change => change.Kind).ThenBy(change => change.Name, StringComparer.Ordinal)];
    }

    private static MetricChange? Between(Metric old, Metric @new)
    {
        var (was, isNow) = (old.Presence != Presence.Absent, @new.Presence != Presence.Absent);
        return (was, isNow) switch
        {
            (true, false) => new(MetricChangeKind.Removed, old, @new),
            (false, true) => new(MetricChangeKind.Added, old, @new),
            (false, false) => null,
            _ when old.IsWritten && !@new.IsWritten => new(MetricChangeKind.Silenced, old, @new),
            _ when !old.IsWritten && @new.IsWritten => new(MetricChangeKind.Added, old, @new),
            _ => new MetricChange(MetricChangeKind.Changed, old, @new) is var change && change.Details.Any() ? change : null,
        };
    }

    // Only of labels whose values are all known, in both versions.
    private IEnumerable<(string Label, IEnumerable<string> Removed, IEnumerable<string> Added)> ChangedValues() =>
        from values in Old.LabelValues
        let other = New.ValuesOf(values.Label)
        where values.AreAll && other is { AreAll: true }
        let removed = values.Values.Except(other.Values, StringComparer.Ordinal)
        let added = other.Values.Except(values.Values, StringComparer.Ordinal)
        where removed.Any() || added.Any()
        select (values.Label, removed, added);
}
