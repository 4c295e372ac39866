using MilvusManifests.Catalogue;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>A configuration with another release in the place of its own, to see what a step to it would do.</summary>
internal static class ConfiguredRelease
{
    /// <summary>The document with the release, and with the nearest Kubernetes version that the release supports.</summary>
    /// <param name="document">The configuration; what is not as expected is left for the reader to speak about.</param>
    /// <param name="release">The release.</param>
    public static YamlNode Apply(YamlNode document, KubePrometheusRelease release)
    {
        if (document is not YamlMapping root || root.Mapping("kubePrometheus") is not { } stack)
        {
            return document;
        }

        // A source holds the files of one release.
        var changed = root.With("kubePrometheus", stack.Without("source").With("version", new YamlScalar(release.Tag, YamlScalarStyle.Plain, YamlScalarKind.String, stack["version"]?.Location)));
        return root.Text("kubernetes", Formats.KubernetesVersion) is { } written
            ? changed.With("kubernetes", YamlScalar.String(Nearest(release, KubernetesVersion.Parse(written.Value)), written.Location))
            : changed;
    }

    private static string Nearest(KubePrometheusRelease release, KubernetesVersion wanted)
    {
        var (oldest, newest) = (KubernetesVersion.Parse(release.SupportedKubernetes[0]), KubernetesVersion.Parse(release.SupportedKubernetes[^1]));
        return (wanted < oldest ? oldest : wanted > newest ? newest : wanted).ToString();
    }
}
