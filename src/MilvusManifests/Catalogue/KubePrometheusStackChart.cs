namespace MilvusManifests.Catalogue;

/// <summary>How the Helm chart kube-prometheus-stack names what it installs.</summary>
/// <remarks>prometheus-community/helm-charts, charts/kube-prometheus-stack/templates/_helpers.tpl; grafana/helm-charts, charts/grafana/templates/_helpers.tpl</remarks>
internal static class KubePrometheusStackChart
{
    /// <summary>The chart's name, and the usual name of its release.</summary>
    public const string Name = "kube-prometheus-stack";

    /// <summary>The label by which its Prometheus selects monitors and rules; the value is the release.</summary>
    public const string ReleaseLabel = "release";

    private const string Grafana = "grafana";
    private const int MaxLength = 26;

    /// <summary>What the names of a release's objects start with: the release and the chart, cut off.</summary>
    public static string FullName(string release)
    {
        var name = release.Contains(Name, StringComparison.Ordinal) ? release : $"{release}-{Name}";
        var cut = name.Length > MaxLength ? name[..MaxLength] : name;
        return cut.EndsWith('-') ? cut[..^1] : cut;
    }

    /// <summary>The ServiceAccount and the Service of its Prometheus.</summary>
    public static string Prometheus(string release) => $"{FullName(release)}-prometheus";

    /// <summary>The Service of its Grafana.</summary>
    public static string GrafanaService(string release) => release.Contains(Grafana, StringComparison.Ordinal) ? release : $"{release}-{Grafana}";
}
