using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.DefaultValue;

namespace MilvusManifests.Configuration;

/// <summary>The shape of section <c>kubePrometheus</c>.</summary>
internal static class KubePrometheusShape
{
    private const int MaxReplicas = 1000;

    private static readonly MapShape Quantities = new(Formats.LabelKey, new QuantityShape());

    private static readonly MappingShape Resources = new(
        new PropertyShape("requests", Quantities, "What is set aside, by resource."),
        new PropertyShape("limits", Quantities, "What may be used at most, by resource."))
    {
        IsVerbatim = true,
    };

    private static readonly MappingShape Storage = new(
        new PropertyShape("size", new QuantityShape(), "The size of each replica's volume.") { IsRequired = true },
        new PropertyShape("className", new StringShape(Formats.DnsSubdomain), "The StorageClass.") { Absent = "the cluster's default" });

    private static readonly SequenceShape Tolerations = new(
        new MappingShape(
            new PropertyShape("key", new StringShape(Formats.LabelKey), "The key of the taint.") { Absent = "every taint" },
            new PropertyShape("operator", new ChoiceShape("Equal", "Exists"), "Whether the value counts."),
            new PropertyShape("value", new StringShape(Formats.LabelValue), "The value of the taint."),
            new PropertyShape("effect", new ChoiceShape("NoSchedule", "PreferNoSchedule", "NoExecute"), "The effect of the taint.") { Absent = "every effect" },
            new PropertyShape("tolerationSeconds", new IntegerShape(0, int.MaxValue), "How long `NoExecute` is tolerated.") { Absent = "for ever" })
        {
            IsVerbatim = true,
        });

    private static readonly SequenceShape RemoteWrite = new(
        new MappingShape(new PropertyShape("url", new StringShape(Formats.Url), "The endpoint.") { IsRequired = true })
        {
            IsOpen = true,
            IsVerbatim = true,
        });

    private static readonly YamlMapping Linux = Map(("kubernetes.io/os", Plain("linux")));

    private static readonly PropertyShape Replicas = new("replicas", new IntegerShape(1, MaxReplicas), "The number of replicas.");

    /// <summary>The section.</summary>
    public static MappingShape Section { get; } = new(
        new PropertyShape("version", new StringShape(Formats.KubePrometheusVersion), "The release, by its tag.") { IsRequired = true },
        new PropertyShape("source", Source(), "Where the stack's objects come from: `builtin`, the templates that come with the program, or kube-prometheus' own files.")
        {
            Default = Quoted(BuiltinSource.Word),
        },
        new PropertyShape("namespace", new StringShape(Formats.DnsLabel), "The namespace of the stack, wherever it occurs.") { Default = Quoted("monitoring") },
        new PropertyShape("components",
            new MappingShape(StackComponent.Names.Select(Component).ToImmutableArray()), "What is left out: `false` for a component."),
        new PropertyShape("prometheus", Prometheus(), "Settings of Prometheus."),
        new PropertyShape("alertmanager", Alertmanager(), "Settings of Alertmanager."),
        new PropertyShape("grafana", Grafana(), "Settings of Grafana."),
        new PropertyShape("images", Images(), "Where images come from."),
        new PropertyShape("networkPolicies", new BooleanShape(), "Whether the stack's NetworkPolicies are written.") { Default = Plain("true") });

    private static ChoiceOrMappingShape Source() => new(
        new ChoiceShape(BuiltinSource.Word),
        new MappingShape(
            new PropertyShape("directory", new StringShape(Formats.SourceFolder), "A checkout, an unpacked release or its `manifests` folder; it may lie outside the folder of this file."),
            new PropertyShape("archive", new StringShape(Formats.SourceArchive), "A `.tar.gz` or `.zip` of a release; a path may lead outside the folder of this file."),
            new PropertyShape("sha256", new StringShape(Formats.Sha256), "The SHA-256 of the archive."),
            new PropertyShape("git", Git(), "A tag of a git repository."))
        {
            Rules = [new ExactlyOne("directory", "archive", "git"), new Together("archive", "sha256")],
        });

