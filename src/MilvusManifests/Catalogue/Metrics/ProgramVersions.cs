using MilvusManifests.Values;

namespace MilvusManifests.Catalogue.Metrics;

/// <summary>Which versions of the programs run; what is not known decides nothing.</summary>
/// <param name="Milvus">Milvus.</param>
/// <param name="Stack">The release of kube-prometheus, which decides the versions of its programs.</param>
/// <param name="Kubernetes">Kubernetes, which decides those of its components.</param>
internal sealed record ProgramVersions(ReleaseNumber? Milvus = null, KubePrometheusRelease? Stack = null, KubernetesVersion? Kubernetes = null)
{
    /// <summary>The version of a program; null where it is not known.</summary>
    public ReleaseNumber? Of(MetricSource source) => source.Program switch
    {
        MetricSource.Milvus => Milvus,
        "kubernetes" => Kubernetes is { } version ? new(1, version.Minor) : null,
        _ => OfStack(source.Program),
    };

    private ReleaseNumber? OfStack(string image)
    {
        foreach (var known in Stack?.Images ?? [])
        {
            if (known.Name == image && Stack!.VersionOf(image) is { } version)
            {
                return new(version.Major, version.Minor, Math.Max(version.Build, 0));
            }
        }

        return null;
    }
}
