using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Catalogue.Metrics;

public class MetricCatalogueTests
{
    private static readonly string[] Keys =
        [MetricFact.In, MetricFact.TypeKey, MetricFact.Labels, MetricFact.Values, MetricFact.Unwritten, MetricFact.When, MetricFact.Untrusted, MetricFact.Note];

    [Fact]
    public void Every_entry_is_complete()
    {
        Assert.All(MetricCatalogue.Names, name =>
        {
            var entry = MetricCatalogue.Find(name)!;
            Assert.Matches(@"^[a-zA-Z_:][a-zA-Z0-9_:]*$", name);
            Assert.Matches(@"^[\p{Lu}0-9].*\.$", entry.Meaning);
            Assert.All(entry.Facts, fact => AssertComplete(entry, fact));
            Assert.True(entry.Facts.Count(fact => fact.Key == MetricFact.In) <= 1);
        });
    }

    [Fact]
    public void A_name_is_in_one_table() => Assert.Equal(MetricCatalogue.Names.Count(), MetricCatalogue.Names.Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("milvus_proxy_sq_latency_bucket", SeriesPart.Bucket, "le", true)]
    [InlineData("milvus_proxy_sq_latency_sum", SeriesPart.Sum, null, true)]
    [InlineData("milvus_proxy_sq_latency_count", SeriesPart.Count, null, true)]
    [InlineData("milvus_proxy_sq_latency", SeriesPart.Itself, null, false)]
    [InlineData("milvus_proxy_req_count", SeriesPart.Itself, null, true)]
    [InlineData("milvus_proxy_queue_task_num", SeriesPart.Itself, null, false)]
    [InlineData("prometheus_engine_query_duration_seconds", SeriesPart.Itself, "quantile", false)]
    [InlineData("prometheus_engine_query_duration_seconds_count", SeriesPart.Count, null, true)]
    [InlineData("node_netstat_Tcp_OutSegs", SeriesPart.Itself, null, null)]
    internal void A_name_is_resolved_to_the_series_of_a_metric(string name, SeriesPart part, string? label, bool? isCumulative)
    {
        var series = View("2.6.15").Find(name);
        Assert.NotNull(series);
        Assert.Equal((part, label, isCumulative), (series.Part, series.OwnLabel, series.IsCumulative));
    }

    [Theory]
    [InlineData("milvus_proxy_req_count_bucket")]
    [InlineData("milvus_proxy_search_latency_bucket")]
    [InlineData("nothing")]
    public void A_name_that_is_nothing_is_not_found(string name) => Assert.Null(View("2.6.15").Find(name));

    [Theory]
    [InlineData("2.6.18", "node_id function_name status db_name collection_name", "total success fail abandon retry rejected cancel")]
    [InlineData("2.6.19", "node_id function_name status db_name collection_name", "total success fail_input fail_system abandon retry rejected_user rejected_system cancel")]
    [InlineData("2.6.20", "node_id function_name status cause db_name collection_name", "total success fail abandon retry rejected cancel")]
    [InlineData("2.6.99", "node_id function_name status cause db_name collection_name", "total success fail abandon retry rejected cancel")]
    public void A_patch_release_decides_labels_and_their_values(string version, string labels, string statuses)
    {
        var metric = View(version).FindMetric("milvus_proxy_req_count")!;
        Assert.Equal(labels.Split(' '), metric.Labels);
        Assert.Equal(statuses.Split(' '), metric.ValuesOf("status")!.Values);
        Assert.True(metric.ValuesOf("status")!.AreAll);
    }

    [Fact]
    public void Without_a_version_labels_and_values_are_those_of_every_version()
    {
        var metric = MetricCatalogue.Of(new()).FindMetric("milvus_proxy_req_count")!;
        Assert.Equal("node_id function_name status db_name collection_name cause".Split(' '), metric.Labels);
        Assert.Contains("fail_input", metric.ValuesOf("status")!.Values);
        Assert.Contains("fail", metric.ValuesOf("status")!.Values);
        Assert.True(MetricCatalogue.Of(new()).FindMetric("milvus_proxy_tt_lag_ms")!.IsWritten);
    }

