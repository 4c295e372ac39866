using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Shapes;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Section <c>kubePrometheus.components</c>. The plan leaves out their files; the edits are for the objects of others.</summary>
internal static class ComponentSettings
{
    private static readonly ImmutableArray<ObjectEdit> WithoutAlertmanager =
    [
        Edit.Optional(Edit.When(value => value.IsFalse, Edit.Change(Workload.Prometheus.Target, (node, _) => node.Change<Yaml.YamlMapping>(["spec"], spec => spec.Without("alerting"))))),
    ];

    /// <summary>The settings.</summary>
    public static ImmutableArray<StackSetting> All { get; } = [.. StackComponent.Names.Select(Component)];

    private static StackSetting Component(string name) => new("components", name, new BooleanShape(), Describe(name))
    {
        Default = Plain("true"),
        Edits = name == "alertmanager" ? WithoutAlertmanager : [],
    };

    private static string Describe(string name) => name switch
    {
        "alertmanager" => "Alertmanager, which routes alerts.",
        "blackboxExporter" => "The blackbox exporter, which probes endpoints from outside.",
        "grafana" => "Grafana and its data source.",
        "kubePrometheus" => "General rules, such as the Watchdog alert.",
        "kubeStateMetrics" => "kube-state-metrics, which exposes the state of Kubernetes objects.",
        "kubernetesControlPlane" => "Monitors and rules of the API server, the kubelets and the rest of the control plane.",
        "nodeExporter" => "The node exporter, which exposes metrics of the nodes.",
        "prometheus" => "Prometheus itself.",
        "prometheusAdapter" => "The adapter behind `kubectl top` and autoscaling; leave it out if the cluster has metrics-server.",
        "prometheusOperator" => "The operator, without which Prometheus and Alertmanager do not run.",
        _ => $"The objects of {name}.",
    };
}
