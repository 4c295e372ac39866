using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Rules;
using MilvusManifests.Rules.Dashboards;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Catalogue.Metrics;

/// <summary>The catalogue against the rules and dashboards of others and our own: every metric in them is known.</summary>
public class PublishedMetricsTests
{
    // Recording rules of kubernetes-mixin for Windows nodes, which kube-prometheus does not publish although its dashboards use what they record.
    private static readonly string[] NotPublished =
    [
        "kube_pod_windows_container_resource_cpu_cores_limit", "kube_pod_windows_container_resource_cpu_cores_request", "kube_pod_windows_container_resource_memory_limit",
        "kube_pod_windows_container_resource_memory_request", "windows_container_network_received_bytes_total", "windows_container_network_transmitted_bytes_total",
        "windows_container_private_working_set_usage", "windows_pod_container_available",
    ];

    // What kube-prometheus still queries although the programs of the release, and the Kubernetes that it supports, no longer have it.
    private static readonly string[] Gone =
    [
        "kubelet_node_config_error", "prometheus_remote_storage_dropped_samples_total", "prometheus_remote_storage_failed_samples_total",
        "prometheus_remote_storage_pending_samples", "prometheus_remote_storage_retried_samples_total", "prometheus_remote_storage_succeeded_samples_total",
        "scheduler_binding_duration_seconds", "scheduler_e2e_scheduling_duration_seconds", "scheduler_volume_scheduling_duration_seconds", "storage_operation_errors_total",
    ];

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Every_metric_that_a_release_queries_is_known(string tag)
    {
        var (view, names) = Queried(tag);

        Assert.True(names.Length > 200, $"{names.Length} names");
        Assert.Equal([], names.Where(name => view.Find(name) is null).Except(NotPublished, StringComparer.Ordinal));
        Assert.Equal([], names.Select(view.Find).Where(series => series is { Part: SeriesPart.Itself, Metric.Type: MetricType.Histogram }).Select(series => series!.Metric.Name));
    }

    [Fact]
    public void What_is_queried_although_it_is_gone_is_listed()
    {
        var gone = KubePrometheusReleases.Tags.Select(Queried).SelectMany(queried => queried.Names.Select(queried.View.Find))
            .Where(series => series is { Metric.Presence: Presence.Absent }).Select(series => series!.Metric.Name);

        Assert.Equal(Gone, gone.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_metric_that_our_own_set_queries_is_known()
    {
        var view = MetricCatalogue.Of(new(new(2, 6, 15), Releases.Find(), new(35)));
        YamlMapping[] documents = [.. Directory.GetFiles(Path.Combine(Repository.Root, "output"), "*.yaml", SearchOption.AllDirectories).SelectMany(Documents)];
        var names = Unrecorded(documents).ToArray();
        var ofRules = Unrecorded([.. documents.Where(document => document["kind"] is YamlScalar { Value: "PrometheusRule" })]).ToArray();

        Assert.True(names.Length > 80, $"{names.Length} names");
        Assert.Equal([], names.Where(name => view.Find(name) is not { Metric: { Presence: not Presence.Absent, IsWritten: true } }));

        // A panel may be empty with some patch releases; an alert must not be silent.
        Assert.True(ofRules.Length > 80, $"{ofRules.Length} names");
        Assert.Equal([], ofRules.Where(name => view.Find(name) is not { Metric.Presence: Presence.Present }));
    }

    private static (MetricView View, string[] Names) Queried(string tag)
    {
        var release = Releases.Find(tag);
        Assert.True(KubernetesVersion.TryParse(release.SupportedKubernetes[^1], out var kubernetes));
        return (MetricCatalogue.Of(new(Stack: release, Kubernetes: kubernetes)), [.. Unrecorded([.. Directory.GetFiles(Releases.Published(tag), "*.yaml").SelectMany(Documents)])]);
    }

    private static IEnumerable<string> Unrecorded(IReadOnlyList<YamlMapping> documents)
    {
        var groups = documents.SelectMany(document => RuleGroup.AllOf(document)).ToArray();
        var recorded = groups.SelectMany(group => group.Rules).Where(rule => rule.Record is not null).Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        var expressions = groups.SelectMany(group => group.Rules).Select(rule => rule.Expression!.Value);
        var queries = documents.SelectMany(DashboardReader.AllOf).SelectMany(dashboard => dashboard.Queries).Select(query => query.Text.Value);
        return expressions.Concat(queries).SelectMany(Metrics).Distinct(StringComparer.Ordinal)
            .Where(name => !recorded.Contains(name) && !name.Contains(':', StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    // A query of a dashboard may have a variable in place of anything.
    private static IEnumerable<string> Metrics(string text) =>
        PromQLParser.Parse(text, PromQLFeatures.Newest).Expression?.DescendantsAndSelf().OfType<VectorSelector>().Select(selector => selector.Metric).OfType<string>() ?? [];

    private static IEnumerable<YamlMapping> Documents(string file)
    {
        var text = SourceFile.Decode(file, File.ReadAllBytes(file)).Value!;
        if (!text.Text.Contains("kind: PrometheusRule", StringComparison.Ordinal) && !text.Text.Contains("dashboard", StringComparison.Ordinal))
        {
            return [];
        }

        return YamlReader.Read(text, YamlReaderOptions.Kubectl).Value!.Select(document => (YamlMapping)document.Root)
            .SelectMany(root => root["items"] is YamlSequence items ? items.Items.Cast<YamlMapping>() : [root]);
    }
}
