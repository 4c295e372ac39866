using MilvusManifests.Configuration;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Rules.Alerts;

/// <summary>What <c>alerts</c> in the configuration does to the rules of a set.</summary>
public sealed class ConfiguredAlertsTests : IDisposable
{
    private const string Own = """
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata: {name: own, namespace: "{{ namespace }}", labels: {prometheus: k8s, role: alert-rules}}
        spec:
          groups:
            - name: own
              rules:
                - alert: NodeHot
                  expr: |-
                    # the share of a node's processors
                    1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])) > 0.9
                  labels: {severity: warning}
                - alert: NodeHot
                  expr: 1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])) > 0.99
                  for: 5m
                - alert: NodeCold
                  expr: (node_load1 < -1) or node_load1 == 0 unless node_load5 > 3
            - name: gone
              rules:
                - alert: NodeGone
                  expr: absent(up{job="node-exporter"})

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_rule_of_the_name_is_changed_and_one_that_is_off_goes_with_its_group()
    {
        Assert.Equal([], Generate("alerts: {rules: {NodeHot: {threshold: 8e-1, for: 10m, severity: critical}, NodeCold: {threshold: 0.5}, NodeGone: {enabled: false}}}"));

        Assert.Equal(
            """
            groups:
            - name: own
              rules:
              - alert: NodeHot
                expr: |-
                  # the share of a node's processors
                  1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])) > 0.8
                labels:
                  severity: critical
                for: 10m
              - alert: NodeHot
                expr: 1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])) > 0.8
                for: 10m
                labels:
                  severity: critical
              - alert: NodeCold
                expr: (node_load1 < 0.5) or node_load1 == 0 unless node_load5 > 3

            """, SpecOf("manifests/own.yaml"));
    }

    [Fact]
    public void A_severity_behind_the_name_chooses_among_its_rules_and_comes_before_the_name()
    {
        Assert.Equal([], Generate("alerts: {rules: {NodeHot/warning: {for: 30m, severity: critical}, NodeHot: {for: 1m, threshold: 0.5}, NodeFilesystemSpaceFillingUp/critical: {enabled: false}}}"));

        Assert.Equal(
            """
            - alert: NodeHot
              expr: |-
                # the share of a node's processors
                1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])) > 0.5
              labels:
                severity: critical
              for: 30m
            - alert: NodeHot
              expr: 1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])) > 0.5
              for: 1m

            """, YamlWriter.Write(new YamlSequence([.. RulesIn("manifests/own.yaml").Take(2)])));
        var left = Assert.Single(RulesIn("manifests/nodeExporter-prometheusRule.yaml"), rule => Text(rule, "alert") == "NodeFilesystemSpaceFillingUp");
        Assert.Equal("warning", Text((YamlMapping)left["labels"]!, "severity"));
    }

    [Fact]
    public void What_is_said_of_a_Milvus_comes_before_a_severity_at_the_top_level()
    {
        Assert.Equal([], Generate("alerts: {rules: {MilvusPodRestarting/warning: {threshold: 5, for: 1m}}}", "{MilvusPodRestarting: {threshold: 6}, MilvusPodRestarting/warning: {threshold: 7}}"));

        Assert.EndsWith("> 7", Text(RuleOf("a", "MilvusPodRestarting"), "expr"), StringComparison.Ordinal);
        Assert.EndsWith("> 5", Text(RuleOf("b", "MilvusPodRestarting"), "expr"), StringComparison.Ordinal);
        Assert.Equal("1m", Text(RuleOf("a", "MilvusPodRestarting"), "for"));
    }

    [Fact]
    public void A_severity_that_no_rule_has_is_an_error_that_lists_those_there_are() => Assert.Equal(
        [
            "manifests.config.yaml(4,18): error MM4508: alert 'NodeCold' has no label 'severity'; use 'NodeCold'",
            "manifests.config.yaml(4,54): error MM4508: alert 'NodeFilesystemSpaceFillingUp' has no severity 'page'; use 'NodeFilesystemSpaceFillingUp/critical' or 'NodeFilesystemSpaceFillingUp/warning'",
            "manifests.config.yaml(4,107): error MM4508: the set has no alert 'NodeCool/warning'",
            "manifests.config.yaml(6,71): error MM4508: alert 'MilvusDown' has no severity 'info'; use 'MilvusDown/critical'",
            "manifests.config.yaml(6,105): error MM4508: alert 'NodeHot/warning' is not about Milvus 'a'; change it at the top level, in 'alerts.rules'",
        ],
        Generate("alerts: {rules: {NodeCold/warning: {enabled: false}, NodeFilesystemSpaceFillingUp/page: {enabled: false}, NodeCool/warning: {for: 1m}}}",
            "{MilvusDown/info: {enabled: true}, NodeHot/warning: {for: 1m}}"));

    [Fact]
    public void A_PrometheusRule_without_rules_is_not_written()
    {
        Assert.Equal([], Generate("alerts: {rules: {NodeHot: {enabled: false}, NodeCold: {enabled: false}, NodeGone: {enabled: false}}}"));

        Assert.False(File.Exists(Path.Combine(folder, "output", "manifests", "own.yaml")));
    }

    [Fact]
    public void An_alert_of_one_Milvus_takes_its_own_keys_before_those_of_all()
    {
        Assert.Equal([], Generate("alerts: {rules: {MilvusPodRestarting: {threshold: 5, for: 1m, severity: critical}, MilvusDown: {enabled: false}}}",
            "{MilvusPodRestarting: {threshold: 7, for: 0s}, MilvusDown: {enabled: true}}"));

        var (first, second) = (RuleOf("a", "MilvusPodRestarting"), RuleOf("b", "MilvusPodRestarting"));
        Assert.EndsWith("> 7", Text(first, "expr"), StringComparison.Ordinal);
        Assert.EndsWith("> 5", Text(second, "expr"), StringComparison.Ordinal);
        Assert.Equal(("0s", "1m"), (Text(first, "for"), Text(second, "for")));
        Assert.All([first, second], rule => Assert.Equal("critical", Text((YamlMapping)rule["labels"]!, "severity")));
        Assert.NotNull(Rules("a").SingleOrDefault(rule => Text(rule, "alert") == "MilvusDown"));
        Assert.DoesNotContain(Rules("b"), rule => Text(rule, "alert") == "MilvusDown");
    }

    [Fact]
    public void A_name_that_no_rule_has_is_an_error_at_the_name() => Assert.Equal(
        [
            "manifests.config.yaml(4,18): error MM4508: the set has no alert 'NodeHott'; did you mean 'NodeHot'?",
            "manifests.config.yaml(6,71): error MM4508: alert 'NodeHot' is not about Milvus 'a'; change it at the top level, in 'alerts.rules'",
            "manifests.config.yaml(6,98): error MM4508: Milvus 'a' has no alert 'MilvusDwn'; did you mean 'MilvusDown'?",
        ],
        Generate("alerts: {rules: {NodeHott: {enabled: false}}}", "{NodeHot: {enabled: false}, MilvusDwn: {for: 1m}}"));

    [Fact]
    public void A_threshold_without_a_number_to_replace_is_an_error_at_the_key() => Assert.Equal(
        ["manifests.config.yaml(4,29): error MM4509: the expression of alert 'NodeGone' compares with no number, so 'threshold' has nothing to replace"],
        Generate("alerts: {rules: {NodeGone: {threshold: 1}}}"));

    [Fact]
    public void A_threshold_that_cannot_be_meant_is_found_at_its_place()
    {
        Generate("alerts: {rules: {MilvusVolumeFilling: {threshold: 10}}}", "{MilvusDown: {threshold: 2}}");

        Assert.Equal(
            [
                "manifests.config.yaml(4,51): warning MM4213: alert MilvusVolumeFilling: '< 10' always holds: the value is from 0 to 1",
                "manifests.config.yaml(6,95): warning MM4213: alert MilvusDown: '== 2' never holds: the value is 0 or 1",
            ],
            Generator.Generate(new GenerateOptions(Path.Combine(folder, "manifests.config.yaml"))).Diagnostics.Where(diagnostic => diagnostic.Code.Id == "MM4213")
                .Select(diagnostic => diagnostic.ToString().Split('\n')[0]).Select(line => line[line.IndexOf("manifests.config", StringComparison.Ordinal)..]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_alert_that_only_another_Milvus_has_is_not_to_be_changed_at_the_top_level() => Assert.Equal(
        ["manifests.config.yaml(6,71): error MM4508: Milvus 'a' has no alert 'MilvusMessageQueueSlow'; another Milvus has it: which there are depends on the version, the mode and the dependencies"],
        Generate("", "{MilvusMessageQueueSlow: {enabled: false}}", "2.5.27"));

    [Theory]
    [InlineData("{release: stack}", "prometheus: k8s\n    role: alert-rules\n    release: stack\n")]
    [InlineData("{prometheus: other, role: alerts}", "prometheus: other\n    role: alerts\n")]
    public void The_labels_that_a_Prometheus_selects_monitors_by_are_those_of_the_rules_too(string labels, string expected)
    {
        Put("manifests.config.yaml",
            $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\nmilvus: [{{release: a, namespace: milvus, version: 2.6.15, scrape: {{labels: {labels}}}}}]\n");

        Generator.Generate(new GenerateOptions(Path.Combine(folder, "manifests.config.yaml")));

        Assert.Contains($"managed-by: milvus-manifests\n    {expected}spec:\n", File.ReadAllText(Path.Combine(folder, "output/milvus/milvus/a/prometheusRule.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_of_runbooks_is_that_of_the_configuration()
    {
        Assert.Equal([], Generate("alerts: {runbooks: https://wiki.example.com/milvus/}"));

        Assert.Equal("https://wiki.example.com/milvus/MilvusDown.md", Text((YamlMapping)RuleOf("a", "MilvusDown")["annotations"]!, "runbook_url"));
    }

    [Theory]
    [InlineData("{runbooks: wiki}", "(1,20): error MM1027: 'wiki' is not a valid address of a folder; use http:// or https://, a host and a path, without '?' and '#'")]
    [InlineData("{rules: {A: {threshold: \"5\"}}}", "(1,33): error MM1002: 'alerts.rules.A.threshold': expected a number, found a string")]
    [InlineData("{rules: {A: {threshold: .inf}}}", "(1,33): error MM1017: 'alerts.rules.A.threshold': expected a number, found .inf")]
    [InlineData("{rules: {A: {severity: page}}}", "(1,32): error MM1004: unknown value 'page'; use critical, warning or info")]
    [InlineData("{rules: {A: {treshold: 5}}}", "(1,22): error MM1001: unknown key 'treshold' in 'alerts.rules.A'; did you mean 'threshold'?")]
    [InlineData("{rules: {A: }}", "(1,21): error MM1002: 'alerts.rules.A': no value; add a mapping or remove the key")]
    public void A_wrong_value_is_an_error_at_its_place(string alerts, string expected) =>
        Assert.Contains($"c{expected}", ConfigurationReader.Read(new SourceText("c", $"alerts: {alerts}")).Diagnostics.Select(diagnostic => diagnostic.ToString()));

    private string[] Generate(string alerts, string ofMilvus = "{}", string other = "2.6.15")
    {
        Put("templates/manifests/own.yaml.sbn", Own);
        Put("manifests.config.yaml",
            $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\n# the alerts\n{alerts}\nmilvus:\n  - {{release: a, namespace: milvus, version: 2.6.15, alerts: {{rules: {ofMilvus}}}}}\n  - {{release: b, namespace: milvus, version: {other}}}\n");
        var found = Generator.Generate(new GenerateOptions(Path.Combine(folder, "manifests.config.yaml"))).Diagnostics;
        return [.. found.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.ToString()).Select(line => line[line.IndexOf("manifests.config", StringComparison.Ordinal)..])];
    }

    private string SpecOf(string path) => YamlWriter.Write(((YamlMapping)Read(path))["spec"]!);

    private IEnumerable<YamlMapping> Rules(string release) => RulesIn($"milvus/milvus/{release}/prometheusRule.yaml");

    private IEnumerable<YamlMapping> RulesIn(string path) =>
        from YamlMapping @group in ((YamlSequence)((YamlMapping)((YamlMapping)Read(path))["spec"]!)["groups"]!).Items
        from YamlMapping rule in ((YamlSequence)@group["rules"]!).Items
        where rule["alert"] is not null
        select rule;

    private YamlMapping RuleOf(string release, string alert) => Rules(release).Single(rule => Text(rule, "alert") == alert);

    private YamlNode Read(string path)
    {
        var file = Path.Combine(folder, "output", path);
        return YamlReader.ReadSingle(SourceFile.Decode(file, File.ReadAllBytes(file)).Value!).Value!.Root;
    }

    private static string Text(YamlMapping mapping, string key) => ((YamlScalar)mapping[key]!).Value;

    private void Put(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
