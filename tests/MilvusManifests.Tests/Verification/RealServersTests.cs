using System.Globalization;
using System.Text.Json;
using MilvusManifests.Tests.CommandLine;
using MilvusManifests.Tests.ScrapePath.Real;

namespace MilvusManifests.Tests.Verification;

/// <summary><c>verify</c> against a real Prometheus and Alertmanager.</summary>
public sealed class RealServersTests : IDisposable
{
    private const string Rules =
        """
        groups:
        - name: web
          rules:
          - {record: 'up:sum', expr: sum(up)}
          - {alert: Down, expr: up == 0}
        """;

    private readonly VerifiedSet set = new();

    public void Dispose() => set.Dispose();

    [Fact]
    public void Everything_that_is_up_and_healthy_is_a_line()
    {
        Needs.Prometheus();
        set.AddRules(Rules);
        using var prometheus = VerifiedSet.Start(VerifiedSet.Configuration(), Rules);

        Assert.Equal(
            new CommandLineRun(0, "Prometheus: 1 of 1 monitor up with 1 target, 1 of 1 rule group healthy\n", ""),
            set.Verify("--prometheus", $"http://{prometheus.Address}/", "--timeout", "1m"));
    }

    [Fact]
    public async Task A_target_that_is_down_is_named_with_the_error_and_the_likely_link()
    {
        Needs.Prometheus();
        using var prometheus = VerifiedSet.Start(VerifiedSet.Configuration());
        prometheus.Write("targets.json", $$"""[{"targets": ["{{prometheus.Address}}", "127.0.0.1:1"]}]""");
        await prometheus.Targets(data => Healths(data).Order(StringComparer.Ordinal).SequenceEqual(["down", "up"]), TestContext.Current.CancellationToken);

        Assert.Equal(
            new CommandLineRun(
                1,
                "Prometheus: 0 of 1 monitor up with 1 target, 0 of 0 rule groups healthy\n",
                """
                service-monitor.yaml(1,1): error MM7103: Prometheus cannot scrape 1 of 2 targets of ServiceMonitor shop/web: http://127.0.0.1:1/metrics: Get "http://127.0.0.1:1/metrics": dial tcp 127.0.0.1:1: connect: connection refused (port)
                1 error.    (milvus-manifests help MM7103)

                """),
            set.Verify("--prometheus", $"http://{prometheus.Address}", "--timeout", "0"));
    }

    [Fact]
    public void A_pool_that_is_not_configured_points_to_the_selection()
    {
        Needs.Prometheus();
        using var prometheus = VerifiedSet.Start(VerifiedSet.Configuration("other"));

        Assert.Equal(
            new CommandLineRun(
                1,
                "Prometheus: 0 of 1 monitor up with 0 targets, 0 of 0 rule groups healthy\n",
                """
                service-monitor.yaml(1,1): error MM7101: Prometheus does not have ServiceMonitor shop/web: no scrape pool serviceMonitor/shop/web/0 (selects-monitor, operator-scope)
                1 error.    (milvus-manifests help MM7101)

                """),
            set.Verify("--prometheus", $"http://{prometheus.Address}", "--timeout", "0"));
    }

