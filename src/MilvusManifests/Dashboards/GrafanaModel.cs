namespace MilvusManifests.Dashboards;

/// <summary>The versions of Grafana's model of dashboards, its <c>schemaVersion</c>.</summary>
/// <remarks>https://github.com/grafana/grafana/tree/main/apps/dashboard/pkg/migration/schemaversion</remarks>
internal static class GrafanaModel
{
    /// <summary>The oldest version that is written.</summary>
    public const int Oldest = 39;

    /// <summary>The newest version that is written.</summary>
    public const int Newest = 42;

    /// <summary>The version that a Grafana writes itself, so that it has nothing to migrate; the newest for an unknown one.</summary>
    public static int VersionOf(Version? grafana) => grafana is null ? Newest
        : grafana < new Version(11, 3) ? Oldest
        : grafana < new Version(12, 0) ? 40
        : grafana < new Version(12, 2) ? 41
        : Newest;
}
