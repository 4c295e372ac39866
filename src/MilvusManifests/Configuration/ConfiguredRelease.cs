using MilvusManifests.Catalogue;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>A configuration with another release in place of its own, to see what an upgrade would change.</summary>
internal static class ConfiguredRelease
{
    /// <summary>The document with the release, and with the nearest Kubernetes version that the release supports.</summary>
    /// <param name="document">The configuration; what is not valid in it is left for the reader to report.</param>
    /// <param name="release">The release.</param>
    public static YamlNode Apply(YamlNode document, KubePrometheusRelease release)
    {
        if (document is not YamlMapping root || root["kubePrometheus"] is not YamlMapping stack)
        {
            return document;
        }

        // A source has the files of one release.
        var changed = root.With("kubePrometheus", stack.Without("source").With("version", new YamlScalar(release.Tag, YamlScalarStyle.Plain, YamlScalarKind.String, stack["version"]?.Location)));
        return root["kubernetes"] is YamlScalar { Kind: YamlScalarKind.String } written && KubernetesVersion.TryParse(written.Value, out var version)
            ? changed.With("kubernetes", YamlScalar.String(Nearest(release, version), written.Location))
            : changed;
    }

    private static string Nearest(KubePrometheusRelease release, KubernetesVersion wanted) => release.SupportedKubernetes.MinBy(version => Math.Abs(Minor(version) - wanted.Minor))!;

    private static int Minor(string version) => KubernetesVersion.TryParse(version, out var known) ? known.Minor : 0;
}
