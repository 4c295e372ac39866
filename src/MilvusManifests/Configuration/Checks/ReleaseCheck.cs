using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Configuration.Stack;
using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>The release is in the catalogue and supports the cluster's version.</summary>
internal static class ReleaseCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration)
    {
        var (version, release, kubernetes) = (configuration.KubePrometheus.Version, configuration.KubePrometheus.Release, configuration.Kubernetes);
        if (version.IsValid && !release.IsValid)
        {
            return KubePrometheusReleases.Find(version.Value, version.Location).Diagnostics;
        }

        return release.IsValid && kubernetes.IsValid && !release.Value.Supports(kubernetes.ToString()) && SeverityOf(configuration.Stack) is { } severity
            ? [new Diagnostic(ConfigurationCodes.UnsupportedKubernetes, severity, kubernetes.Location,
                $"kube-prometheus {release.Value.Tag} does not support Kubernetes {kubernetes}; it supports {Quote.All(release.Value.SupportedKubernetes)}"
                + Alternatives(kubernetes.ToString()))]
            : [];
    }

    // What is installed already is installed. Of another stack, the release only tells the version of the operator.
    private static Severity? SeverityOf(StackConfiguration stack) => !stack.IsOfOthers ? Severity.Error : stack.IsKubePrometheus ? Severity.Warning : null;

    private static string Alternatives(string kubernetes)
    {
        var fitting = KubePrometheusReleases.All.Where(release => release.Supports(kubernetes)).Select(release => release.Tag).ToImmutableArray();
        return fitting.IsEmpty ? "" : $"; {kubernetes} is supported by {Quote.All(fitting)}";
    }
}
