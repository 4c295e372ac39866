using MilvusManifests.Cluster.Workloads;

namespace MilvusManifests.Cluster.Network;

/// <summary>One end of a connection between pods.</summary>
/// <param name="Namespace">The namespace of the pod.</param>
/// <param name="NamespaceLabels">The labels of the namespace.</param>
/// <param name="Labels">The labels of the pod.</param>
internal sealed record NetworkPeer(string Namespace, Labels NamespaceLabels, Labels Labels)
{
    /// <summary>Whether its address is that of a node: then it is up to the cluster's network whether selectors match it.</summary>
    public bool IsOfNode { get; init; }

    /// <summary>The end that pods of a set are.</summary>
    public static NetworkPeer Of(PodGroup pods, ClusterObjects cluster) =>
        new(pods.Namespace, cluster.LabelsOf(pods.Namespace), pods.Labels) { IsOfNode = pods.IsHostNetwork };
}

/// <summary>The port of a connection.</summary>
/// <param name="Number">The number.</param>
/// <param name="Names">The names that the container of the pod that is connected to gives it.</param>
/// <param name="Protocol">The protocol.</param>
internal sealed record NetworkPort(int Number, System.Collections.Immutable.ImmutableArray<string> Names, string Protocol = "TCP")
{
    /// <summary>A port of pods of a set.</summary>
    public static NetworkPort Of(PodGroup pods, int number, string protocol = "TCP") =>
        new(number, [.. pods.Ports.Where(port => port.Number == number && port.Protocol == protocol && port.Name.Length > 0).Select(port => port.Name)], protocol);
}
