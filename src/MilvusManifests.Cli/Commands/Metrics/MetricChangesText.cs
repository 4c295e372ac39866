using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Metrics;

/// <summary>What changes between two versions of Milvus, as a text.</summary>
internal static class MetricChangesText
{
    /// <summary>Writes the changes, the worst first.</summary>
    public static void Write(TextWriter output, MilvusVersion old, MilvusVersion @new, ImmutableArray<MetricChange> changes, int room)
    {
        output.WriteLine($"Metrics of Milvus {old} -> {@new}");
        if (changes.IsEmpty)
        {
            output.WriteLine("  nothing changes");
        }

        foreach (var group in changes.GroupBy(change => change.Kind))
        {
            output.WriteLine();
            output.WriteLine(FormattableString.Invariant($"{TitleOf(group.Key)} ({group.Count()})"));
            TextTable.Write(output, [.. group.Select(change => new[] { $"  {change.Name}", TextOf(change, old, @new) })], room);
        }
    }

    private static string TitleOf(MetricChangeKind kind) => kind switch
    {
        MetricChangeKind.Removed => "Removed",
        MetricChangeKind.Silenced => "No longer written",
        MetricChangeKind.Changed => "Changed",
        _ => "Added",
    };

    private static string TextOf(MetricChange change, MilvusVersion old, MilvusVersion @new) =>
        (change.Kind == MetricChangeKind.Changed ? string.Join(", ", change.Details) : change.New.Meaning)
        + (change.Old.Presence == Presence.Uncertain ? $" (perhaps {old} does not have it yet)" : "")
        + (change.New.Presence == Presence.Uncertain ? $" (perhaps {@new} does not have it yet)" : "");
}
