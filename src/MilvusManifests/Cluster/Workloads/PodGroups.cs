using System.Collections.Immutable;

namespace MilvusManifests.Cluster.Workloads;

/// <summary>The pods of a set.</summary>
internal static class PodGroups
{
    /// <summary>The API group of Deployments and the like.</summary>
    public const string Apps = "apps";

    /// <summary>The API group of Jobs.</summary>
    public const string Batch = "batch";

    /// <summary>The pods of every object of a set that has a template, and those that are in the set themselves.</summary>
    public static ImmutableArray<PodGroup> Of(ClusterObjects cluster) =>
    [
        .. cluster.Of("", "Pod").Select(pod => PodGroup.OfTemplate(pod, pod.Fields, 1)),
        .. Replicated(cluster, Apps, "Deployment"),
        .. Replicated(cluster, Apps, "StatefulSet"),
        .. Replicated(cluster, Apps, "ReplicaSet"),
        .. Replicated(cluster, "", "ReplicationController"),
        .. cluster.Of(Apps, "DaemonSet").Select(owner => PodGroup.OfTemplate(owner, owner.Spec.Fields("template"), null)),
        .. cluster.Of(Batch, "Job").Select(owner => PodGroup.OfTemplate(owner, owner.Spec.Fields("template"), null)),
        .. cluster.Of(Batch, "CronJob").Select(owner => PodGroup.OfTemplate(owner, owner.Spec.Fields("jobTemplate").Fields("spec").Fields("template"), null)),
    ];

    private static IEnumerable<PodGroup> Replicated(ClusterObjects cluster, string group, string kind) =>
        cluster.Of(group, kind).Select(owner => PodGroup.OfTemplate(owner, owner.Spec.Fields("template"), owner.Spec.Has("replicas") ? owner.Spec.Number("replicas") : 1));
}
