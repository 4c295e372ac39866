using System.Text.Json;
using System.Text.RegularExpressions;
using MilvusManifests.Catalogue.Metrics;

namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>metrics</c>.</summary>
public sealed partial class MetricsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_metric_is_explained_as_its_page_shows() => AssertPage("milvus-manifests metrics milvus_proxy_req_count --milvus 2.6.19");

    [Fact]
    public void Metrics_are_found_by_a_part_of_their_name_as_the_page_shows() => AssertPage("milvus-manifests metrics checkpoint_unix --milvus 2.6.15");

    [Fact]
    public void Without_a_name_those_of_Milvus_are_listed()
    {
        var lines = Lines("metrics", "--milvus", "2.6.15");

        Assert.Equal("Milvus: proxies", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("  milvus_proxy_tt_lag_ms ", StringComparison.Ordinal) && line.EndsWith(" Never written.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  milvus_proxy_grpc_latency ", StringComparison.Ordinal) && line.EndsWith(" Perhaps not in this patch release.", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("milvus_datanode_encode_buffer_latency", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("  kube_", StringComparison.Ordinal));
    }

    [Fact]
    public void A_glob_finds_the_metrics_of_every_program() =>
        Assert.Equal(
            ["kubelet", "  kubelet_volume_stats_inodes       gauge  Inodes of a mounted persistent volume.", "  kubelet_volume_stats_inodes_free  gauge  Free inodes of a mounted persistent volume.", "  kubelet_volume_stats_inodes_used  gauge  Used inodes of a mounted persistent volume."],
            Lines("metrics", "kubelet_*_inodes*"));

    [Fact]
    public void A_metric_that_the_version_lacks_is_explained_with_the_versions_that_have_it() =>
        Assert.Equal(
            ["milvus_datanode_encode_buffer_latency", "  Time to encode a write buffer into a binlog.", "", "  exposed by  Milvus: data nodes; streaming nodes from 2.6 for what is about flushing", "  versions    2.4 and 2.5", "  here        not in Milvus 2.6.15"],
            Lines("metrics", "milvus_datanode_encode_buffer_latency_bucket", "--milvus", "2.6.15"));

    [Fact]
    public void The_versions_of_the_configuration_are_the_default_and_what_differs_between_them_is_shown_for_each()
    {
        Configure("milvus:\n  - {version: 2.4.19}\n  - {version: 2.5.27}\n  - {version: 2.6.15}\n");

        Assert.Equal(
            [
                "  Milvus 2.4.19, Milvus 2.5.27",
                "    type                        gauge",
                "    unit                        milliseconds",
                "    labels                      node_id, channel_name",
                "  Milvus 2.6.15",
                "    type                        gauge",
                "    unit                        milliseconds",
                "    labels                      node_id, channel_name",
                "    written                     never: it is declared, but nothing writes it",
                "  differs                       in 2.6 and 3.0: never written",
            ],
            Lines("metrics", "milvus_proxy_tt_lag_ms")[5..]);
    }

    [Theory]
    [InlineData("milvus_proxy_req_cout", "no metric is called 'milvus_proxy_req_cout', or has it in its name; did you mean 'milvus_proxy_req_count'?")]
    [InlineData("zzz", "no metric is called 'zzz', or has it in its name")]
    [InlineData("streamingcoord_broadcaster_b*", "no metric is called 'streamingcoord_broadcaster_b*', or has it in its name")]
    [InlineData("milvus_*_inflight_total", "no metric is called 'milvus_*_inflight_total', or has it in its name in Milvus 2.4.19; other versions have some")]
    public void A_name_that_means_nothing_is_an_error(string name, string message)
    {
        var run = Run("metrics", name, "--milvus", "2.4.19");

        Assert.Equal((1, "", $"error MM9007: {message}\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Theory]
    [InlineData("Milvus '2.3.1' is not in the catalogue, which has '2.4', '2.5', '2.6', '3.0'; the nearest is '2.4'", "--milvus", "2.3.1")]
    [InlineData("'v2.6.15' is not a valid Milvus version; use 2.6.15", "--milvus", "v2.6.15")]
    [InlineData("'2.5.10' is not two versions of Milvus; use FROM..TO, such as 2.5.16..2.6.15", "--changes", "2.5.10")]
    [InlineData("'2.6' is not a valid Milvus version; use all three numbers, such as 2.6.15", "--changes", "2.5.10..2.6")]
    [InlineData("--changes names two versions of Milvus; leave out --milvus", "--changes", "2.5.10..2.6.15", "--milvus", "2.6.15")]
    public void A_version_that_is_none_is_wrong_usage(string message, params string[] arguments) =>
        Assert.Equal(
            new CommandLineRun(2, "", $"milvus-manifests: {message}\nRun 'milvus-manifests metrics --help' for usage.\n"),
            Run(["metrics", .. arguments]));

    [Fact]
    public void A_version_in_the_configuration_that_is_unknown_is_an_error()
    {
        Configure("milvus: [{version: 2.3.1}]\n");

        Assert.Equal(
            (1, "error MM6003: Milvus '2.3.1' is not in the catalogue, which has '2.4', '2.5', '2.6', '3.0'; the nearest is '2.4'\n"),
            (Run("metrics", "up").ExitCode, Run("metrics", "up").Error));
    }

    [Fact]
    public void Changes_between_two_versions_begin_with_what_breaks_expressions()
    {
        var lines = Lines("metrics", "--changes", "2.5.27..2.6.19");

        Assert.Equal("Metrics of Milvus 2.5.27 -> 2.6.19", lines[0]);
        Assert.Equal(["Removed (9)", "No longer written (7)", "Changed (23)", "Added (101)"], lines.Where(line => Heading().IsMatch(line)));
        Assert.Contains("  milvus_streaming_produce_bytes                     histogram became counter, label access_model added", lines);
    }

    [Fact]
    public void A_name_limits_the_changes() =>
        Assert.Equal(
            [
                "Metrics of Milvus 2.6.18 -> 2.6.20", "", "Changed (2)",
                "  milvus_proxy_grpc_latency  label cause added (perhaps 2.6.18 does not have it yet)",
                "  milvus_proxy_req_count     label cause added",
            ],
            Lines("metrics", "milvus_proxy_*", "--changes", "2.6.18..2.6.20"));

    [Fact]
    public void Values_of_labels_are_compared() =>
        Assert.Contains(
            "  milvus_proxy_req_count     values of status: -fail -rejected +fail_input +fail_system +rejected_user +rejected_system",
            Lines("metrics", "--changes", "2.6.18..2.6.19"));

    [Fact]
    public void Versions_without_a_difference_say_so() => Assert.Equal(["Metrics of Milvus 2.5.27 -> 2.5.28", "  nothing changes"], Lines("metrics", "--changes", "2.5.27..2.5.28"));

    [Fact]
    public void Rules_and_dashboards_that_use_a_metric_are_named_with_the_place()
    {
        PutQueries();

        Assert.Equal(
            [
                "  used by     panel 'Requests' of dashboard 'Proxy', k8s/dashboard.json(1,102)",
                "  used by     alert Failing, k8s/rules.yaml(5,16)",
                "  used by     alert Fine, k8s/rules.yaml(15,61)",
            ],
            Lines("metrics", "milvus_proxy_req_count", "--milvus", "2.6.15", "--in", "k8s")[^3..]);
    }

    [Fact]
    public void Rules_and_dashboards_of_the_configured_set_are_looked_at_too()
    {
        Configure($"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\n");

        Assert.Contains(Lines("metrics", "kube_pod_info"), line => line.StartsWith("  used by     recording rule node_namespace_pod:kube_pod_info:, milvus-manifests:templates/manifests/kubeStateMetrics-prometheusRule.yaml.sbn(", StringComparison.Ordinal));
    }

    [Fact]
    public void Changes_name_the_rules_and_panels_that_they_break_and_why()
    {
        PutQueries();

        var run = Run("metrics", "--changes", "2.5.27..2.6.19", "--in", "k8s");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            k8s/rules.yaml(5,16): warning MM9008: alert Failing uses milvus_proxy_req_count: status is never 'fail' any more in Milvus 2.6.19
            k8s/rules.yaml(7,29): warning MM9008: recording rule encode:p99 uses milvus_datanode_encode_buffer_latency: the metric is removed in Milvus 2.6.19
            k8s/rules.yaml(9,11): warning MM9008: alert Lagging uses milvus_proxy_tt_lag_ms: nothing writes the metric any more in Milvus 2.6.19
            k8s/rules.yaml(11,28): warning MM9008: alert Producers uses milvus_streaming_producer_total: the label status is removed in Milvus 2.6.19
            k8s/rules.yaml(13,11): warning MM9008: alert Bytes uses milvus_streaming_produce_bytes: the histogram becomes a counter in Milvus 2.6.19

            """,
            run.Error);
    }

    [Fact]
    public void What_is_generated_for_the_version_does_not_break_with_another_and_what_the_user_wrote_does()
    {
        Configure(
            $"""
            apiVersion: milvusmanifests/v1
            kubernetes: "1.35"
            kubePrometheus:
              version: {PinnedRelease.Tag}
              grafana:
                dashboards:
                  folder: own
            templates: templates
            milvus:
              - release: a
                namespace: m
                version: 2.6.15
              - release: b
                namespace: m
                version: 2.6.15

            """);
        Directory.CreateDirectory(Path.Combine(folder, "own"));
        Directory.CreateDirectory(Path.Combine(folder, "templates", "milvus"));
        File.WriteAllText(Path.Combine(folder, "own", "mine.json"), """{"title": "Mine", "uid": "mine", "panels": [{"title": "Failed", "type": "stat", "targets": [{"expr": "rate(milvus_proxy_req_count{status=\"fail\"}[5m])"}]}]}""");
        File.WriteAllText(Path.Combine(folder, "templates", "milvus", "own.yaml.sbn"),
            """
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata: {name: "{{ instance.release }}-own", namespace: "{{ instance.namespace }}", labels: {prometheus: k8s, role: alert-rules}}
            spec: {groups: [{name: own, rules: [{alert: Failing, expr: 'rate(milvus_proxy_req_count{status="fail"}[5m]) > 0'}]}]}

            """);

        var run = Run("metrics", "--changes", "2.6.15..2.6.19");

        Assert.Equal(
            """
            templates/milvus/own.yaml.sbn(4,66): warning MM9008: alert Failing uses milvus_proxy_req_count: status is never 'fail' any more in Milvus 2.6.19
            own/mine.json(1,108): warning MM9008: panel 'Failed' of dashboard 'Mine' uses milvus_proxy_req_count: status is never 'fail' any more in Milvus 2.6.19

            """,
            run.Error);
    }

    [Fact]
    public void A_query_for_both_versions_does_not_break()
    {
        File.WriteAllText(Path.Combine(folder, "rules.yaml"),
            """
            groups:
            - name: milvus
              rules:
              - {alert: Both, expr: 'rate(milvus_proxy_req_count{status=~"fail|fail_system"}[5m]) > 0'}
              - {alert: Old, expr: 'rate(milvus_proxy_req_count{status=~"fail|abandon"}[5m]) > 0'}

            """);

        Assert.Equal(
            "rules.yaml(5,30): warning MM9008: alert Old uses milvus_proxy_req_count: status is never 'fail' any more in Milvus 2.6.19\n",
            Run("metrics", "--changes", "2.6.15..2.6.19", "--in", "rules.yaml").Error);
    }

    [Fact]
    public void Changes_of_a_metric_that_does_not_exist_are_an_error() =>
        Assert.Equal(
            new CommandLineRun(1, "", "error MM9007: no metric is called 'milvus_proxy_req_cont', or has it in its name; did you mean 'milvus_proxy_req_count'?\n"),
            Run("metrics", "milvus_proxy_req_cont", "--changes", "2.6.15..2.6.19"));

    [Fact]
    public void Titles_of_dashboards_reach_no_terminal_as_they_are()
    {
        File.WriteAllText(Path.Combine(folder, "evil.json"), """{"title": "a\u001b[31m", "panels": [{"title": "b\u0007", "type": "stat", "targets": [{"expr": "up"}]}]}""");

        Assert.DoesNotContain(Run("metrics", "up", "--in", "evil.json").Output, letter => letter is '\u001b' or '\u0007');
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_an_error() =>
        Assert.Equal((1, "none.yaml(1,1): error MM3015: 'none.yaml' does not exist\n"), (Run("metrics", "up", "--in", "none.yaml").ExitCode, Run("metrics", "up", "--in", "none.yaml").Error));

    [Fact]
    public void Programs_read_metrics_as_JSON()
    {
        Configure("milvus: [{version: 2.6.15}, {version: 2.6.19}]\n");

        var root = JsonDocument.Parse(Run("metrics", "milvus_proxy_req_count", "--format", "json").Output).RootElement;
        Assert.True(root.GetProperty("succeeded").GetBoolean());
        Assert.Equal(["2.6.15", "2.6.19"], root.GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("milvus").GetString()));
        var metric = root.GetProperty("metrics")[1];
        Assert.Equal("milvus_proxy_req_count counter present proxy", $"{metric.GetProperty("name")} {metric.GetProperty("type")} {metric.GetProperty("presence")} {metric.GetProperty("component")}");
        Assert.Contains("fail_input", metric.GetProperty("values").GetProperty("status").GetProperty("known").EnumerateArray().Select(value => value.GetString()));
        Assert.True(metric.GetProperty("values").GetProperty("status").GetProperty("complete").GetBoolean());

        var changes = JsonDocument.Parse(Run("metrics", "--changes", "2.5.27..2.6.19", "--format", "json").Output).RootElement;
        Assert.Equal(("2.5.27", "2.6.19", "removed", "milvus_datanode_encode_buffer_latency"), (changes.GetProperty("from").GetString(), changes.GetProperty("to").GetString(), changes.GetProperty("changes")[0].GetProperty("change").GetString(), changes.GetProperty("changes")[0].GetProperty("name").GetString()));
    }

    [Fact]
    public void Every_metric_is_listed_by_a_star() =>
        Assert.Equal(MetricCatalogue.Names.Count(), Lines("metrics", "*").Count(line => line.StartsWith("  ", StringComparison.Ordinal)));

    private void AssertPage(string command)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "metrics.md"));
        var start = page.IndexOf($"$ {command}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, "the page does not show it");
        var shown = page[(start + command.Length + 3)..page.IndexOf("```\n", start, StringComparison.Ordinal)];

        Assert.Equal(shown, Run(command.Split(' ')[1..]).Output);
    }

    private void PutQueries()
    {
        Directory.CreateDirectory(Path.Combine(folder, "k8s"));
        File.WriteAllText(Path.Combine(folder, "k8s", "rules.yaml"),
            """
            groups:
            - name: milvus
              rules:
              - alert: Failing
                expr: rate(milvus_proxy_req_count{status="fail"}[5m]) > 0
              - record: encode:p99
                expr: sum by (le) (rate(milvus_datanode_encode_buffer_latency_bucket[5m]))
              - alert: Lagging
                expr: milvus_proxy_tt_lag_ms > 1000
              - alert: Producers
                expr: sum by (status) (milvus_streaming_producer_total) == 0
              - alert: Bytes
                expr: milvus_streaming_produce_bytes_sum > 0
              - alert: Fine
                expr: sum(milvus_streaming_producer_total) == 0 or rate(milvus_proxy_req_count{status=~"success|total"}[5m]) == 0

            """);
        File.WriteAllText(Path.Combine(folder, "k8s", "dashboard.json"), """{"title": "Proxy", "panels": [{"title": "Requests", "type": "timeseries", "targets": [{"expr": "rate(milvus_proxy_req_count{status=\"total\"}[5m])"}]}]}""");
        File.WriteAllText(Path.Combine(folder, "k8s", "service.yaml"), "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n");
    }

    private void Configure(string text) => File.WriteAllText(Path.Combine(folder, "manifests.config.yaml"), text);

    private string[] Lines(params string[] arguments)
    {
        var run = Run(arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output.TrimEnd('\n').Split('\n');
    }

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);

    [GeneratedRegex(@"^[A-Z][a-z ]+ \(\d+\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
