using System.Collections.Concurrent;
using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>The releases of kube-prometheus that are pinned.</summary>
public static class KubePrometheusReleases
{
    private static readonly ConcurrentDictionary<string, KubePrometheusRelease> Read = new(StringComparer.Ordinal);

    /// <summary>The releases, oldest first.</summary>
    public static ImmutableArray<string> All { get; } = ["v0.14.0", "v0.15.0", "v0.16.0", "v0.17.0", "v0.18.0"];

    /// <summary>The facts of a release, which are read when first asked for.</summary>
    /// <param name="version">The release, <c>v0.18.0</c>.</param>
    /// <param name="location">Where it was asked for, for the diagnostic when it is unknown.</param>
    public static Result<KubePrometheusRelease> Find(string version, Location? location = null) =>
        All.Contains(version)
            ? new Result<KubePrometheusRelease>(Read.GetOrAdd(version, ReadFile), [])
            : new Result<KubePrometheusRelease>(null, [Unknown(version, location)]);

    private static Diagnostic Unknown(string version, Location? location) =>
        Diagnostic.Error(
            CatalogueCodes.UnknownRelease,
            location,
            $"kube-prometheus '{version}' is not in the catalogue, which has {string.Join(", ", All.Select(known => $"'{known}'"))}");

    private static KubePrometheusRelease ReadFile(string version)
    {
        var read = YamlReader.ReadSingle(EmbeddedFile.Read($"Catalogue/kube-prometheus/{version}.yaml"));
        return read is { Succeeded: true, Value.Root: YamlMapping root }
            ? new KubePrometheusRelease(root)
            : throw new InvalidOperationException($"The catalogue's file of kube-prometheus {version} cannot be read: {string.Join('\n', read.Diagnostics)}");
    }
}
