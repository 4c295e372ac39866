using MilvusManifests.Catalogue;

namespace MilvusManifests.Tests;

/// <summary>The releases of the catalogue as tests need them, and what they published. A test names none itself.</summary>
internal static class Releases
{
    /// <summary>Every release, for a theory.</summary>
    public static TheoryData<string> Every => new(KubePrometheusReleases.Tags);

    /// <summary>Those that discover through EndpointSlices, for a theory.</summary>
    public static TheoryData<string> WithEndpointSlices => With(DiscoveryRole.EndpointSlice);

    /// <summary>Those that discover through Endpoints, for a theory.</summary>
    public static TheoryData<string> WithEndpoints => With(DiscoveryRole.Endpoints);

    /// <summary>The last release that discovers through Endpoints.</summary>
    public static string LastWithEndpoints => KubePrometheusReleases.All.Last(release => release.DiscoveryRole == DiscoveryRole.Endpoints).Tag;

    /// <summary>The release behind it, the first that discovers through EndpointSlices.</summary>
    public static string FirstWithEndpointSlices => KubePrometheusReleases.All.First(release => release.DiscoveryRole == DiscoveryRole.EndpointSlice).Tag;

    /// <summary>A release of the catalogue.</summary>
    public static KubePrometheusRelease Find(string tag = PinnedRelease.Tag) => KubePrometheusReleases.Find(tag).Value!;

    /// <summary>The folder of the manifests that a release published; the test is skipped where that is absent.</summary>
    public static string Published(string tag = PinnedRelease.Tag)
    {
        Needs.Shared($"upstream/kube-prometheus/{tag}");
        return Path.Combine(Repository.Shared, "upstream/kube-prometheus", tag, "manifests");
    }

    private static TheoryData<string> With(DiscoveryRole role) =>
        new(KubePrometheusReleases.All.Where(release => release.DiscoveryRole == role).Select(release => release.Tag));
}
