using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Relabeling;

namespace MilvusManifests.ScrapePath.Targets;

/// <summary>The labels that targets have before they are relabelled.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config</remarks>
internal static class TargetLabelSets
{
    // What the set cannot say: nodes, addresses, states, and what controllers and the API server add.
    private static readonly ImmutableArray<string> Open =
    [
        "__meta_kubernetes_node_", "__meta_kubernetes_pod_annotation", "__meta_kubernetes_pod_node_name", "__meta_kubernetes_pod_host_ip", "__meta_kubernetes_pod_ip",
        "__meta_kubernetes_pod_uid", "__meta_kubernetes_pod_name", "__meta_kubernetes_pod_controller_", "__meta_kubernetes_pod_container_id", "__meta_kubernetes_pod_container_image",
        "__meta_kubernetes_pod_label_pod_template_", "__meta_kubernetes_pod_label_controller_", "__meta_kubernetes_pod_label_statefulset_", "__meta_kubernetes_pod_label_apps_kubernetes_io_",
        "__meta_kubernetes_pod_label_batch_kubernetes_io_", "__meta_kubernetes_pod_label_job_name",
        "__meta_kubernetes_pod_labelpresent_pod_template_", "__meta_kubernetes_pod_labelpresent_controller_", "__meta_kubernetes_pod_labelpresent_statefulset_",
        "__meta_kubernetes_pod_labelpresent_apps_kubernetes_io_", "__meta_kubernetes_pod_labelpresent_batch_kubernetes_io_", "__meta_kubernetes_pod_labelpresent_job_name",
        "__meta_kubernetes_endpoint", "__meta_kubernetes_namespace_", "__meta_kubernetes_service_annotation", "__meta_kubernetes_service_cluster_ip", "__meta_kubernetes_service_loadbalancer",
    ];

    private static readonly ImmutableArray<string> OpenPods = [.. Open, "__meta_kubernetes_pod_"];
    private static readonly ImmutableArray<string> NoPods = [.. Open.Where(prefix => !prefix.StartsWith("__meta_kubernetes_pod_", StringComparison.Ordinal))];

    /// <summary>The labels of a port.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="endpoint">What it says of the port.</param>
    /// <param name="index">The index of that.</param>
    /// <param name="service">The Service; null if there is none.</param>
    /// <param name="pods">The pods; null if they are not in the set.</param>
    /// <param name="servicePort">The Service's port; null if the target is a port of a container only.</param>
    /// <param name="port">The container's port; null if it declares none.</param>
    /// <param name="role">The role of the discovery.</param>
    public static TargetLabels Of(ScrapeMonitor monitor, ScrapeEndpoint endpoint, int index, ServiceView? service, PodGroup? pods, ServicePort? servicePort, ContainerPort? port, string role)
    {
        var prefix = monitor.Kind == MonitorKind.ServiceMonitor ? "serviceMonitor" : "podMonitor";
        var isOfPods = service is not { HasKnownEndpoints: true };
        var labels = (TargetLabels.None with { Open = pods is not null ? Open : isOfPods ? OpenPods : NoPods })
            .With("__address__", null)
            .With("__scheme__", endpoint.Scheme)
            .With("__metrics_path__", endpoint.MetricsPath)
            .With("job", string.Create(CultureInfo.InvariantCulture, $"{prefix}/{monitor.Name}/{index}"))
            .With("__meta_kubernetes_namespace", service?.Object.Namespace ?? pods?.Namespace);
        if (service is not null)
        {
            labels = labels.With("__meta_kubernetes_service_name", service.Object.Name);
            labels = WithAll(labels, "__meta_kubernetes_service_label", service.Object.Labels);
            var source = role == Discovery.EndpointSlice ? "__meta_kubernetes_endpointslice_" : "__meta_kubernetes_endpoint_";
            labels = labels.With(source + "port_name", servicePort?.Name ?? "");
            labels = labels.With(source + "address_target_kind", pods is null ? null : "Pod");
        }

        if (isOfPods)
        {
            labels = WithAll(labels, "__meta_kubernetes_pod_label", pods?.Labels ?? Labels.None)
                .With("__meta_kubernetes_pod_name", null)
                .With("__meta_kubernetes_pod_phase", "Running")
                .With("__meta_kubernetes_pod_ready", "true");
        }

        return port is null ? labels : labels
            .With("__meta_kubernetes_pod_container_name", port.Container)
            .With("__meta_kubernetes_pod_container_port_name", port.Name)
            .With("__meta_kubernetes_pod_container_port_number", port.Number.ToString(CultureInfo.InvariantCulture))
            .With("__meta_kubernetes_pod_container_port_protocol", port.Protocol)
            .With("__meta_kubernetes_pod_container_init", "false");
    }

    private static TargetLabels WithAll(TargetLabels labels, string prefix, Labels all)
    {
        foreach (var (key, value) in all.Known)
        {
            var name = RelabelRule.Sanitize(key);
            labels = labels.With($"{prefix}_{name}", value).With($"{prefix}present_{name}", "true");
        }

        return labels;
    }
}
