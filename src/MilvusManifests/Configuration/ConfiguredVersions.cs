using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>The two versions that everything else in a configuration has to fit, read even where the rest of it is wrong.</summary>
/// <param name="Kubernetes">The target cluster, <c>1.35</c>; null where the file says none that is one.</param>
/// <param name="KubePrometheus">The release, <c>v0.18.0</c>; null where the file says none that is one.</param>
public sealed record ConfiguredVersions(string? Kubernetes, string? KubePrometheus)
{
    /// <summary>Whether the file names a source of upstream's own files.</summary>
    public bool HasSource { get; init; }

    /// <summary>Of no configuration.</summary>
    public static ConfiguredVersions None { get; } = new(null, null);

    /// <summary>Reads both out of a file's text; only a text that is no YAML is an error.</summary>
    public static Result<ConfiguredVersions> Read(SourceText source)
    {
        var (document, diagnostics) = YamlReader.ReadSingle(source);
        var root = document?.Root as YamlMapping;
        return new(
            new ConfiguredVersions(
                root.Text("kubernetes", Formats.KubernetesVersion)?.Value,
                root.Mapping("kubePrometheus").Text("version", Formats.KubePrometheusVersion)?.Value)
            {
                HasSource = root.Mapping("kubePrometheus", "source") is not null,
            },
            diagnostics);
    }
}
