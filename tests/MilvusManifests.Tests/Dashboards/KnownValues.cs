namespace MilvusManifests.Tests.Dashboards;

/// <summary>Values of labels that the catalogue leaves open and that queries ask for.</summary>
internal static class KnownValues
{
    /// <summary>The values; null where any will do.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="label">Its label.</param>
    public static string[]? Of(string metric, string label) => (metric, label) switch
    {
        ("kube_resourcequota" or "kube_pod_container_resource_requests" or "kube_pod_container_resource_limits" or "kube_node_status_allocatable" or "kube_node_status_capacity", "resource") => ["cpu", "memory"],
        ("kube_pod_container_resource_requests" or "kube_pod_container_resource_limits" or "kube_node_status_allocatable" or "kube_node_status_capacity" or "container_cpu_usage_seconds_total", "unit" or "cpu") => ["total"],
        ("kube_node_status_condition", "condition") => ["Ready", "MemoryPressure"],
        ("prometheus_http_request_duration_seconds" or "prometheus_http_requests_total", "handler") => ["/api/v1/query", "/api/v1/query_range", "/metrics"],
        ("prometheus_sd_discovered_targets" or "prometheus_sd_refresh_failures_total", "name") => ["scrape"],
        ("milvus_proxy_req_count" or "milvus_proxy_req_latency" or "milvus_proxy_grpc_latency" or "milvus_proxy_req_in_queue_latency", "function_name") => ["Search", "Query", "Insert"],
        ("grpc_server_handled_total", "grpc_type") => ["unary"],
        (_, "verb") => ["GET", "LIST", "POST", "PUT"],
        (_, "code" or "status_code") => ["200", "500"],
        (_, "device") => ["eth0"],
        (_, "mountpoint") => ["/"],
        (_, "fstype") => ["ext4"],
        (_, "mode") => ["user", "system", "idle"],
        (_, "namespace") => ["milvus"],
        _ => null,
    };
}
