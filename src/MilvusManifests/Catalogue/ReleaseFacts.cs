using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>The objects through which Prometheus discovers the pods of a Service.</summary>
internal enum DiscoveryRole
{
    /// <summary>Endpoints of the core API: the operator's default.</summary>
    Endpoints,

    /// <summary>EndpointSlices of <c>discovery.k8s.io</c>.</summary>
    EndpointSlice,
}

/// <summary>A kind of <c>monitoring.coreos.com</c> that a release defines.</summary>
/// <param name="Kind">The kind, <c>ServiceMonitor</c>.</param>
/// <param name="Plural">The resource, <c>servicemonitors</c>.</param>
/// <param name="File">The file of its CustomResourceDefinition in <c>setup/</c>.</param>
internal sealed record CustomResourceKind(string Kind, string Plural, string File)
{
    /// <summary>The name of its CustomResourceDefinition.</summary>
    public string DefinitionName => Plural + ".monitoring.coreos.com";
}

/// <summary>A component of kube-prometheus that can be omitted.</summary>
/// <param name="Name">The prefix of its file names, <c>nodeExporter</c>.</param>
/// <param name="Version">The version of its program; null for a part without one.</param>
/// <param name="Files">Its files in <c>manifests/</c>.</param>
internal sealed record StackComponent(string Name, string? Version, ImmutableArray<string> Files)
{
    /// <summary>The names of the components, which are the same in all releases.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "alertmanager", "blackboxExporter", "grafana", "kubePrometheus", "kubeStateMetrics",
        "kubernetesControlPlane", "nodeExporter", "prometheus", "prometheusAdapter", "prometheusOperator",
    ];

    /// <summary>Whether a file of a component contains its NetworkPolicy.</summary>
    public static bool IsNetworkPolicy(string file) => file.EndsWith("-networkPolicy.yaml", StringComparison.Ordinal);
}

/// <summary>A container image as a release pins it.</summary>
/// <param name="Name">What templates and the configuration call it, <c>nodeExporter</c>.</param>
/// <param name="Reference">The image as upstream's manifests name it.</param>
internal sealed record ContainerImage(string Name, ImageReference Reference);

/// <summary>The facts of a release: a view of its YAML file in the catalogue.</summary>
internal sealed record ReleaseFacts(YamlMapping Node)
{
    public string Commit { get; } = Text(Node, "commit");

    public string Date { get; } = Text(Node, "date");

    public ImmutableArray<string> SupportedKubernetes { get; } = Texts(Node, "kubernetes");

    public ImmutableArray<ContainerImage> Images { get; } = [.. Mapping(Node, "images").Entries.Select(entry => ReadImage(entry.Key.Value, (YamlMapping)entry.Value))];

    public ImmutableArray<string> SetupFiles { get; } = Texts(Node, "setup");

    public ImmutableArray<CustomResourceKind> CustomResources { get; } = [.. Sequence(Node, "crds").Items.Select(item => ReadCustomResource((YamlMapping)item))];

    public ImmutableArray<StackComponent> Components { get; } = [.. StackComponent.Names.Select(name => ReadComponent(name, Mapping(Node, name)))];

    public DiscoveryRole DiscoveryRole { get; } = Text(Mapping(Node, "prometheus"), "serviceDiscoveryRole") == nameof(DiscoveryRole.EndpointSlice)
        ? DiscoveryRole.EndpointSlice
        : DiscoveryRole.Endpoints;

    public YamlSequence ClusterRules { get; } = Sequence(Mapping(Node, "prometheus"), "clusterRules");

    public YamlSequence DiscoveryRules { get; } = Sequence(Mapping(Node, "prometheus"), "discoveryRules");

    public static ReleaseFacts Read(SourceText file)
    {
        var read = YamlReader.ReadSingle(file);
        return read is { Succeeded: true, Value.Root: YamlMapping root }
            ? new ReleaseFacts(root)
            : throw new InvalidOperationException($"The catalogue's file cannot be read: {string.Join('\n', read.Diagnostics)}");
    }

    private static ContainerImage ReadImage(string name, YamlMapping image) =>
        new(name, ImageReference.Parse($"{Text(image, "repository")}:{Text(image, "tag")}").At(Text(image, "registry")));

    private static CustomResourceKind ReadCustomResource(YamlMapping crd) =>
        new(Text(crd, "kind"), Text(crd, "plural"), Text(crd, "file"));

    private static StackComponent ReadComponent(string name, YamlMapping component) =>
        new(name, (component["version"] as YamlScalar)?.Value, Texts(component, "files"));

    private static ImmutableArray<string> Texts(YamlMapping node, string key) =>
        [.. Sequence(node, key).Items.Select(item => ((YamlScalar)item).Value)];

    private static string Text(YamlMapping node, string key) => Get<YamlScalar>(node, key).Value;

    private static YamlSequence Sequence(YamlMapping node, string key) => Get<YamlSequence>(node, key);

    private static YamlMapping Mapping(YamlMapping node, string key) => Get<YamlMapping>(node, key);

    private static T Get<T>(YamlMapping node, string key)
        where T : YamlNode =>
        node[key] as T ?? throw new InvalidOperationException($"'{key}' is missing from a file of the catalogue, or is not a {typeof(T).Name}.");
}
