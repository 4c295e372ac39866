using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Servers;

namespace MilvusManifests.ScrapePath.Targets;

/// <summary>The Services that the set does not have and that are there all the same.</summary>
internal static class KnownServices
{
    private const int ApiServerPort = 443;

    /// <summary>The Services of the API server and of the kubelets, which the operator keeps.</summary>
    public static ImmutableArray<ServiceView> Of(ClusterObjects cluster, ImmutableArray<PrometheusOperator> operators)
    {
        var known = ImmutableArray.CreateBuilder<ServiceView>();
        if (cluster.Find("Service", "default", "kubernetes") is null)
        {
            known.Add(Create("default", "kubernetes", [("component", "apiserver"), ("provider", "kubernetes")], [new("https", ApiServerPort, "TCP", "6443")]));
        }

        foreach (var given in operators.Select(one => one.Arguments.Values.GetValueOrDefault("kubelet-service")?.Value.Split('/')))
        {
            if (given is [var space, var name] && cluster.Find("Service", space, name) is null)
            {
                known.Add(Create(space, name, [("k8s-app", "kubelet"), ("app.kubernetes.io/name", "kubelet"), ("app.kubernetes.io/managed-by", "prometheus-operator")],
                    [new("https-metrics", 10250, "TCP", "10250"), new("http-metrics", 10255, "TCP", "10255"), new("cadvisor", 4194, "TCP", "4194")]));
            }
        }

        return known.DrainToImmutable();
    }

    private static ServiceView Create(string space, string name, ReadOnlySpan<(string Key, string Value)> labels, ImmutableArray<ServicePort> ports)
    {
        var map = Nodes.Map();
        foreach (var (key, value) in labels)
        {
            map = map.With(key, Nodes.Text(value));
        }

        var node = Nodes.Map(
            ("apiVersion", Nodes.Text("v1")), ("kind", Nodes.Text("Service")),
            ("metadata", Nodes.Map(("name", Nodes.Text(name)), ("namespace", Nodes.Text(space)), ("labels", map))));
        return new ServiceView(new ClusterObject(new ObjectReference("", "Service", space, name), node), ports, null, IsExternalName: false) { HasKnownEndpoints = true };
    }
}
