using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration;

/// <summary>The shape of section <c>kubePrometheus</c> and its binding.</summary>
internal static class KubePrometheusShape
{
    private const int MaxReplicas = 1000;

    private static readonly MapShape Quantities = new(LabelKey.Syntax, new QuantityShape());

    private static readonly MappingShape Resources = new(
        new PropertyShape("requests", Quantities, "What is set aside, by resource."),
        new PropertyShape("limits", Quantities, "What may be used at most, by resource."))
    {
        IsVerbatim = true,
    };

    private static readonly MappingShape Storage = new(
        new PropertyShape("size", new QuantityShape(), "The size of each replica's volume.") { IsRequired = true },
        new PropertyShape("className", new StringShape(DnsSubdomain.Syntax), "The StorageClass.") { Absent = "the cluster's default" });

    private static readonly SequenceShape Tolerations = new(
        new MappingShape(
            new PropertyShape("key", new StringShape(LabelKey.Syntax), "The key of the taint.") { Absent = "every taint" },
            new PropertyShape("operator", new ChoiceShape("Equal", "Exists"), "Whether the value counts."),
            new PropertyShape("value", new StringShape(LabelValue.Syntax), "The value of the taint."),
            new PropertyShape("effect", new ChoiceShape("NoSchedule", "PreferNoSchedule", "NoExecute"), "The effect of the taint.") { Absent = "every effect" },
            new PropertyShape("tolerationSeconds", new IntegerShape(0, int.MaxValue), "How long `NoExecute` is tolerated.") { Absent = "for ever" })
        {
            IsVerbatim = true,
        });

    private static readonly SequenceShape RemoteWrite = new(
        new MappingShape(new PropertyShape("url", new StringShape(HttpUrl.Syntax), "The endpoint.") { IsRequired = true })
        {
            IsOpen = true,
            IsVerbatim = true,
        });

    private static readonly YamlMapping Linux = Map(("kubernetes.io/os", Plain("linux")));

    private static readonly PropertyShape Replicas = new("replicas", new IntegerShape(1, MaxReplicas), "The number of replicas.");

    private static readonly PropertyShape<string> Version =
        Property.Text("version", KubePrometheusTag.Syntax, "The kube-prometheus release, by its tag.") with { IsRequired = true };

    private static readonly PropertyShape Source = new("source", SourceShape.Shape,
        "Where the stack's objects come from: `builtin` for the templates that come with the program, or kube-prometheus' own files.")
    { Default = Quoted(BuiltinSource.Word) };

    private static readonly PropertyShape<string> Namespace =
        Property.Text("namespace", DnsLabel.Syntax, "The namespace of the stack, wherever it occurs.") with { Default = Quoted("monitoring") };

    private static readonly ImmutableArray<PropertyShape<bool>> ComponentSwitches =
        [.. StackComponent.Names.Select(name => Property.Switch(name, DescribeComponent(name)) with { Default = Plain("true") })];

    private static readonly PropertyShape Components = new("components", new MappingShape([.. ComponentSwitches]), "Which components to leave out: `false` for each.");

    private static readonly PropertyShape PrometheusSection = new("prometheus", Prometheus(), "Settings of Prometheus.");

    private static readonly PropertyShape AlertmanagerSection = new("alertmanager", Alertmanager(), "Settings of Alertmanager.");

    private static readonly PropertyShape GrafanaSection = new("grafana", Grafana(), "Settings of Grafana.");

    private static readonly PropertyShape Images = new("images", ImagesShape.Shape, "Where images are pulled from.");

