using System.Collections.Immutable;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>What a release of kube-prometheus pins: an immutable view of its file in the catalogue.</summary>
public sealed class KubePrometheusRelease
{
    internal KubePrometheusRelease(YamlMapping node)
    {
        Node = node;
        Tag = Text(node, "tag");
        Commit = Text(node, "commit");
        Date = Text(node, "date");
        SupportedKubernetes = Texts(node, "kubernetes");
        Images = [.. Mapping(node, "images").Entries.Select(entry => ReadImage(entry.Key.Value, (YamlMapping)entry.Value))];
        SetupFiles = Texts(node, "setup");
        CustomResources = [.. Sequence(node, "crds").Items.Select(item => ReadCustomResource((YamlMapping)item))];
        Components = [.. StackComponent.Names.Select(name => ReadComponent(name, Mapping(node, name)))];

        var prometheus = Mapping(node, "prometheus");
        DiscoveryRole = Text(prometheus, "serviceDiscoveryRole") == nameof(DiscoveryRole.EndpointSlice)
            ? DiscoveryRole.EndpointSlice
            : DiscoveryRole.Endpoints;
        ClusterRules = Sequence(prometheus, "clusterRules");
        DiscoveryRules = Sequence(prometheus, "discoveryRules");
    }

    /// <summary>The file itself: what templates see as <c>release</c>.</summary>
    public YamlMapping Node { get; }

    /// <summary>The release, <c>v0.18.0</c>.</summary>
    public string Tag { get; }

    /// <summary>The commit that the tag names.</summary>
    public string Commit { get; }

    /// <summary>The day of that commit, <c>2026-06-18</c>.</summary>
    public string Date { get; }

    /// <summary>The minor versions of Kubernetes it supports, <c>1.35</c>, oldest first.</summary>
    public ImmutableArray<string> SupportedKubernetes { get; }

    /// <summary>Every image of the stack.</summary>
    public ImmutableArray<ContainerImage> Images { get; }

    /// <summary>The files of <c>setup/</c> beside the CustomResourceDefinitions.</summary>
    public ImmutableArray<string> SetupFiles { get; }

    /// <summary>The kinds it defines, in the order of their files.</summary>
    public ImmutableArray<CustomResourceKind> CustomResources { get; }

    /// <summary>Its components with their files, in the order of their names.</summary>
    public ImmutableArray<StackComponent> Components { get; }

    /// <summary>How its Prometheus finds the pods behind a Service.</summary>
    public DiscoveryRole DiscoveryRole { get; }

    /// <summary>The rules of the ClusterRole <c>prometheus-k8s</c> as published.</summary>
    public YamlSequence ClusterRules { get; }

    /// <summary>The rules it takes to find the targets of another namespace's monitors.</summary>
    public YamlSequence DiscoveryRules { get; }

    /// <summary>Whether it supports a minor version of Kubernetes, <c>1.35</c>.</summary>
    public bool Supports(string kubernetes) => SupportedKubernetes.Contains(kubernetes, StringComparer.Ordinal);

    /// <summary>An image by its name; the name must be one of the release.</summary>
    public ContainerImage Image(string name) => Images.First(image => image.Name == name);

    /// <summary>A component by its name; the name must be one of <see cref="StackComponent.Names"/>.</summary>
    public StackComponent Component(string name) => Components.First(component => component.Name == name);

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
        node[key] as T ?? throw new InvalidOperationException($"'{key}' is missing from a file of the catalogue, or not {typeof(T).Name}.");
}
