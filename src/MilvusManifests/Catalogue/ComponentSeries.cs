using System.Collections.Immutable;

namespace MilvusManifests.Catalogue;

/// <summary>The series that there are because of a component of kube-prometheus.</summary>
/// <param name="Jobs">The jobs of its targets, as rules name them.</param>
/// <param name="Programs">The programs that it runs or scrapes, as the tables of metrics name them.</param>
/// <param name="About">What the names of metrics begin with that others expose about it.</param>
internal sealed record ComponentSeries(ImmutableArray<string> Jobs, ImmutableArray<string> Programs, ImmutableArray<string> About)
{
    /// <summary>The series of a component, as <c>components</c> in the configuration names it.</summary>
    public static ComponentSeries Of(string component) => component switch
    {
        "alertmanager" => new(["alertmanager-main"], ["alertmanager"], ["prometheus_notifications_"]),
        "blackboxExporter" => new(["blackbox-exporter"], ["blackboxExporter"], []),
        "grafana" => new(["grafana"], ["grafana"], []),
        "kubernetesControlPlane" => new(["apiserver", "kubelet", "kube-controller-manager", "kube-scheduler", "kube-dns", "coredns"], ["kubernetes", "coredns"], []),
        "kubeStateMetrics" => new(["kube-state-metrics"], ["kubeStateMetrics"], []),
        "nodeExporter" => new(["node-exporter"], ["nodeExporter"], []),
        "prometheus" => new(["prometheus-k8s"], ["prometheus"], []),
        "prometheusAdapter" => new(["prometheus-adapter"], ["prometheusAdapter"], []),
        "prometheusOperator" => new(["prometheus-operator"], ["prometheusOperator"], []),
        _ => new([], [], []),
    };

    /// <summary>The jobs of some components.</summary>
    public static ImmutableArray<string> JobsOf(IEnumerable<string> components) => [.. components.SelectMany(component => Of(component).Jobs)];
}
