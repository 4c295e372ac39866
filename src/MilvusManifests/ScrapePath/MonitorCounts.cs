using System.Collections.Immutable;
using MilvusManifests.Cluster;

namespace MilvusManifests.ScrapePath;

/// <summary>How many monitors of a set are scraped.</summary>
/// <param name="Proven">Those that are, whatever else the cluster has.</param>
/// <param name="Unknown">Those that depend on what is not in the set.</param>
public sealed record MonitorCounts(int Proven, int Unknown)
{
    /// <summary>None.</summary>
    public static MonitorCounts None { get; } = new(0, 0);

    internal static MonitorCounts Of(ImmutableArray<MonitorVerdict> verdicts)
    {
        var (proven, unknown) = (0, 0);
        foreach (var verdict in verdicts)
        {
            proven += verdict.Answer == Answer.Yes ? 1 : 0;
            unknown += verdict.Answer == Answer.Unknown ? 1 : 0;
        }

        return new(proven, unknown);
    }
}
