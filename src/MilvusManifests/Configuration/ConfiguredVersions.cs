using System.Collections.Immutable;
using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>The versions that everything else in a configuration depends on, read even where the rest of it is wrong.</summary>
/// <param name="Kubernetes">The target cluster's, <c>1.35</c>; null where the file has no valid one.</param>
/// <param name="KubePrometheus">The release, <c>v0.18.0</c>; null where the file has no valid one.</param>
internal sealed record ConfiguredVersions(string? Kubernetes, string? KubePrometheus)
{
    /// <summary>Whether the file names a source of upstream's own files.</summary>
    public bool HasSource { get; init; }

    /// <summary>The releases of other projects in the cluster.</summary>
    public ProjectReleases Projects { get; init; } = ProjectReleases.None;

    /// <summary>The versions of Milvus, each once, in the order of the file.</summary>
    public ImmutableArray<MilvusVersion> Milvus { get; init; } = [];

    /// <summary>The versions where there is no configuration.</summary>
    public static ConfiguredVersions None { get; } = new(null, null);

    /// <summary>Reads them from a file's text; the only error is a text that is not YAML.</summary>
    /// <param name="source">The text.</param>
    /// <param name="cluster">The cluster; null for the first, where the file has several.</param>
    public static Result<ConfiguredVersions> Read(SourceText source, string? cluster = null)
    {
        var (document, diagnostics) = YamlReader.ReadSingle(source);
        if (document is null)
        {
            return new(None, diagnostics);
        }

        var root = ConfigurationDocument.Read(source).Value is { } whole
            ? (whole.Clusters.FirstOrDefault(known => known.Name == cluster) ?? whole.Clusters.FirstOrDefault())?.Document ?? whole.Root
            : document.Root;
        var configuration = ConfigurationShape.Bind(ShapeReader.Read(root, ConfigurationShape.Shape).Node, release: null);
        var (kubernetes, stack) = (configuration.Kubernetes, configuration.KubePrometheus);
        return new(
            new ConfiguredVersions(kubernetes.IsValid ? kubernetes.Value.ToString() : null, stack.Version.IsValid ? stack.Version.Value : null)
            {
                HasSource = stack.Source is not BuiltinSource,
                Projects = configuration.CustomResources,
                Milvus = [.. configuration.Milvus.Where(instance => instance.Version.IsValid).Select(instance => instance.Version.Value).Distinct()],
            },
            diagnostics);
    }
}
