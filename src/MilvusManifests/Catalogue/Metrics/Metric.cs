using System.Collections.Immutable;

namespace MilvusManifests.Catalogue.Metrics;

/// <summary>The type of a metric.</summary>
internal enum MetricType
{
    /// <summary>It only grows, until its program restarts.</summary>
    Counter,

    /// <summary>It goes up and down.</summary>
    Gauge,

    /// <summary>Observations counted in buckets: series with <c>_bucket</c>, <c>_sum</c> and <c>_count</c>.</summary>
    Histogram,

    /// <summary>Observations with quantiles: series with a label <c>quantile</c>, and with <c>_sum</c> and <c>_count</c>.</summary>
    Summary,

    /// <summary>Its program does not say: a counter or a gauge.</summary>
    Untyped,
}

/// <summary>What exposes a metric.</summary>
/// <param name="Program">The program whose version decides: <c>milvus</c>, <c>kubernetes</c>, or the name of an image of the stack.</param>
/// <param name="Component">Which part of it; empty for a program without parts.</param>
/// <param name="Title">What it is called: <c>kube-state-metrics</c>, <c>query nodes</c>.</param>
internal sealed record MetricSource(string Program, string Component, string Title)
{
    /// <summary>The name of Milvus among programs.</summary>
    public const string Milvus = "milvus";

    /// <summary>Whether it is a part of Milvus.</summary>
    public bool IsMilvus => Program == Milvus;
}

/// <summary>The values that a label can have.</summary>
/// <param name="Label">The label.</param>
/// <param name="Values">The known ones.</param>
/// <param name="AreAll">Whether there are no others.</param>
internal sealed record LabelValues(string Label, ImmutableArray<string> Values, bool AreAll);

/// <summary>A metric as the versions of a <see cref="MetricView"/> expose it.</summary>
/// <param name="Name">Its name, without the suffix of a series.</param>
/// <param name="Type">Its type.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Source">What exposes it.</param>
/// <param name="Meaning">What it means: one or two sentences.</param>
internal sealed record Metric(string Name, MetricType Type, MetricUnit Unit, MetricSource Source, string Meaning)
{
    /// <summary>The versions of its program that declare it.</summary>
    public required VersionRanges Versions { get; init; }

    /// <summary>Whether the version of the view declares it.</summary>
    public required Presence Presence { get; init; }

    /// <summary>Its labels, without those that Prometheus adds; one that ends with <c>*</c> stands for all that begin so.</summary>
    public required ImmutableArray<string> Labels { get; init; }

    /// <summary>The values of labels that can be known.</summary>
    public required ImmutableArray<LabelValues> LabelValues { get; init; }

    /// <summary>Whether anything ever writes it: one that is only declared has no series.</summary>
    public required bool IsWritten { get; init; }

    /// <summary>When it is written, as the end of a sentence that begins with <c>only when</c>; null for always.</summary>
    public required string? Condition { get; init; }

    /// <summary>Why nobody should be paged by it, as the end of a sentence that begins with <c>because</c>; null for no reason.</summary>
    public required string? Distrust { get; init; }

    /// <summary>What else to know: sentences.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>Whether it has a label of its own.</summary>
    public bool HasLabel(string label) => IsAmong(Labels, label);

    /// <summary>Whether a label is among those of a metric, one that ends with <c>*</c> included.</summary>
    public static bool IsAmong(ImmutableArray<string> labels, string label)
    {
        foreach (var own in labels)
        {
            if (own == label || (own.EndsWith('*') && label.StartsWith(own.AsSpan(0, own.Length - 1), StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The values of a label; null where they cannot be known.</summary>
    public LabelValues? ValuesOf(string label)
    {
        foreach (var values in LabelValues)
        {
            if (values.Label == label)
            {
                return values;
            }
        }

        return null;
    }
}
