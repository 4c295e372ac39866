using System.Collections.Immutable;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Relabeling;
using MilvusManifests.ScrapePath.Servers;

namespace MilvusManifests.ScrapePath.Targets;

/// <summary>The relabelling of a job as the operator writes it, the monitor's own rules among it.</summary>
/// <remarks>prometheus-operator pkg/prometheus/promcfg.go: generateServiceMonitorConfig, generatePodMonitorConfig</remarks>
internal static class OperatorRelabeling
{
    /// <summary>The rules of a job, without those that select by labels and port.</summary>
    public static ImmutableArray<RelabelRule> Of(ScrapeMonitor monitor, ScrapeEndpoint endpoint, PrometheusServer server, string role)
    {
        var isOfService = monitor.Kind == MonitorKind.ServiceMonitor;
        var rules = ImmutableArray.CreateBuilder<RelabelRule>();
        rules.Add(RelabelRule.Copy("__meta_kubernetes_namespace", "namespace"));
        if (isOfService)
        {
            rules.Add(RelabelRule.Copy("__meta_kubernetes_service_name", "service"));
        }

        rules.Add(RelabelRule.Copy("__meta_kubernetes_pod_container_name", "container"));
        rules.Add(RelabelRule.Copy("__meta_kubernetes_pod_name", "pod"));
        if (endpoint.Fields.Flag("filterRunning") != false)
        {
            rules.Add(new RelabelRule("drop", ["__meta_kubernetes_pod_phase"]) { Regex = "(Failed|Succeeded)" });
        }

        AddLabels(rules, "__meta_kubernetes_service_label_", isOfService ? monitor.Spec.Texts("targetLabels").Select(label => label.Value) : []);
        AddLabels(rules, "__meta_kubernetes_pod_label_", monitor.Spec.Texts("podTargetLabels").Select(label => label.Value));
        AddLabels(rules, "__meta_kubernetes_pod_label_", server.Spec.Texts("podTargetLabels").Select(label => label.Value));
        AddJob(rules, monitor, isOfService);
        if ((endpoint.Port ?? endpoint.TargetPort ?? endpoint.PortNumber) is { } port)
        {
            rules.Add(new RelabelRule("replace", []) { TargetLabel = "endpoint", Replacement = port.Value });
        }

        if (server.ScrapeClassOf(monitor) is { } scrapeClass)
        {
            rules.AddRange(RelabelRule.OfList(scrapeClass, "relabelings"));
        }

        rules.AddRange(RelabelRule.OfList(endpoint.Fields, "relabelings"));
        if (server.Spec.Text("enforcedNamespaceLabel") is { Length: > 0 } enforced)
        {
            rules.Add(new RelabelRule("replace", []) { TargetLabel = enforced, Replacement = monitor.Object.Namespace });
        }

        return rules.DrainToImmutable();
    }

    private static void AddLabels(ImmutableArray<RelabelRule>.Builder rules, string prefix, IEnumerable<string> labels)
    {
        foreach (var label in labels)
        {
            var name = RelabelRule.Sanitize(label);
            rules.Add(RelabelRule.Copy(prefix + name, name));
        }
    }

    private static void AddJob(ImmutableArray<RelabelRule>.Builder rules, ScrapeMonitor monitor, bool isOfService)
    {
        rules.Add(isOfService
            ? new RelabelRule("replace", ["__meta_kubernetes_service_name"]) { TargetLabel = "job" }
            : new RelabelRule("replace", []) { TargetLabel = "job", Replacement = monitor.Name });
        if (monitor.Spec.Text("jobLabel") is { Length: > 0 } label)
        {
            rules.Add(RelabelRule.Copy((isOfService ? "__meta_kubernetes_service_label_" : "__meta_kubernetes_pod_label_") + RelabelRule.Sanitize(label), "job"));
        }
    }
}
