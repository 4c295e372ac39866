using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.ScrapePath.Links;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;

namespace MilvusManifests.ScrapePath;

/// <summary>Says of every monitor of a set whether a Prometheus scrapes it.</summary>
internal static class ScrapePaths
{
    // A chain has no more links to mend, one after another.
    private const int MostMends = 16;

    // Every mend is tried out on the whole set, which takes seconds for thousands of monitors: then only the first ones get one.
    private const int MostJudged = 5_000;

    /// <summary>The verdicts, in the order of the monitors; of several servers the one that gets furthest counts.</summary>
    /// <param name="cluster">The set.</param>
    /// <param name="isWanted">Which monitors are asked about.</param>
    public static ImmutableArray<MonitorVerdict> Explain(ScrapedCluster cluster, Predicate<ScrapeMonitor>? isWanted = null)
    {
        var verdicts = ImmutableArray.CreateBuilder<MonitorVerdict>();
        var judged = 0;
        foreach (var verdict in Judge(cluster))
        {
            if (isWanted?.Invoke(verdict.Monitor) ?? true)
            {
                verdicts.Add(verdict.Answer == Answer.No && judged < MostJudged ? verdict with { Mend = FindMend(cluster, verdict, ref judged) } : verdict);
            }
        }

        return verdicts.DrainToImmutable();
    }

    private static ImmutableArray<MonitorVerdict> Judge(ScrapedCluster cluster)
    {
        var judged = new ServerVerdicts[cluster.Servers.Length];
        for (var i = 0; i < judged.Length; i++)
        {
            judged[i] = ServerVerdicts.Of(cluster, cluster.Servers[i]);
        }

        return [.. cluster.Monitors.Select((monitor, index) => Best(monitor, [.. judged.Select(server => server.Verdicts[index])]))];
    }

    // A Prometheus that selects the monitor counts more than one that merely has the rest in order.
    private static MonitorVerdict Best(ScrapeMonitor monitor, ImmutableArray<MonitorVerdict> verdicts)
    {
        if (verdicts.IsEmpty)
        {
            return new(monitor, null, [Step.Unknown(Link.SelectsMonitor, $"no Prometheus is in the set: one would have to select {monitor}", null)]);
        }

        var best = verdicts[0];
        foreach (var verdict in verdicts)
        {
            if (Rank(verdict) > Rank(best))
            {
                best = verdict;
            }
        }

        return best;
    }

    private static int Rank(MonitorVerdict verdict) =>
        verdict.Answer != Answer.No ? 100 + (int)verdict.Answer : Link.All.IndexOf(verdict.Weakest!.Link);

    // The smallest change of the first broken link, and so on, until nothing is broken: shown by judging what comes of it.
    private static Mend? FindMend(ScrapedCluster cluster, MonitorVerdict verdict, ref int judged)
    {
        Mend? mend = null;
        for (var i = 0; i < MostMends && verdict.Weakest?.Mend is { Patches.Length: > 0 } next; i++)
        {
            mend = mend?.Then(next) ?? next;
            cluster = cluster.With(cluster.Objects.With(next));
            judged += cluster.Monitors.Length;
            var after = Judge(cluster).FirstOrDefault(other => other.Monitor.Object.Reference == verdict.Monitor.Object.Reference);
            if (after is null || after.Answer != Answer.No)
            {
                return mend;
            }

            verdict = after;
        }

        return null;
    }
}
