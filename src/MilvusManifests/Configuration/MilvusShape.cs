using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration;

/// <summary>The shape of an entry of <c>milvus</c> and its binding.</summary>
internal static class MilvusShape
{
    private static readonly PropertyShape<string> Release =
        Property.Text("release", HelmReleaseName.Syntax, "The Helm release, or the name of the operator's Milvus object.") with { IsRequired = true };

    private static readonly PropertyShape<string> Namespace = Property.Text("namespace", DnsLabel.Existing, "The namespace it runs in.") with { IsRequired = true };

    private static readonly PropertyShape<InstalledBy> Installer =
        Property.Choice("installedBy", "What installed it and named its objects.", ("helm", InstalledBy.Helm), ("operator", InstalledBy.Operator)) with { Default = Quoted("helm") };

    private static readonly PropertyShape<MilvusMode> Mode =
        Property.Choice("mode", "Whether it is a cluster or a single process.", ("cluster", MilvusMode.Cluster), ("standalone", MilvusMode.Standalone)) with { Default = Quoted("cluster") };

    private static readonly PropertyShape<MilvusVersion> Version =
        Property.Text("version", MilvusVersion.Syntax, "The version of Milvus that is deployed: it decides which components and metrics there are.") with { IsRequired = true };

    private static readonly PropertyShape<string> NameOverride =
        Property.Text("nameOverride", DnsLabel.Existing, "The value of that name in the Helm chart.") with { Absent = "not overridden" };

    private static readonly PropertyShape<string> FullnameOverride =
        Property.Text("fullnameOverride", DnsLabel.Existing, "The value of that name in the Helm chart.") with { Absent = "not overridden" };

    private static readonly PropertyShape<PrometheusDuration> Interval =
        Property.Text("interval", PrometheusDuration.Syntax, "How often it is scraped.") with { Default = Quoted("30s") };

    private static readonly PropertyShape<PrometheusDuration> ScrapeTimeout =
        Property.Text("scrapeTimeout", PrometheusDuration.Syntax, "How long a scrape may take, at most the interval.") with { Default = Quoted("10s") };

    private static readonly PropertyShape Labels =
        new("labels", new MapShape(LabelKey.Syntax, new StringShape(LabelValue.Syntax)), "Additional labels of the monitor.") { Default = YamlMapping.Empty };

    private static readonly PropertyShape<bool> Enabled =
        Property.Switch("enabled", "Whether a PodMonitor is written because the operator's own is disabled.") with { Default = Plain("false") };

    private static readonly PropertyShape ServiceMonitor =
        new("serviceMonitor", new MappingShape(Interval, ScrapeTimeout, Labels), "The ServiceMonitor of a Helm release.");

    private static readonly PropertyShape PodMonitor =
        new("podMonitor", new MappingShape(Enabled, Interval, ScrapeTimeout, Labels), "The PodMonitor of an operator's Milvus.");

    private static readonly PropertyShape Alerts = new("alerts", AlertsShape.InstanceShape, "Which of the alerts about it there are, when they fire and how much they matter.");

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } =
        new(Release, Namespace, Installer, Mode, Version, NameOverride, FullnameOverride, ServiceMonitor, PodMonitor, Alerts);

    /// <summary>The Milvus of a node to which the shape was applied.</summary>
    public static MilvusInstance Bind(BoundNode entry) => new()
    {
        Node = entry.Mapping,
        Release = entry.Get(Release),
        Namespace = entry.Get(Namespace),
        InstalledBy = entry.Get(Installer),
        Mode = entry.Get(Mode),
        Version = entry.Get(Version),
        NameOverride = entry.Find(NameOverride),
        FullnameOverride = entry.Find(FullnameOverride),
        Names = BindNames(entry.Get(Release), entry.Get(Installer), entry.Get(Mode), entry.Find(NameOverride), entry.Find(FullnameOverride)),
        ServiceMonitor = BindMonitor(entry[ServiceMonitor]),
        PodMonitor = BindMonitor(entry[PodMonitor]),
        AlertRules = AlertsShape.Rules(entry[Alerts]),
        PodMonitorEnabled = entry[PodMonitor].Get(Enabled),
    };

    private static Setting<MilvusNames> BindNames(
        Setting<string> release, Setting<InstalledBy> installer, Setting<MilvusMode> mode, Setting<string>? nameOverride, Setting<string>? fullnameOverride)
    {
        var isKnown = installer.IsValid && mode.IsValid && nameOverride is null or { IsValid: true } && fullnameOverride is null or { IsValid: true };
        return release.Select(name => !isKnown ? null
            : installer.Value == InstalledBy.Operator ? MilvusNames.OfOperatorObject(name)
            : MilvusNames.OfHelmRelease(name, mode.Value, nameOverride?.Value, fullnameOverride?.Value));
    }

    private static MonitorConfiguration BindMonitor(BoundNode monitor) =>
        new(monitor.Get(Interval), monitor.Get(ScrapeTimeout), monitor[Labels].Mapping) { KeyLocation = monitor.KeyLocation };
}