    [Theory]
    [InlineData("", "[]", "discovers nothing (permission, matches-services)")]
    [InlineData("  relabel_configs: [{action: drop}]", null, "drops all 1 target that it discovers (matches-services, port)")]
    public async Task A_pool_without_targets_points_to_discovery(string relabeling, string? targets, string reason)
    {
        Needs.Prometheus();
        using var prometheus = VerifiedSet.Start(VerifiedSet.Configuration(rest: relabeling));
        if (targets is not null)
        {
            prometheus.Write("targets.json", targets);
        }

        await prometheus.Ask("api/v1/scrape_pools", data => data.GetProperty("scrapePools").GetArrayLength() == 1, TestContext.Current.CancellationToken);
        await prometheus.Targets(data => data.GetProperty("droppedTargets").GetArrayLength() == (targets is null ? 1 : 0) && !Healths(data).Any(), TestContext.Current.CancellationToken);

        var run = set.Verify("--prometheus", $"http://{prometheus.Address}", "--timeout", "0");

        Assert.Equal((1, "Prometheus: 0 of 1 monitor up with 0 targets, 0 of 0 rule groups healthy\n"), (run.ExitCode, run.Output));
        Assert.Equal($"service-monitor.yaml(1,1): error MM7102: Prometheus has no targets of ServiceMonitor shop/web: serviceMonitor/shop/web/0 {reason}\n1 error.    (milvus-manifests help MM7102)\n", run.Error);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_evaluated_is_named_with_the_error()
    {
        Needs.Prometheus();
        const string Failing = "groups:\n- name: web\n  rules:\n  - {alert: Ambiguous, expr: 'up * on () up'}";
        set.AddRules(Failing);
        using var prometheus = VerifiedSet.Start(VerifiedSet.Configuration(), Failing);
        prometheus.Write("targets.json", $$$"""[{"targets": ["{{{prometheus.Address}}}"], "labels": {"pod": "a"}}, {"targets": ["{{{prometheus.Address}}}"], "labels": {"pod": "b"}}]""");
        await prometheus.Ask("api/v1/rules", data => data.GetRawText().Contains("\"health\":\"err\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var run = set.Verify("--prometheus", $"http://{prometheus.Address}", "--timeout", "0");

        Assert.Equal((1, "Prometheus: 1 of 1 monitor up with 2 targets, 0 of 1 rule group healthy\n"), (run.ExitCode, run.Output));
        Assert.StartsWith("rules.yaml(6,11): error MM7203: rule 'Ambiguous' in group 'web' of PrometheusRule shop/rules fails: found duplicate series for the match group {} on the right hand-side of the operation: [", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\n1 error.    (milvus-manifests help MM7203)\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_are_not_loaded_and_others_in_their_place_are_told_apart()
    {
        Needs.Prometheus();
        set.AddRules(Rules + "\n- name: late\n  rules:\n  - {record: 'late:sum', expr: sum(up)}");
        using var prometheus = VerifiedSet.Start(VerifiedSet.Configuration(), "groups:\n- name: web\n  rules:\n  - {record: 'up:sum', expr: sum(up)}\n");
        await prometheus.Targets(data => Healths(data).SequenceEqual(["up"]), TestContext.Current.CancellationToken);

        Assert.Equal(
            new CommandLineRun(
                1,
                "Prometheus: 1 of 1 monitor up with 1 target, 0 of 2 rule groups healthy\n",
                """
                rules.yaml(6,11): error MM7202: Prometheus has other rules in group 'web' of PrometheusRule shop/rules: 'Down' differs
                rules.yaml(10,11): error MM7201: Prometheus has not loaded rule group 'late' of PrometheusRule shop/rules
                2 errors.    (milvus-manifests help MM7202)

                """),
            set.Verify("--prometheus", $"http://{prometheus.Address}", "--timeout", "0"));
    }

    [Fact]
    public void A_monitor_that_depends_on_what_is_not_in_the_set_is_a_warning_unless_strict()
    {
        Needs.Prometheus();
        set.Write("web.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");
        using var prometheus = VerifiedSet.Start(VerifiedSet.Configuration("other"));
        const string Message = "Prometheus does not have ServiceMonitor shop/web: no scrape pool serviceMonitor/shop/web/0 (selects-monitor, operator-scope)";
        string[] arguments = ["--prometheus", $"http://{prometheus.Address}", "--timeout", "0"];

        Assert.Equal(
            new CommandLineRun(
                0,
                "Prometheus: 0 of 1 monitor up with 0 targets, 0 of 0 rule groups healthy\n",
                $"service-monitor.yaml(1,1): warning MM7101: {Message}\n  it depends on what is not in the set: no Prometheus is in the set: one would have to select ServiceMonitor shop/web\n\n"),
            set.Verify(arguments));
        Assert.Equal(
            new CommandLineRun(
                1,
                "Prometheus: 0 of 1 monitor up with 0 targets, 0 of 0 rule groups healthy\n",
                $"service-monitor.yaml(1,1): error MM7101: {Message}\n1 error.    (milvus-manifests help MM7101)\n"),
            set.Verify([.. arguments, "--strict"]));
    }

    [Fact]
    public void A_server_that_wants_a_password_refuses_without_and_the_password_is_not_printed()
    {
        Needs.Prometheus();

        // The hash of 'test' in Prometheus' own documentation.
        using var prometheus = PrometheusProcess.Start(
            VerifiedSet.Configuration(),
            [(VerifiedSet.RuleFile, "groups: []"), ("web.yml", "basic_auth_users: {admin: $2b$12$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay}")],
            "--web.config.file=web.yml");
        prometheus.Write("targets.json", """[{"targets": ["127.0.0.1:1"]}]""");

        Assert.Equal(
            new CommandLineRun(1, "", $"error MM7002: Prometheus at http://{prometheus.Address} refuses access to api/v1/targets: status 401\n1 error.    (milvus-manifests help MM7002)\n"),
            set.Verify("--prometheus", $"http://{prometheus.Address}", "--timeout", "1m"));
        var allowed = set.Verify("--prometheus", $"http://admin:test@{prometheus.Address}", "--timeout", "0", "--verbose");
        Assert.StartsWith("Prometheus: 0 of 1 monitor up", allowed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("admin", allowed.Output + allowed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_prefix_is_kept()
    {
        Needs.Prometheus();
        using var prometheus = VerifiedSet.Start(VerifiedSet.Configuration().Replace("  file_sd_configs", "  metrics_path: /prometheus/metrics\n  file_sd_configs", StringComparison.Ordinal), "groups: []", "--web.route-prefix=/prometheus");

        Assert.Equal(
            new CommandLineRun(0, "Prometheus: 1 of 1 monitor up with 1 target, 0 of 0 rule groups healthy\n", ""),
            set.Verify("--prometheus", $"http://{prometheus.Address}/prometheus", "--timeout", "1m"));
    }

    [Fact]
    public async Task Alertmanager_is_ready_and_Prometheus_has_to_know_one()
    {
        Needs.Prometheus();
        Needs.Alertmanager();
        using var alertmanager = AlertmanagerProcess.Start();
        using var prometheus = VerifiedSet.Start(VerifiedSet.Configuration(rest: "alerting: {alertmanagers: [{file_sd_configs: [{files: [alertmanagers.json], refresh_interval: 1s}]}]}"));
        string[] arguments = ["--prometheus", $"http://{prometheus.Address}", "--alertmanager", $"http://{alertmanager.Address}"];
        await prometheus.Targets(data => Healths(data).SequenceEqual(["up"]), TestContext.Current.CancellationToken);

        Assert.Equal(
            new CommandLineRun(
                1,
                "Prometheus: 1 of 1 monitor up with 1 target, 0 of 0 rule groups healthy\nAlertmanager: ready, 0 Alertmanagers known to Prometheus\n",
                "error MM7302: Prometheus has no active Alertmanager\n1 error.    (milvus-manifests help MM7302)\n"),
            set.Verify([.. arguments, "--timeout", "0"]));

        prometheus.Write("alertmanagers.json", $$"""[{"targets": ["{{alertmanager.Address}}"]}]""");
        Assert.Equal(
            new CommandLineRun(0, "Prometheus: 1 of 1 monitor up with 1 target, 0 of 0 rule groups healthy\nAlertmanager: ready, 1 Alertmanager known to Prometheus\n", ""),
            set.Verify([.. arguments, "--timeout", "1m"]));
    }

    [Fact]
    public async Task The_set_of_the_configuration_is_verified()
    {
        Needs.Prometheus();
        set.Write(
            "manifests.config.yaml",
            """
            apiVersion: milvusmanifests/v1
            kubernetes: "1.35"
            kubePrometheus: {version: v0.18.0}
            milvus:
              - {release: my-release, namespace: milvus, version: 2.6.15}

            """);
        using var explained = JsonDocument.Parse(set.Run("explain", "--format", "json").Output);
        var proven = explained.RootElement.GetProperty("monitors").EnumerateArray()
            .Where(monitor => monitor.GetProperty("verdict").GetString() == "proven").Select(monitor => monitor.GetProperty("monitor").GetString()!).ToArray();
        Assert.Contains("milvus/my-release-milvus", proven);

        // That of the kubelet has four endpoints; a pool that no monitor has does not matter.
        string[] pools = [VerifiedSet.Pool, .. proven.SelectMany(monitor => Enumerable.Range(0, 4).Select(endpoint => string.Create(CultureInfo.InvariantCulture, $"serviceMonitor/{monitor}/{endpoint}")))];
        using var prometheus = VerifiedSet.Start(VerifiedSet.Configuration(rest: string.Concat(
            pools.Skip(1).Select(pool => $"- job_name: {pool}\n  file_sd_configs: [{{files: [targets.json], refresh_interval: 1s}}]\n"))));
        await prometheus.Targets(data => Healths(data).Count(health => health == "up") == pools.Length, TestContext.Current.CancellationToken);

        var run = set.Run("verify", "--prometheus", $"http://{prometheus.Address}", "--timeout", "0", "--format", "json");
        using var json = JsonDocument.Parse(run.Output);

        Assert.Equal(1, run.ExitCode);
        var monitors = json.RootElement.GetProperty("monitors").EnumerateArray().ToArray();
        Assert.All(monitors, monitor => Assert.Equal(proven.Contains(monitor.GetProperty("monitor").GetString()) ? "up" : "missing", monitor.GetProperty("state").GetString()));
        Assert.All(json.RootElement.GetProperty("ruleGroups").EnumerateArray(), group => Assert.Equal("missing", group.GetProperty("state").GetString()));
    }

    private static IEnumerable<string?> Healths(JsonElement data) => data.GetProperty("activeTargets").EnumerateArray().Select(target => target.GetProperty("health").GetString());
}