    [Theory]
    [InlineData("milvus_datanode_encode_buffer_latency", "2.4 and 2.5")]
    [InlineData("milvus_querycoord_last_heartbeat_timestamp", "2.5 (since a release after 2.5.0, at the latest 2.5.27), 2.6 (since a release after 2.6.0, at the latest 2.6.19) and 3.0")]
    [InlineData("internal_core_search_latency", "2.4, 2.5, 2.6 (perhaps not before 2.6.2) and 3.0")]
    [InlineData("search_level", "perhaps 2.4, perhaps 2.5, perhaps 2.6 and perhaps 3.0")]
    [InlineData("kubelet_node_config_error", "releases before 1.26")]
    [InlineData("prometheus_remote_storage_queue_highest_timestamp_seconds", "3.10 and later, perhaps since 3.6")]
    [InlineData("node_filesystem_mount_info", "1.8 and later")]
    [InlineData("milvus_proxy_req_count", "")]
    public void The_versions_of_a_metric_are_said_in_words(string name, string words) => Assert.Equal(words, MetricCatalogue.VersionsOf(name).ToString());

    [Theory]
    [InlineData("2.4.19", Presence.Absent)]
    [InlineData("2.5.0", Presence.Absent)]
    [InlineData("2.5.1", Presence.Uncertain)]
    [InlineData("2.5.26", Presence.Uncertain)]
    [InlineData("2.5.27", Presence.Present)]
    [InlineData("2.5.40", Presence.Present)]
    [InlineData("3.0.0", Presence.Present)]
    internal void A_metric_that_a_patch_release_added_may_be_in_those_nobody_read(string version, Presence presence) =>
        Assert.Equal(presence, View(version).FindMetric("milvus_querycoord_last_heartbeat_timestamp")!.Presence);

    [Theory]
    [InlineData("v0.16.0", Presence.Absent)]
    [InlineData("v0.17.0", Presence.Present)]
    internal void A_release_of_kube_prometheus_decides_the_versions_of_its_programs(string tag, Presence presence) =>
        Assert.Equal(presence, MetricCatalogue.Of(new(Stack: Releases.Find(tag))).FindMetric("node_filesystem_purgeable_bytes")!.Presence);

    [Theory]
    [InlineData(32, Presence.Absent)]
    [InlineData(33, Presence.Present)]
    internal void Kubernetes_decides_the_version_of_its_components(int minor, Presence presence) =>
        Assert.Equal(presence, MetricCatalogue.Of(new(Kubernetes: new(minor))).FindMetric("container_pressure_io_stalled_seconds_total")!.Presence);

    [Theory]
    [InlineData("kube_pod_labels", "label_app", true)]
    [InlineData("kube_pod_labels", "annotation_app", false)]
    [InlineData("ALERTS", "anything", true)]
    [InlineData("kube_pod_info", "uid", true)]
    public void A_label_with_a_star_stands_for_all_that_begin_so(string name, string label, bool has) =>
        Assert.Equal(has, View("2.6.15").FindMetric(name)!.HasLabel(label));

    [Fact]
    public void The_nearest_name_is_that_of_a_series() =>
        Assert.Equal("milvus_proxy_sq_latency_bucket", View("2.6.15").Nearest("milvus_proxy_sq_latncy_bucket"));

    private static void AssertComplete(MetricEntry entry, MetricFact fact)
    {
        Assert.Contains(fact.Key, Keys);
        Assert.Equal(fact.Key is MetricFact.In or MetricFact.Unwritten, fact.Text.Length == 0);
        Assert.Equal(fact.Key == MetricFact.Values, fact.Label.Length > 0);
        if (fact.Key == MetricFact.Values)
        {
            Assert.True(entry.In(null).HasLabel(fact.Label), $"{entry.Name} has no label {fact.Label}");
        }

        if (fact.Key == MetricFact.TypeKey)
        {
            Assert.NotNull(MetricTypes.Find(fact.Text));
        }

        if (fact.Key == MetricFact.Note)
        {
            Assert.Matches(@"^[\p{Lu}0-9].*\.$", fact.Text);
        }
    }

    private static MetricView View(string version)
    {
        Assert.True(ReleaseNumber.TryParse(version, out var number));
        return MetricCatalogue.Of(new(number));
    }
}
