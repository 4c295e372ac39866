using System.Collections.Immutable;
using System.IO.Enumeration;

namespace MilvusManifests.Catalogue.Metrics;

/// <summary>The metrics that a name, a part of one or a glob means.</summary>
internal static class MetricNames
{
    /// <summary>
    /// The metrics, table by table: the one of that name or with series of that name, or else those whose names match a glob (<c>*</c> and <c>?</c>) or contain the text, in
    /// any letter case.
    /// </summary>
    public static ImmutableArray<string> Find(string text)
    {
        if (MetricCatalogue.Of(new()).Find(text) is { } series)
        {
            return [series.Metric.Name];
        }

        var isGlob = text.AsSpan().ContainsAny('*', '?');
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var name in MetricCatalogue.Names)
        {
            if (isGlob ? FileSystemName.MatchesSimpleExpression(text, name) : name.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(name);
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>Whether two metrics are the same but for their versions: a reader need not see both.</summary>
    public static bool AreAlike(Metric one, Metric other) =>
        one.Type == other.Type && one.Presence == other.Presence && one.IsWritten == other.IsWritten && one.Condition == other.Condition && one.Distrust == other.Distrust
        && one.Labels.SequenceEqual(other.Labels, StringComparer.Ordinal) && one.Notes.SequenceEqual(other.Notes, StringComparer.Ordinal);
}
