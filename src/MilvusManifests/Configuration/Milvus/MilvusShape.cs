using System.Collections.Immutable;
using MilvusManifests.Catalogue.Milvus;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration.Milvus;

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

    private static readonly PropertyShape<ReleaseNumber> Chart =
        Property.Text("chart", ChartVersion.Syntax, "The version of the Helm chart that installed it: it decides which Services and components there are by default.") with { Absent = "the newest chart that was made for `version`" };

    private static readonly PropertyShape<MonitorOwner> Monitor =
        Property.Choice(
            "monitor",
            "Who has the object that tells Prometheus to scrape it: the set, the Helm chart or the operator. Only one of them may have it.",
            ("ours", MonitorOwner.Ours), ("chart", MonitorOwner.Chart), ("operator", MonitorOwner.Operator)) with
        { Default = Quoted("ours") };

    private static readonly PropertyShape Scrape = new("scrape", ScrapeShape.Shape, "How it is scraped.");

    private static readonly ImmutableArray<PropertyShape<int>> Replicas =
    [
        .. MilvusComponents.Names.Select(name => Property.Integer(name, 0, 100_000, $"How many pods of {name} there are at least.") with
        {
            Absent = "1 if the chart or the operator deploys it by default, or else 0",
        }),
    ];

    private static readonly PropertyShape Components =
        new("components", new MappingShape([.. Replicas]), "How many pods of each component there are at least; 0 for one that is not deployed or may be scaled to zero.");

    private static readonly PropertyShape Dependencies =
        new("dependencies", new SequenceShape(new ChoiceShape([.. MilvusDependency.All.Select(dependency => dependency.Key)])),
            "What was installed together with it and is to be scraped as well, by the key of the Helm chart's values.")
        { Default = YamlSequence.Empty };

    private static readonly PropertyShape<MetricsPolicy> NetworkPolicy =
        Property.Choice(
            "networkPolicy",
            "A NetworkPolicy for the port of its metrics: one that lets nothing but Prometheus reach it and leaves other ports open, or one that allows Prometheus beside policies of your own.",
            ("none", MetricsPolicy.None), ("onlyPrometheus", MetricsPolicy.OnlyPrometheus), ("allowPrometheus", MetricsPolicy.AllowPrometheus)) with
        { Default = Quoted("none") };

    private static readonly PropertyShape<bool> CreateNamespace =
        Property.Switch("createNamespace", "Whether the set creates the namespace it runs in; otherwise the namespace must exist before the set is applied. One `true` is enough for all entries of a namespace.") with
        { Default = Plain("false") };

    private static readonly PropertyShape Alerts = new("alerts", AlertsShape.InstanceShape, "Which of the alerts about it there are, when they fire and how much they matter.");

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } =
        new(
        Release, Namespace, CreateNamespace, Installer, Mode, Version, Chart, NameOverride, FullnameOverride, Monitor, Scrape, Components, Dependencies, NetworkPolicy, Alerts);

    /// <summary>The Milvus of a node to which the shape was applied.</summary>
    public static MilvusInstance Bind(BoundNode entry) => new()
    {
        Node = entry.Mapping,
        Release = entry.Get(Release),
        Namespace = entry.Get(Namespace),
        CreateNamespace = entry.Get(CreateNamespace),
        InstalledBy = entry.Get(Installer),
        Mode = entry.Get(Mode),
        Version = entry.Get(Version),
        NameOverride = entry.Find(NameOverride),
        FullnameOverride = entry.Find(FullnameOverride),
        Names = BindNames(entry.Get(Release), entry.Get(Installer), entry.Get(Mode), entry.Find(NameOverride), entry.Find(FullnameOverride)),
        Chart = entry.Find(Chart),
        Monitor = entry.Get(Monitor),
        Scrape = ScrapeShape.Bind(entry[Scrape]),
        Replicas = BindReplicas(entry[Components]),
        Dependencies = [.. entry[Dependencies].Items.Select(item => item.As(BindDependency))],
        NetworkPolicy = entry.Get(NetworkPolicy),
        AlertRules = AlertsShape.Rules(entry[Alerts]),
    };

    private static Setting<MilvusNames> BindNames(
        Setting<string> release, Setting<InstalledBy> installer, Setting<MilvusMode> mode, Setting<string>? nameOverride, Setting<string>? fullnameOverride)
    {
        var isKnown = installer.IsValid && mode.IsValid && nameOverride is null or { IsValid: true } && fullnameOverride is null or { IsValid: true };
        return release.Select(name => !isKnown ? null
            : installer.Value == InstalledBy.Operator ? MilvusNames.OfOperatorObject(name)
            : MilvusNames.OfHelmRelease(name, mode.Value, nameOverride?.Value, fullnameOverride?.Value));
    }

    private static ImmutableArray<(string, Setting<int>)> BindReplicas(BoundNode components)
    {
        var written = ImmutableArray.CreateBuilder<(string, Setting<int>)>();
        foreach (var property in Replicas)
        {
            if (components.Find(property) is { } number)
            {
                written.Add((property.Name, number));
            }
        }

        return written.DrainToImmutable();
    }

    private static MilvusDependency BindDependency(YamlScalar key) => MilvusDependency.All.First(dependency => dependency.Key == key.Value);
}
