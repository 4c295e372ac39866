using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>A program of the stack and the object that runs it.</summary>
/// <param name="Section">The section of its settings: the component's name.</param>
/// <param name="Kind">The kind of the object.</param>
/// <param name="Name">The object's name, which is its container's too; null for an object of the operator, which fits any name.</param>
internal sealed record Workload(string Section, string Kind, string? Name = null)
{
    private static readonly string[] PodTemplate = ["spec", "template", "spec"];

    /// <summary>Prometheus, which the operator runs.</summary>
    public static Workload Prometheus { get; } = new("prometheus", "Prometheus");

    /// <summary>Alertmanager, which the operator runs.</summary>
    public static Workload Alertmanager { get; } = new("alertmanager", "Alertmanager");

    /// <summary>Grafana.</summary>
    public static Workload Grafana { get; } = new("grafana", "Deployment", "grafana");

    /// <summary>The blackbox exporter.</summary>
    public static Workload BlackboxExporter { get; } = new("blackboxExporter", "Deployment", "blackbox-exporter");

    /// <summary>kube-state-metrics.</summary>
    public static Workload KubeStateMetrics { get; } = new("kubeStateMetrics", "Deployment", "kube-state-metrics");

    /// <summary>The node exporter.</summary>
    public static Workload NodeExporter { get; } = new("nodeExporter", "DaemonSet", "node-exporter");

    /// <summary>The adapter of the metrics APIs.</summary>
    public static Workload PrometheusAdapter { get; } = new("prometheusAdapter", "Deployment", "prometheus-adapter");

    /// <summary>The operator.</summary>
    public static Workload PrometheusOperator { get; } = new("prometheusOperator", "Deployment", "prometheus-operator");

    /// <summary>The object.</summary>
    public ObjectTarget Target => Name is null ? ObjectTarget.OfKind(Kind) : ObjectTarget.Named(Kind, Name);

    /// <summary>The value becomes a field of the pod.</summary>
    public ObjectEdit SetOnPod(string field) => SetOnPod(field, static (_, value) => value.Node);

    /// <summary>What is made of the object and the value becomes a field of the pod.</summary>
    public ObjectEdit SetOnPod(string field, Func<YamlMapping, SettingValue, YamlNode> make) => Name is null
        ? Edit.Change(Target, (node, value) => node.Set(["spec", field], make(node, value), value.KeyLocation))
        : Edit.Change(Target, (node, value) => node.Change<YamlMapping>(PodTemplate, pod => pod.With(field, make(node, value), value.KeyLocation)));

    /// <summary>The value becomes a field of the program's container.</summary>
    public ObjectEdit SetOnContainer(string field) => Name is null
        ? Edit.Set(Target, "spec", field)
        : ChangeContainer((container, value) => container.With(field, value.Node, value.KeyLocation));

    /// <summary>The program's container is changed.</summary>
    public ObjectEdit ChangeContainer(Func<YamlMapping, SettingValue, YamlMapping> change) => Edit.Change(
        Target with { Part = "a container of that name" },
        (node, value) => node.Change<YamlSequence>([.. PodTemplate, "containers"], containers => Edit.ChangeNamed(containers, "name", Name!, container => change(container, value))));
}
