using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Configuration;

namespace MilvusManifests.Delivery;

/// <summary>Dashboards as plain JSON, to be imported into a Grafana that the set knows nothing of.</summary>
internal static class DashboardFiles
{
    /// <summary>The files below <c>dashboards/</c>: none where dashboards are delivered in ConfigMaps, or not at all.</summary>
    public static ImmutableArray<OutputFile> Write(BuiltSet set, ManifestsConfiguration configuration) =>
        configuration.KubePrometheus.Dashboards.Delivery.Value == DashboardDelivery.Files
            ? [.. set.Dashboards.Select(dashboard => OutputFile.FromText($"dashboards/{dashboard.Name}.json", dashboard.Json))]
            : [];
}
