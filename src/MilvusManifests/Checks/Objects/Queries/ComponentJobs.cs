using System.Collections.Immutable;

namespace MilvusManifests.Checks.Objects.Queries;

/// <summary>The jobs of the components of kube-prometheus, as rules name them.</summary>
internal static class ComponentJobs
{
    /// <summary>The jobs of components.</summary>
    /// <param name="components">The components, as <c>components</c> in the configuration names them.</param>
    public static ImmutableArray<string> Of(IEnumerable<string> components) => [.. components.SelectMany(component => JobsOf(component))];

    private static ImmutableArray<string> JobsOf(string component) => component switch
    {
        "alertmanager" => ["alertmanager-main"],
        "blackboxExporter" => ["blackbox-exporter"],
        "grafana" => ["grafana"],
        "kubernetesControlPlane" => ["apiserver", "kubelet", "kube-controller-manager", "kube-scheduler", "kube-dns", "coredns"],
        "kubeStateMetrics" => ["kube-state-metrics"],
        "nodeExporter" => ["node-exporter"],
        "prometheus" => ["prometheus-k8s"],
        "prometheusAdapter" => ["prometheus-adapter"],
        "prometheusOperator" => ["prometheus-operator"],
        _ => [],
    };
}
