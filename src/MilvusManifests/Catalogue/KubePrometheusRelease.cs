using System.Collections.Immutable;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>
/// What a release of kube-prometheus pins: an immutable view of its three files in the catalogue, the facts, the schemas of its kinds and the
/// checksums of what it published. Each is read on first use.
/// </summary>
internal sealed class KubePrometheusRelease
{
    /// <summary>The extension of the file of facts.</summary>
    internal const string FactsExtension = ".yaml";

    /// <summary>The extension of the pack of definitions.</summary>
    internal const string PackExtension = ".crds.pack";

    /// <summary>The extension of the file of checksums.</summary>
    internal const string ChecksumsExtension = ".sha256";

    private readonly Lazy<ReleaseFacts> facts;
    private readonly Lazy<SchemaPack> schemas;
    private readonly Lazy<PublishedFiles> published;

    /// <summary>The release of a tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="read">Reads one of its files, by its extension.</param>
    internal KubePrometheusRelease(string tag, Func<string, SourceText> read)
    {
        Tag = tag;
        facts = new(() => ReleaseFacts.Read(read(FactsExtension)));
        schemas = new(() => SchemaPack.Open(read(PackExtension)));
        published = new(() => PublishedFiles.Read(tag, read(ChecksumsExtension)));
    }

    /// <summary>The release, <c>v0.18.0</c>.</summary>
    public string Tag { get; }

    /// <summary>The file of facts: what templates see as <c>release</c>.</summary>
    internal YamlMapping Node => facts.Value.Node;

    /// <summary>The commit that the tag names.</summary>
    public string Commit => facts.Value.Commit;

    /// <summary>The day of that commit, <c>2026-06-18</c>.</summary>
    public string Date => facts.Value.Date;

    /// <summary>The minor versions of Kubernetes it supports, <c>1.35</c>, oldest first.</summary>
    public ImmutableArray<string> SupportedKubernetes => facts.Value.SupportedKubernetes;

    /// <summary>Every image of the stack.</summary>
    public ImmutableArray<ContainerImage> Images => facts.Value.Images;

    /// <summary>The files of <c>setup/</c> other than the CustomResourceDefinitions.</summary>
    internal ImmutableArray<string> SetupFiles => facts.Value.SetupFiles;

    /// <summary>The kinds it defines, in the order of their files.</summary>
    internal ImmutableArray<CustomResourceKind> CustomResources => facts.Value.CustomResources;

    /// <summary>Its components with their files, in the order of their names.</summary>
    public ImmutableArray<StackComponent> Components => facts.Value.Components;

    /// <summary>How its Prometheus discovers the pods of a Service.</summary>
    public DiscoveryRole DiscoveryRole => facts.Value.DiscoveryRole;

    /// <summary>The rules of the ClusterRole <c>prometheus-k8s</c> as published.</summary>
    internal YamlSequence ClusterRules => facts.Value.ClusterRules;

    /// <summary>The rules needed to discover the targets of another namespace's monitors.</summary>
    internal YamlSequence DiscoveryRules => facts.Value.DiscoveryRules;

    /// <summary>The schemas of the kinds it defines.</summary>
    internal SchemaPack Schemas => schemas.Value;

    /// <summary>The checksums of the files it published.</summary>
    internal PublishedFiles Published => published.Value;

    /// <summary>A release whose files are in a folder.</summary>
    internal static KubePrometheusRelease Open(string folder, string tag) => new(tag, extension =>
    {
        var path = Path.Combine(folder, tag + extension);
        return new SourceText(path, File.ReadAllText(path));
    });

    /// <summary>Whether it supports a minor version of Kubernetes, <c>1.35</c>.</summary>
    public bool Supports(string kubernetes) => SupportedKubernetes.Contains(kubernetes, StringComparer.Ordinal);

    /// <summary>An image by its name; the name must be one of the release.</summary>
    public ContainerImage Image(string name) => Images.First(image => image.Name == name);

    /// <summary>The version of an image, <c>3.12.0</c>; null if its tag is not one.</summary>
    public Version? VersionOf(string image) => Version.TryParse(Image(image).Reference.Tag?.TrimStart('v'), out var version) ? version : null;

    /// <summary>A component by its name; the name must be one of <see cref="StackComponent.Names"/>.</summary>
    public StackComponent Component(string name) => Components.First(component => component.Name == name);

    /// <summary>The CustomResourceDefinitions, in the order of their file names.</summary>
    internal ImmutableArray<CustomResourceDefinition> ReadDefinitions() => CustomResourceDefinition.ReadAll(Schemas);
}
