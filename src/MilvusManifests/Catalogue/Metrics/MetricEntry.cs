using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Catalogue.Metrics;

/// <summary>A metric with what differs between versions.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, where no fact says otherwise.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Source">What exposes it.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Facts">What is true of it, or of it in some versions; of several about the same, the last holds.</param>
internal sealed record MetricEntry(string Name, MetricType Type, MetricUnit Unit, MetricSource Source, string Meaning, ImmutableArray<MetricFact> Facts)
{
    /// <summary>The versions that declare it.</summary>
    public VersionRanges Versions { get; } = Facts.FirstOrDefault(fact => fact.Key == MetricFact.In)?.Versions ?? VersionRanges.Any;

    /// <summary>The metric in a version.</summary>
    /// <param name="version">The version of its program; null where it is not known: then the labels are those of all versions, and it is written if it ever is.</param>
    public Metric In(ReleaseNumber? version)
    {
        var labels = version is null ? AllLabels() : Words(Last(MetricFact.Labels, version)?.Text);
        return new(Name, TypeIn(version), Unit, Source, Meaning)
        {
            Versions = Versions,
            Presence = Versions.Contains(version),
            Labels = labels,
            LabelValues = [.. ValuesIn(version).Where(values => Metric.IsAmong(labels, values.Label))],
            IsWritten = Last(MetricFact.Unwritten, version) is null,
            Condition = Last(MetricFact.When, version)?.Text,
            Distrust = Last(MetricFact.Untrusted, version)?.Text,
            Notes = [.. Facts.Where(fact => fact.Key == MetricFact.Note && fact.Holds(version)).Select(fact => fact.Text)],
        };
    }

    private MetricType TypeIn(ReleaseNumber? version) => version is not null && Last(MetricFact.TypeKey, version) is { } fact ? MetricTypes.Find(fact.Text)!.Value : Type;

    // Without a version, what is only so in some versions is not known to be so.
    private MetricFact? Last(string key, ReleaseNumber? version)
    {
        for (var i = Facts.Length - 1; i >= 0; i--)
        {
            if (Facts[i].Key == key && (version is not null || Facts[i].Versions.AreAny) && Facts[i].Holds(version))
            {
                return Facts[i];
            }
        }

        return null;
    }

    private ImmutableArray<string> AllLabels() =>
        [.. Facts.Where(fact => fact.Key == MetricFact.Labels).SelectMany(fact => Words(fact.Text)).Distinct(StringComparer.Ordinal)];

    private List<LabelValues> ValuesIn(ReleaseNumber? version)
    {
        var found = new List<LabelValues>();
        foreach (var fact in Facts)
        {
            if (fact.Key == MetricFact.Values && fact.Holds(version))
            {
                var words = Words(fact.Text);
                var areAll = words[^1] != "...";
                var values = new LabelValues(fact.Label, areAll ? words : words[..^1], areAll);
                var at = found.FindIndex(other => other.Label == fact.Label);
                if (at < 0)
                {
                    found.Add(values);
                }
                else
                {
                    found[at] = version is null ? Union(found[at], values) : values;
                }
            }
        }

        return found;
    }

    private static LabelValues Union(LabelValues some, LabelValues others) =>
        new(some.Label, [.. some.Values.Union(others.Values, StringComparer.Ordinal)], some.AreAll && others.AreAll);

    private static ImmutableArray<string> Words(string? text) => text is null or "-" ? [] : [.. text.Split(' ')];
}

/// <summary>Something that is true of a metric, or of it in some versions.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Label">The label that it is about; empty for none.</param>
/// <param name="Versions">The versions in which it is true.</param>
/// <param name="Text">What is said.</param>
internal sealed record MetricFact(string Key, string Label, VersionRanges Versions, string Text)
{
    /// <summary>The versions that declare it.</summary>
    public const string In = "in";

    /// <summary>Its type, where it differs.</summary>
    public const string TypeKey = "type";

    /// <summary>Its labels; <c>-</c> for none.</summary>
    public const string Labels = "labels";

    /// <summary>The values of a label; <c>...</c> at the end says that there are others.</summary>
    public const string Values = "values";

    /// <summary>That it is declared and never written.</summary>
    public const string Unwritten = "unwritten";

    /// <summary>When it is written.</summary>
    public const string When = "when";

    /// <summary>Why nobody should be paged by it.</summary>
    public const string Untrusted = "untrusted";

    /// <summary>What else to know.</summary>
    public const string Note = "note";

    /// <summary>Whether it is true in a version; null stands for any version.</summary>
    public bool Holds(ReleaseNumber? version) => Versions.Contains(version) == Presence.Present;
}

/// <summary>How types are written in the tables and in reports.</summary>
internal static class MetricTypes
{
    /// <summary>The word of a type.</summary>
    public static string Text(this MetricType type) => type switch
    {
        MetricType.Counter => "counter",
        MetricType.Gauge => "gauge",
        MetricType.Histogram => "histogram",
        MetricType.Summary => "summary",
        _ => "untyped",
    };

    /// <summary>The type of a word; null where there is none.</summary>
    public static MetricType? Find(ReadOnlySpan<char> word) => word switch
    {
        "counter" => MetricType.Counter,
        "gauge" => MetricType.Gauge,
        "histogram" => MetricType.Histogram,
        "summary" => MetricType.Summary,
        "untyped" => MetricType.Untyped,
        _ => null,
    };
}
