using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue.Milvus;
using MilvusManifests.Cluster;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Milvus;

/// <summary>The monitors that the Helm chart, or milvus-operator, makes of a Milvus whose monitor is left to it.</summary>
/// <remarks>milvus-helm templates/servicemonitor.yaml (4.1.0 to 5.0.19); milvus-operator pkg/controllers/podmonitor.go (1.3.8)</remarks>
internal static class MilvusMonitors
{
    private const string Name = "app.kubernetes.io/name";
    private const string Instance = "app.kubernetes.io/instance";

    /// <summary>Those of the instances that a set does not have itself.</summary>
    /// <param name="instances">The instances of the configuration.</param>
    /// <param name="cluster">The set.</param>
    public static ImmutableArray<ScrapeMonitor> Missing(ImmutableArray<MilvusInstance> instances, ClusterObjects cluster)
    {
        var missing = ImmutableArray.CreateBuilder<ScrapeMonitor>();
        foreach (var instance in instances)
        {
            if (Of(instance) is { } monitor && !cluster.Of(ScrapeMonitor.Group, monitor.Kind.ToString()).Any(own => own.Reference == monitor.Object.Reference))
            {
                missing.Add(monitor);
            }
        }

        return missing.DrainToImmutable();
    }

    private static ScrapeMonitor? Of(MilvusInstance instance) => instance.Monitor.Value switch
    {
        MonitorOwner.Chart => new(OfChart(instance), MonitorKind.ServiceMonitor),
        MonitorOwner.Operator => new(OfOperator(instance), MonitorKind.PodMonitor),
        _ => null,
    };

    private static ClusterObject OfChart(MilvusInstance instance)
    {
        var selected = Nodes.Map((Name, Nodes.Text(instance.Names.Value.Name)), (Instance, Nodes.Text(instance.Release.Value)));
        selected = instance.Mode.Value == MilvusMode.Standalone ? selected.With("component", Nodes.Text("standalone")) : selected;
        var labels = selected.With("app.kubernetes.io/managed-by", Nodes.Text("Helm"));
        foreach (var label in instance.Scrape.Labels.Entries)
        {
            labels = labels.With(label.Key.Value, label.Value);
        }

        return Made("ServiceMonitor", instance, instance.Names.Value.Monitor, labels, Nodes.Map(
            ("selector", Nodes.Map(("matchLabels", selected))),
            ("namespaceSelector", Own(instance)),
            ("targetLabels", new YamlSequence([Nodes.Text(Name), Nodes.Text(Instance), Nodes.Text("component")])),
            ("endpoints", new YamlSequence([Endpoint(instance).With("scrapeTimeout", Nodes.Text(instance.Scrape.ScrapeTimeout.ToString()))]))));
    }

    private static ClusterObject OfOperator(MilvusInstance instance)
    {
        var selected = Nodes.Map((Name, Nodes.Text(instance.Names.Value.Name)), (Instance, Nodes.Text(instance.Release.Value)));
        return Made("PodMonitor", instance, instance.Release.Value, selected.With("app.kubernetes.io/managed-by", Nodes.Text("milvus-operator")), Nodes.Map(
            ("selector", Nodes.Map(("matchLabels", selected))),
            ("namespaceSelector", Own(instance)),
            ("podTargetLabels", new YamlSequence([Nodes.Text(Instance), Nodes.Text(Name), Nodes.Text("app.kubernetes.io/component"), Nodes.Text("milvus.io/deployment-group")])),
            ("podMetricsEndpoints", new YamlSequence([Endpoint(instance)]))));
    }

    private static YamlMapping Own(MilvusInstance instance) => Nodes.Map(("matchNames", new YamlSequence([Nodes.Text(instance.Namespace.Value)])));

    private static YamlMapping Endpoint(MilvusInstance instance) => Nodes.Map(
        ("port", Nodes.Text("metrics")), ("path", Nodes.Text("/metrics")), ("interval", Nodes.Text(instance.Scrape.Interval.ToString())), ("honorLabels", new YamlScalar("true", YamlScalarStyle.Plain)));

    private static ClusterObject Made(string kind, MilvusInstance instance, string name, YamlMapping labels, YamlMapping spec)
    {
        var space = instance.Namespace.Value;
        return new(new ObjectReference(ScrapeMonitor.Group, kind, space, name), Nodes.Map(
            ("apiVersion", Nodes.Text(ScrapeMonitor.Group + "/v1")), ("kind", Nodes.Text(kind)),
            ("metadata", Nodes.Map(("name", Nodes.Text(name)), ("namespace", Nodes.Text(space)), ("labels", labels))),
            ("spec", spec)));
    }
}
