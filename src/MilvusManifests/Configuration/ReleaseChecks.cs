using MilvusManifests.Catalogue;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Whether the catalogue knows the release, and the release the cluster.</summary>
internal static class ReleaseChecks
{
    public static IEnumerable<Diagnostic> Run(YamlMapping configuration, KubePrometheusRelease? given)
    {
        if (configuration.Mapping("kubePrometheus").Text("version", Formats.KubePrometheusVersion) is not { } version)
        {
            yield break;
        }

        var (release, diagnostics) = given is null ? KubePrometheusReleases.Find(version.Value, version.Location) : new(given, []);
        foreach (var diagnostic in diagnostics)
        {
            yield return diagnostic;
        }

        if (release is not null && configuration.Text("kubernetes", Formats.KubernetesVersion) is { } kubernetes
            && !release.Supports(kubernetes.Value))
        {
            yield return Diagnostic.Error(Codes.UnsupportedKubernetes, kubernetes.Location,
                $"kube-prometheus {release.Tag} does not support Kubernetes {kubernetes.Value}; it supports {Quote.Choice(release.SupportedKubernetes)}"
                + Alternatives(kubernetes.Value));
        }
    }

    private static string Alternatives(string kubernetes)
    {
        var fitting = KubePrometheusReleases.All.Where(release => release.Supports(kubernetes)).Select(release => release.Tag).ToArray();
        return fitting.Length == 0 ? "" : $", and {string.Join(", ", fitting)} {(fitting.Length == 1 ? "supports" : "support")} {kubernetes}";
    }
}
