using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration;

/// <summary>The shape of section <c>kubePrometheus</c> and its binding.</summary>
internal static class KubePrometheusShape
{
    private static readonly PropertyShape<string> Version =
        Property.Text("version", KubePrometheusReleases.TagSyntax, "The kube-prometheus release, by its tag.") with { IsRequired = true };

    private static readonly PropertyShape Source = new("source", SourceShape.Shape,
        "Where the stack's objects come from: `builtin` for the templates that come with the program, or kube-prometheus' own files.")
    { Default = Quoted(BuiltinSource.Word) };

    private static readonly PropertyShape<string> Namespace =
        Property.Text("namespace", DnsLabel.Syntax, "The namespace of the stack, wherever it occurs.") with { Default = Quoted("monitoring") };

    private static readonly PropertyShape Images = Section("images", "Where images are pulled from.");

    private static readonly PropertyShape Grafana = Section("grafana", "Settings of Grafana.", DashboardShape.Key);

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } = new([
        Version,
        Source,
        Namespace,
        Section("components", "Which components to leave out: `false` for each."),
        Section("prometheus", "Settings of Prometheus."),
        Section("alertmanager", "Settings of Alertmanager."),
        Grafana,
        Section("blackboxExporter", "Settings of the blackbox exporter."),
        Section("kubeStateMetrics", "Settings of kube-state-metrics."),
        Section("nodeExporter", "Settings of the node exporter."),
        Section("prometheusAdapter", "Settings of the Prometheus adapter."),
        Section("prometheusOperator", "Settings of the Prometheus operator."),
        Images,
        .. StackSettings.In(""),
    ]);

    /// <summary>The stack of a node to which the shape was applied.</summary>
    public static KubePrometheusConfiguration Bind(BoundNode section, KubePrometheusRelease? release)
    {
        var version = section.Get(Version);
        var settings = StackSettings.Written(section);
        return new()
        {
            Node = section.Mapping,
            Version = version,
            Release = version.Select(tag => release ?? KubePrometheusReleases.Find(tag).Value),
            Source = SourceShape.Bind(section[Source]),
            Namespace = section.Get(Namespace),
            LeftOut = [.. settings.Where(value => value is { Setting.Section: "components", IsFalse: true }).Select(value => value.Setting.Name)],
            ConfiguredComponents = [.. StackComponent.Names.Select(name => BindConfigured(section, name)).OfType<Setting<string>>()],
            Settings = settings,
            Images = ImageSettings.Bind(section[Images]),
            Dashboards = DashboardShape.Bind(section[Grafana]),
        };
    }

    private static PropertyShape Section(string name, string summary, params ReadOnlySpan<PropertyShape> others) => new(name, new MappingShape([.. StackSettings.In(name), .. others]), summary);

    private static Setting<string>? BindConfigured(BoundNode section, string component) =>
        section.Members.GetValueOrDefault(component) is { IsWritten: true } settings && settings.Members.Any(setting => setting.Value.IsWritten && (setting.Key != DashboardShape.Key.Name || DashboardShape.NeedGrafana(settings)))
            ? new(component, settings.Node) { KeyLocation = settings.KeyLocation }
            : null;
}