    private static readonly PropertyShape<bool> NetworkPolicies =
        Property.Switch("networkPolicies", "Whether the stack's NetworkPolicies are written.") with { Default = Plain("true") };

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } =
        new(Version, Source, Namespace, Components, PrometheusSection, AlertmanagerSection, GrafanaSection, Images, NetworkPolicies);

    /// <summary>The stack of a node to which the shape was applied.</summary>
    public static KubePrometheusConfiguration Bind(BoundNode section)
    {
        var version = section.Get(Version);
        return new()
        {
            Node = section.Mapping,
            Version = version,
            Release = version.Select(tag => KubePrometheusReleases.Find(tag).Value),
            Source = SourceShape.Bind(section[Source]),
            Namespace = section.Get(Namespace),
            LeftOut = [.. ComponentSwitches.Where(component => section[Components].Get(component) is { IsValid: true, Value: false }).Select(component => component.Name)],
            ConfiguredComponents = [.. StackComponent.Names.Select(name => BindConfigured(section, name)).OfType<Setting<string>>()],
            Prometheus = BindPrometheus(section[PrometheusSection]),
            Alertmanager = BindAlertmanager(section[AlertmanagerSection]),
            Grafana = BindGrafana(section[GrafanaSection]),
            Images = ImagesShape.Bind(section[Images]),
            NetworkPolicies = section.Get(NetworkPolicies),
        };
    }

    private static string DescribeComponent(string name) => name switch
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

    private static MappingShape Prometheus() => new(
        Replicas with { Default = Plain("2") },
        new PropertyShape("shards", new IntegerShape(1, MaxReplicas), "The number of shards; each has all replicas.") { Absent = "1" },
        new PropertyShape("retention", new StringShape(PrometheusDuration.Syntax), "How long samples are kept.") { Absent = "the operator's 24h" },
        new PropertyShape("retentionSize", new StringShape(PrometheusSize.Syntax), "How many bytes of samples are kept.") { Absent = "no limit" },
        new PropertyShape("storage", Storage, "A volume that outlives the pod.") { Absent = "an emptyDir" },
        new PropertyShape("resources", Resources, "Requests and limits of the container, in the place of the default's.")
        {
            Default = Map(("requests", Map(("memory", Plain("400Mi"))))),
        },
        new PropertyShape("externalLabels", new MapShape(PrometheusLabelName.Syntax, new StringShape()), "Labels of all samples and alerts that leave this Prometheus.")
        {
            Default = YamlMapping.Empty,
        },
        new PropertyShape("remoteWrite", RemoteWrite, "Where samples are also sent: `spec.remoteWrite` of the Prometheus object as it is.") { Default = YamlSequence.Empty },
        new PropertyShape("nodeSelector", new MapShape(LabelKey.Syntax, new StringShape(LabelValue.Syntax)), "Labels of the nodes it may run on, in the place of the default's.")
        {
            Default = Linux,
        },
        new PropertyShape("tolerations", Tolerations, "Taints of nodes it may run on.") { Default = YamlSequence.Empty });

    private static MappingShape Alertmanager() => new(
        Replicas with { Default = Plain("3") },
        new PropertyShape("storage", Storage, "A volume that outlives the pod.") { Absent = "an emptyDir" },
        new PropertyShape("resources", Resources, "Requests and limits of the container, in the place of the default's.")
        {
            Default = Map(
                ("limits", Map(("cpu", Plain("100m")), ("memory", Plain("100Mi")))),
                ("requests", Map(("cpu", Plain("4m")), ("memory", Plain("100Mi"))))),
        },
        new PropertyShape("configSecret", new StringShape(DnsSubdomain.Syntax), "A Secret of your own with `alertmanager.yaml`, in the stack's namespace; none is then written.")
        {
            Absent = "the shipped one",
        });

    private static MappingShape Grafana() => new(
        new PropertyShape("resources", Resources, "Requests and limits of the container, in the place of the default's.")
        {
            Default = Map(
                ("limits", Map(("cpu", Plain("200m")), ("memory", Plain("200Mi")))),
                ("requests", Map(("cpu", Plain("100m")), ("memory", Plain("100Mi"))))),
        },
        new PropertyShape("adminSecret", new StringShape(DnsSubdomain.Syntax), "A Secret of your own with `admin-user` and `admin-password`, in the stack's namespace.")
        {
            Absent = "Grafana's admin/admin, to be changed at the first login",
        },
        new PropertyShape("ini", new MapShape(IniName.Syntax, new MapShape(IniName.Syntax, new ScalarShape())), "Sections of `grafana.ini` and their keys, on top of the default's.")
        {
            Default = YamlMapping.Empty,
        });

    private static Setting<string>? BindConfigured(BoundNode section, string component) =>
        section.Members.GetValueOrDefault(component) is { KeyLocation: not null } settings && settings.Members.Values.Any(setting => setting.KeyLocation is not null)
            ? new(component, settings.Node) { KeyLocation = settings.KeyLocation }
            : null;

    private static PrometheusConfiguration BindPrometheus(BoundNode section) => new(
        section.Members["replicas"].As(Whole),
        Optional(section, "shards", Whole),
        Optional(section, "retention", Text),
        Optional(section, "retentionSize", Text),
        BindStorage(section),
        section.Members["resources"].Mapping,
        section.Members["externalLabels"].Mapping,
        section.Members["remoteWrite"].Node as YamlSequence ?? YamlSequence.Empty,
        section.Members["nodeSelector"].Mapping,
        section.Members["tolerations"].Node as YamlSequence ?? YamlSequence.Empty);

    private static AlertmanagerConfiguration BindAlertmanager(BoundNode section) =>
        new(section.Members["replicas"].As(Whole), BindStorage(section), section.Members["resources"].Mapping, Optional(section, "configSecret", Text));

    private static GrafanaConfiguration BindGrafana(BoundNode section) =>
        new(section.Members["resources"].Mapping, Optional(section, "adminSecret", Text), section.Members["ini"].Mapping);

    private static StorageConfiguration? BindStorage(BoundNode section) =>
        section.Members["storage"] is { IsPresent: true } storage ? new(storage.Members["size"].As(Text), Optional(storage, "className", Text)) : null;

    private static Setting<T>? Optional<T>(BoundNode section, string key, Func<YamlScalar, T> bind) =>
        section.Members[key] is { IsPresent: true } value ? value.As(bind) : null;

    private static string Text(YamlScalar scalar) => scalar.Value;

    private static int Whole(YamlScalar scalar) => ExactNumber.TryParse(scalar.Value, out var number) ? (int)(number.ToInt64() ?? 0) : 0;
}
