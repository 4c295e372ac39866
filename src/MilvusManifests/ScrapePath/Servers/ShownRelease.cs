using MilvusManifests.Catalogue;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;

namespace MilvusManifests.ScrapePath.Servers;

/// <summary>The release of kube-prometheus that the objects of a set show by their versions.</summary>
internal static class ShownRelease
{
    /// <summary>The newest release whose operator, or else whose Prometheus, is not newer than the set's; null if the set shows neither.</summary>
    public static KubePrometheusRelease? Find(ClusterObjects cluster)
    {
        foreach (var program in PrometheusOperator.AllOf(PodGroups.Of(cluster)))
        {
            if (Version.TryParse(program.Version, out var version))
            {
                return Newest("prometheusOperator", version);
            }
        }

        foreach (var server in PrometheusServer.AllOf(cluster))
        {
            if (Version.TryParse(server.Version, out var version))
            {
                return Newest("prometheus", version);
            }
        }

        return null;
    }

    private static KubePrometheusRelease Newest(string image, Version version)
    {
        var newest = KubePrometheusReleases.All[0];
        foreach (var release in KubePrometheusReleases.All)
        {
            if (release.VersionOf(image) <= version)
            {
                newest = release;
            }
        }

        return newest;
    }
}
