namespace MilvusManifests.Configuration;

/// <summary>The dashboards of Grafana: <c>kubePrometheus.grafana.dashboards</c>.</summary>
/// <param name="Delivery">How they get to Grafana.</param>
/// <param name="Folder">The user's own, as JSON: a folder relative to the configuration's; null for none.</param>
internal sealed record DashboardConfiguration(Setting<DashboardDelivery> Delivery, Setting<string>? Folder);

/// <summary>How dashboards get to Grafana.</summary>
internal enum DashboardDelivery
{
    /// <summary>In ConfigMaps that the Grafana of the set mounts.</summary>
    Mounted,

    /// <summary>In ConfigMaps with a label by which the sidecar of another Grafana finds them.</summary>
    Sidecar,

    /// <summary>As plain JSON files, which are not applied.</summary>
    Files,

    /// <summary>Not at all.</summary>
    None,
}
