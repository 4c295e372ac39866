using System.Collections.Immutable;
using MilvusManifests.Lint;
using MilvusManifests.Lint.Checks;

namespace MilvusManifests.Checks.Objects.Queries;

/// <summary>What is known about the rules and dashboards that kube-prometheus publishes, and is not for its users to mend.</summary>
internal static class PublishedQueries
{
    private const string Recorded = "kube-prometheus records it for dashboards and rules that are not in the set";
    private const string WindowsNodes = "it is for clusters with Windows nodes, whose rules kube-prometheus does not publish";
    private const string OldLabel = "kube-prometheus' own dashboard groups by a label that the clients of Kubernetes no longer write";
    private const string GaugeOfRate = "kube-prometheus' own dashboard shows the rate of a gauge";

    private static readonly ImmutableArray<string> WindowsDashboards =
    [
        "grafana-dashboard-k8s-resources-windows-cluster", "grafana-dashboard-k8s-resources-windows-namespace", "grafana-dashboard-k8s-resources-windows-pod",
        "grafana-dashboard-k8s-windows-cluster-rsrc-use", "grafana-dashboard-k8s-windows-node-rsrc-use",
    ];

    /// <summary>What a check finds in them, and why it is not reported.</summary>
    public static ImmutableArray<Purpose> Of(ILintCheck check) => check switch
    {
        UnscrapedSeries =>
        [
            .. WindowsDashboards.Select(name => new Purpose("ConfigMap", name, ["job"], WindowsNodes)),
            new("ConfigMap", "grafana-dashboard-proxy", ["job"], "kube-prometheus scrapes kube-proxy only where it is built to"),
        ],
        UnknownRecordings => [.. WindowsDashboards.Select(name => new Purpose("ConfigMap", name, [], WindowsNodes))],
        UnusedRecordings =>
        [
            new("PrometheusRule", "kube-prometheus-rules", [], Recorded),
            new("PrometheusRule", "kubernetes-monitoring-rules", [], Recorded),
            new("PrometheusRule", "node-exporter-rules", [], Recorded),
            new("PrometheusRule", "kube-state-metrics-rules", ["node_namespace_pod:kube_pod_info:"], "prometheus-adapter reads it, where that is enabled"),
        ],
        UnknownLabels =>
        [
            new("ConfigMap", "grafana-dashboard-controller-manager", ["url"], OldLabel),
            new("ConfigMap", "grafana-dashboard-kubelet", ["url"], OldLabel),
            new("ConfigMap", "grafana-dashboard-proxy", ["url"], OldLabel),
            new("ConfigMap", "grafana-dashboard-scheduler", ["url"], OldLabel),
        ],
        TemplateLabels => [new("PrometheusRule", "alertmanager-main-rules", ["job"], "kube-prometheus' own texts name a label that its expressions drop")],
        RatesOfGauges =>
        [
            new("ConfigMap", "grafana-dashboard-apiserver", ["workqueue_depth"], GaugeOfRate),
            new("ConfigMap", "grafana-dashboard-controller-manager", ["workqueue_depth"], GaugeOfRate),
            new("ConfigMap", "grafana-dashboard-kubelet", ["kubelet_node_config_error"], GaugeOfRate),
            new("ConfigMap", "grafana-dashboard-prometheus-remote-write", [], GaugeOfRate),
        ],
        _ => [],
    };
}