    private static MappingShape Git() => new(
        new PropertyShape("url", new StringShape(Formats.GitUrl), "The repository.") { IsRequired = true },
        new PropertyShape("tag", new StringShape(Formats.GitTag), "The tag.") { IsRequired = true },
        new PropertyShape("commit", new StringShape(Formats.GitCommit), "The commit that the tag must be.") { IsRequired = true });

    private static PropertyShape Component(string name) =>
        new(name, new BooleanShape(), DescribeComponent(name)) { Default = Plain("true") };

    private static string DescribeComponent(string name) => name switch
    {
        "alertmanager" => "Alertmanager, which routes alerts to people.",
        "blackboxExporter" => "The blackbox exporter, which probes endpoints from outside.",
        "grafana" => "Grafana and its data source.",
        "kubePrometheus" => "General rules, such as the Watchdog alert.",
        "kubeStateMetrics" => "kube-state-metrics, which tells the state of Kubernetes' objects.",
        "kubernetesControlPlane" => "Monitors and rules of the API server, the kubelets and the rest of the control plane.",
        "nodeExporter" => "The node exporter, which measures the machines.",
        "prometheus" => "Prometheus itself.",
        "prometheusAdapter" => "The adapter behind `kubectl top` and autoscaling; leave it out where the cluster has metrics-server.",
        "prometheusOperator" => "The operator, without which Prometheus and Alertmanager do not run.",
        _ => $"The objects of {name}.",
    };

    private static MappingShape Prometheus() => new(
        Replicas with { Default = Plain("2") },
        new PropertyShape("shards", new IntegerShape(1, MaxReplicas), "The number of shards; each has all replicas.") { Absent = "1" },
        new PropertyShape("retention", new StringShape(Formats.Duration), "How long samples are kept.") { Absent = "the operator's 24h" },
        new PropertyShape("retentionSize", new StringShape(Formats.ByteSize), "How many bytes of samples are kept.") { Absent = "no limit" },
        new PropertyShape("storage", Storage, "A volume that outlives the pod.") { Absent = "an emptyDir" },
        new PropertyShape("resources", Resources, "Requests and limits of the container, in the place of the default's.")
        {
            Default = Map(("requests", Map(("memory", Plain("400Mi"))))),
        },
        new PropertyShape("externalLabels", new MapShape(Formats.PrometheusLabel, new StringShape()), "Labels of all samples and alerts that leave this Prometheus.")
        {
            Default = YamlMapping.Empty,
        },
        new PropertyShape("remoteWrite", RemoteWrite, "Where samples are also sent: `spec.remoteWrite` of the Prometheus object as it is.") { Default = YamlSequence.Empty },
        new PropertyShape("nodeSelector", new MapShape(Formats.LabelKey, new StringShape(Formats.LabelValue)), "Labels of the nodes it may run on, in the place of the default's.")
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
        new PropertyShape("configSecret", new StringShape(Formats.DnsSubdomain), "A Secret of your own with `alertmanager.yaml`, in the stack's namespace; none is then written.")
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
        new PropertyShape("adminSecret", new StringShape(Formats.DnsSubdomain), "A Secret of your own with `admin-user` and `admin-password`, in the stack's namespace.")
        {
            Absent = "Grafana's admin/admin, to be changed at the first login",
        },
        new PropertyShape("ini", new MapShape(Formats.IniName, new MapShape(Formats.IniName, new ScalarShape())), "Sections of `grafana.ini` and their keys, on top of the default's.")
        {
            Default = YamlMapping.Empty,
        });

    private static MappingShape Images() => new(
        new PropertyShape("registry", new StringShape(Formats.Registry), "What stands in the place of the registry host of every image.") { Absent = "each image's own" },
        new PropertyShape("digests",
            new MappingShape(ImagesConfiguration.Names.Select(Digest).ToImmutableArray()), "Digests, by image: `tag@sha256:...` is then pulled."),
        new PropertyShape("pullSecrets", new SequenceShape(new StringShape(Formats.DnsSubdomain)), "Names of Secrets to pull with, in the stack's namespace.")
        {
            Default = YamlSequence.Empty,
        });

    private static PropertyShape Digest(string name) => new(name, new StringShape(Formats.Digest), $"The digest of {name}.") { Absent = "the tag alone" };
}
