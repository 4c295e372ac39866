using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.ScrapePath.Monitors;

namespace MilvusManifests.ScrapePath.Targets;

/// <summary>The pods that the Prometheus operator makes of objects other than a Prometheus.</summary>
/// <remarks>prometheus-operator pkg/alertmanager/statefulset.go and pkg/thanos/statefulset.go: makeStatefulSetSpec</remarks>
internal static class OperatedPods
{
    private const int AlertmanagerPort = 9093;
    private const int ThanosPort = 10902;
    private const int ReloaderPort = 8080;

    /// <summary>The pods of the set's Alertmanagers and ThanosRulers.</summary>
    public static ImmutableArray<PodGroup> Of(ClusterObjects cluster) =>
    [
        .. cluster.Of(ScrapeMonitor.Group, "Alertmanager").Select(owner => Of(owner, "alertmanager", AlertmanagerPort, [new("mesh-tcp", 9094, "TCP"), new("mesh-udp", 9094, "UDP")])),
        .. cluster.Of(ScrapeMonitor.Group, "ThanosRuler").Select(owner => Of(owner, "thanos-ruler", ThanosPort, [new("grpc", 10901, "TCP")])),
    ];

    private static PodGroup Of(ClusterObject owner, string name, int port, ImmutableArray<ContainerPort> others)
    {
        var labels = Labels.OfMap(owner.Spec.Fields("podMetadata").Fields("labels"))
            .With("app.kubernetes.io/name", name)
            .With("app.kubernetes.io/managed-by", "prometheus-operator")
            .With("app.kubernetes.io/instance", owner.Name)
            .With(name, owner.Name);
        ImmutableArray<ContainerPort> web = owner.Spec.Flag("listenLocal") == true ? [] : [new(owner.Spec.TextOr("portName", "web") ?? "web", port, "TCP")];
        ImmutableArray<ContainerPort> ports = [.. web, new("reloader-web", ReloaderPort, "TCP"), .. others, .. PodGroup.PortsOf(owner.Spec)];
        var account = new ServiceAccount(owner.Namespace, owner.Spec.TextOr("serviceAccountName", "default") ?? "default");
        return new(owner, owner.Namespace, labels with { AreAll = false }, [.. ports.Distinct()], account, owner.Spec.Number("replicas") ?? 1, owner.Spec.Flag("hostNetwork") == true)
        {
            Spec = owner.Spec,
            Annotations = owner.Spec.Fields("podMetadata").Fields("annotations"),
        };
    }
}
