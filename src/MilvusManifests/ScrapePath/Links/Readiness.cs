using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Targets;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether there is an address to scrape.</summary>
internal static class Readiness
{
    /// <summary>What has to be so for the targets of an endpoint.</summary>
    public static Step? Check(ImmutableArray<ScrapeTarget> targets)
    {
        ImmutableArray<PodGroup> pods = [.. targets.Select(target => target.Pods).OfType<PodGroup>().Distinct()];
        if (pods.IsEmpty)
        {
            return null;
        }

        var running = pods.Where(group => group.Replicas is not 0).ToArray();
        if (running.Length > 0 && running.All(group => group.IsOfJob))
        {
            return Step.Unknown(Link.EndpointReady, $"the pods of {running[0]} would have to run: those of a Job end", running[0].Owner.Node);
        }

        return running.Length == 0
            ? Step.No(Link.EndpointReady, $"{pods[0]} has 0 replicas, so there is no address", pods[0].Owner.Spec["replicas"],
                Mend.Of(ObjectPatch.Replace(pods[0].Owner.Reference, ["spec", "replicas"], Nodes.Number(1))))
            : Step.Yes(Link.EndpointReady, $"{string.Join(", ", running.Select(group => Count(group)))}", running[0].Owner.Node);
    }

    /// <summary>Whether relabelling keeps any target of an endpoint.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="link">The link that it is a part of.</param>
    /// <param name="pair">The monitor and the Prometheus.</param>
    public static Step? CheckKept(ImmutableArray<ScrapeTarget> targets, string link, ScrapePair pair)
    {
        var kept = targets.Select(target => target.Relabeled.IsKept).Any();
        var dropping = targets.Select(target => target.Relabeled.Dropping).FirstOrDefault(rule => rule is not null);
        return kept switch
        {
            Answer.No => new Step(link, Answer.No, $"relabelings drop every target: {dropping}", dropping!.Place)
            {
                Mend = ValueMends.Remove(pair.Monitor.Object, dropping.Place) ?? ValueMends.Remove(pair.Server.Object, dropping.Place),
            },
            Answer.Unknown => new Step(link, Answer.Unknown, $"whether relabelings keep a target depends on labels that are not in the set: {dropping}", dropping!.Place),
            _ => null,
        };
    }

    private static string Count(PodGroup group) => group.Replicas is { } replicas
        ? $"{group} has {Schemas.ValueText.Count(replicas, "pod")}"
        : group.Owner.Reference.Kind == "DaemonSet" ? $"{group} has a pod on each of its nodes" : $"{group} has pods";
}
