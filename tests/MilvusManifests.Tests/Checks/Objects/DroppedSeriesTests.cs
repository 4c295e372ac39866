namespace MilvusManifests.Tests.Checks.Objects;

/// <summary>What <c>scrape</c> of a Milvus drops although rules and dashboards of the set need it.</summary>
public sealed class DroppedSeriesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_rules_of_the_set_are_named_at_the_setting_and_each_of_others_at_its_own_line()
    {
        Put("templates/manifests/own.yaml.sbn", """
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata: {name: own, namespace: "{{ namespace }}", labels: {prometheus: k8s, role: alert-rules}}
            spec:
              groups:
                - name: own
                  rules:
                    - alert: Mine
                      expr: rate(milvus_proxy_req_count[5m]) > 5 and rate(milvus_proxy_req_latency_count[5m]) > 1
                    - alert: OfAnother
                      expr: rate(milvus_proxy_req_count{namespace="milvus",app_kubernetes_io_instance="b"}[5m]) > 5

            """);

        Assert.Equal(
            [
                "manifests.config.yaml(4,77): warning MM4816: ServiceMonitor milvus/a-milvus drops 'milvus_proxy_req_count' and 'milvus_proxy_req_in_queue_latency_bucket', which alert MilvusRequestsFailing, "
                + "alert MilvusMethodFailing, alert MilvusProxyQueueSlow, recording rule milvus:proxy_requests:rate5m, recording rule milvus:proxy_failures:rate5m and 5 panels need",
                "templates/manifests/own.yaml.sbn(9,22): warning MM4816: alert Mine: ServiceMonitor milvus/a-milvus drops 'milvus_proxy_req_count' and 'milvus_proxy_req_latency_count'",
            ],
            Findings("{dropMetrics: [milvus_proxy_req_.*]}"));
    }

    [Theory]
    [InlineData("{dropMetrics: [milvus_proxy_req_in_.*]}", "(4,77): warning MM4816: ServiceMonitor milvus/a-milvus drops 'milvus_proxy_req_in_queue_latency_bucket', which alert MilvusProxyQueueSlow and 1 panel need")]
    [InlineData("{dropMetrics: [milvus_proxy_cache_hit_count]}", "(4,77): info MM4816: ServiceMonitor milvus/a-milvus drops 'milvus_proxy_cache_hit_count', which 1 panel needs")]
    [InlineData("{dropSeriesWith: [function_name]}",
        "(4,80): warning MM4816: ServiceMonitor milvus/a-milvus drops the series of 'milvus_proxy_req_count', 'milvus_proxy_req_in_queue_latency_bucket', 'milvus_rootcoord_ddl_req_count' and "
        + "'milvus_rootcoord_ddl_req_latency_bucket' that have label 'function_name', which alert MilvusRequestsFailing, alert MilvusMethodFailing, alert MilvusProxyQueueSlow, alert MilvusDdlFailing, "
        + "alert MilvusDdlSlow, recording rule milvus:proxy_requests:rate5m, recording rule milvus:proxy_failures:rate5m and 8 panels need")]
    [InlineData("{metricRelabelings: [{action: keep, sourceLabels: [__name__], regex: 'milvus_.*|go_.*'}]}",
        "(4,131): warning MM4816: ServiceMonitor milvus/a-milvus drops 'internal_mmap_in_used_space_bytes', 'internal_storage_request_latency_bucket', 'process_max_fds' and 2 more metrics, which alert "
        + "MilvusPodRestarting, alert MilvusFileDescriptorsNearLimit and 2 panels need")]
    public void Every_setting_that_drops_is_judged(string scrape, string expected) => Assert.Equal([$"manifests.config.yaml{expected}"], Findings(scrape));

    [Fact]
    public void What_nobody_needs_may_be_dropped() => Assert.Equal([], Findings("{dropMetrics: [milvus_no_such_metric, up], dropLabels: [no_such_label]}"));

    private string[] Findings(string scrape)
    {
        Put("manifests.config.yaml",
            $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\nmilvus:\n  - {{release: a, namespace: milvus, version: 2.6.15, scrape: {scrape}}}\n  - {{release: b, namespace: milvus, version: 2.6.15}}\n");
        return
        [
            .. Generator.Generate(new GenerateOptions(Path.Combine(folder, "manifests.config.yaml"))).Diagnostics.Where(diagnostic => diagnostic.Code.Id == "MM4816")
                .Select(diagnostic => diagnostic.ToString().Split('\n')[0].Replace($"{folder}/", "", StringComparison.Ordinal)),
        ];
    }

    private void Put(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
