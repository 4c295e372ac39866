using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Json;

namespace MilvusManifests.Delivery;

/// <summary>Changes to a kube-prometheus that someone else installed, as files for <c>kubectl patch --patch-file</c>.</summary>
internal static class PatchFiles
{
    /// <summary>The files below <c>patches/</c>: none where a Role in each namespace does the work.</summary>
    public static ImmutableArray<OutputFile> Of(ManifestsConfiguration configuration, KubePrometheusRelease release) =>
        configuration.Rbac.Value == RbacScope.ClusterRole
            ? [OutputFile.FromText("patches/prometheus-clusterRole.json", JsonWriter.WriteIndented(PrometheusRbac.GuardedPatch(release)))]
            : [];
}
