using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>lint</c>: anybody's rules and dashboards, against the metrics of the versions that run.</summary>
public sealed partial class LintTests : IDisposable
{
    private const string Rules =
        """
        groups:
          - name: milvus
            rules:
              - alert: SearchSlow
                expr: |
                  histogram_quantile(0.99,
                    sum by (pod) (rate(milvus_proxy_sq_latency_bucket[5m]))
                  ) > 1000
                annotations:
                  summary: "{{ $labels.instance }} takes {{ $value | humanizeDuration }}"

        """;

    private const string Dashboard =
        """
        {
          "title": "Milvus",
          "templating": {"list": [{"name": "ns", "type": "query", "query": "label_values(milvus_build_info, namespce)"}]},
          "panels": [
            {"title": "Requests", "targets": [{"expr": "sum(rate(milvus_proxy_req_count{namespace=\"$ns\", stat=\"total\"}[$__rate_interval]))"}]},
            {"title": "Broken", "targets": [{"expr": "sum(rate(milvus_proxy_req_count[5m])"}]}
          ]
        }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Rules_and_dashboards_of_a_folder_are_linted_file_by_file()
    {
        Put("a/rules.yaml", Rules);
        Put("b/dashboard.json", Dashboard);
        Put("c/deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n");
        Put("d/chart.yaml", "a: {{ .Values.a }}\n");

        Assert.Equal(
            new CommandLineRun(1, "1 rule and 3 queries of dashboards: 1 error, 6 warnings\n",
                """
                a/rules.yaml(7,13): warning MM4211: alert SearchSlow: the aggregation drops label 'le', from which histogram_quantile reads the buckets
                  group by le too: sum by (le, ...)

                a/rules.yaml(10,32): warning MM4217: alert SearchSlow: annotation 'summary' names label 'instance', which the expression does not keep
                  it keeps pod

                a/rules.yaml(10,53): warning MM4218: alert SearchSlow: annotation 'summary' shows milliseconds with humanizeDuration, which takes seconds
                b/dashboard.json(3,82): warning MM4205: a variable of dashboard 'Milvus': 'milvus_build_info' has no label 'namespce'
                  did you mean namespace?

                b/dashboard.json(5,58): warning MM4216: panel 'Requests' of dashboard 'Milvus': adds the series with status="total" to those that it is the total of
                  select status="total" or status!="total"

                b/dashboard.json(5,100): warning MM4205: panel 'Requests' of dashboard 'Milvus': 'milvus_proxy_req_count' has no label 'stat'
                  its labels are collection_name, db_name, function_name, node_id, status

                b/dashboard.json(6,82): error MM4221: panel 'Broken' of dashboard 'Milvus': unclosed '('
                  opened at b/dashboard.json(6,50)


                """),
            Lint(".", "--milvus", "2.6.15"));
    }

    [Fact]
    public void A_variable_that_a_dashboard_does_not_have_is_said_to_be_missing_and_is_not_taken_for_a_value()
    {
        Put("dashboard.json",
            """
            {
              "title": "Milvus",
              "templating": {"list": [{"name": "namespace", "type": "query", "query": "label_values(milvus_build_info, namespace)"}, {"name": "by", "type": "custom"}]},
              "panels": [
                {"title": "Requests", "targets": [{"expr": "sum(rate(milvus_proxy_req_count{status=\"total\", namespace=\"$namespce\"}[$__rate_interval]))"}]},
                {"title": "Outcome", "targets": [{"expr": "sum(rate(milvus_proxy_req_count{status=\"[[status]]\"}[5m]))"}]},
                {"title": "Top", "targets": [{"expr": "topk($top, milvus_build_info)"}]},
                {"title": "Unclosed", "targets": [{"expr": "sum(milvus_build_info{namespace=\"$namespace\")"}]},
                {"title": "Chosen", "targets": [{"expr": "sum by ($by (milvus_build_info)"}]}
              ]
            }

            """);

        Assert.Equal(
            """
            dashboard.json(5,111): warning MM4223: panel 'Requests' of dashboard 'Milvus': the dashboard has no variable 'namespce'; did you mean 'namespace'?
            dashboard.json(6,89): warning MM4223: panel 'Outcome' of dashboard 'Milvus': the dashboard has no variable 'status'
            dashboard.json(7,49): error MM4223: panel 'Top' of dashboard 'Milvus': the dashboard has no variable 'top'
            dashboard.json(8,95): error MM4221: panel 'Unclosed' of dashboard 'Milvus': unexpected character ')' inside braces
            dashboard.json(9,59): info MM4221: panel 'Chosen' of dashboard 'Milvus': expected ',' or ')' after a label, found '('

            """,
            Lint("dashboard.json", "--milvus", "2.6.15").Error);
    }

    [Theory]
    [InlineData("{\"dashboard\": {\"title\": \"A\", \"panels\": [{\"title\": \"P\", \"targets\": [{\"expr\": \"milvus_nope\"}]}]}, \"meta\": {}}", 78)]
    [InlineData("{\"apiVersion\": \"dashboard.grafana.app/v1beta1\", \"kind\": \"Dashboard\", \"spec\": {\"title\": \"A\", \"panels\": [{\"title\": \"P\", \"targets\": [{\"expr\": \"milvus_nope\"}]}]}}", 141)]
    public void A_dashboard_as_the_API_of_Grafana_has_it_is_read(string text, int column)
    {
        Put("dashboard.json", text);

        Assert.Equal(
            $"dashboard.json(1,{column}): warning MM4201: panel 'P' of dashboard 'A': metric 'milvus_nope' does not exist in any known version of Milvus\n",
            Lint("dashboard.json").Error);
    }

    [Fact]
    public void Half_of_a_dashboard_and_broken_rules_in_a_folder_are_errors_and_what_is_something_else_is_not()
    {
        Put("dashboards/rules.yaml", "groups:\n- name: a\n  rules:\n\t- alert: A\n");
        Put("dashboards/chart.yaml", "kind: PrometheusRule\nmetadata: {name: {{ .Release.Name }}}\n");
        Put("dashboards/playbook.yaml", "- hosts: all\n");
        Put("dashboards/half.json", "{\"title\": \"Milvus\", \"panels\": [\n");
        Put("dashboards/settings.json", "{\"title\": 1, // a comment\n}\n");

        Assert.Equal(
            new CommandLineRun(1, "0 rules and 0 queries of dashboards: 2 errors\n",
                "dashboards/half.json(2,1): error MM3101: expected a value, found the end of the text\ndashboards/rules.yaml(4,1): error MM3002: this line is indented with a tab; use spaces\n"),
            Lint("dashboards"));
    }

    [Fact]
    public void What_a_version_does_not_have_is_said_for_that_version()
    {
        Put("rules.yaml", "groups:\n  - name: a\n    rules:\n      - {alert: A, expr: milvus_querynode_read_task_unsolved_len > 100}\n");

        Assert.Equal(new CommandLineRun(0, "1 rule and 0 queries of dashboards: no findings\n", ""), Lint("rules.yaml"));
        Assert.Equal(new CommandLineRun(0, "1 rule and 0 queries of dashboards: no findings\n", ""), Lint("rules.yaml", "--milvus", "2.5.27"));
        Assert.Equal(
            new CommandLineRun(1, "1 rule and 0 queries of dashboards: 1 warning\n",
                "rules.yaml(4,26): warning MM4201: alert A: metric 'milvus_querynode_read_task_unsolved_len' does not exist in Milvus 2.6.15; it exists in 2.4 and 2.5\n"),
            Lint("rules.yaml", "--milvus", "2.6.15"));
    }

    [Fact]
    public void The_versions_and_the_severities_of_the_configuration_count()
    {
        Put("manifests.config.yaml", "kubernetes: \"1.35\"\nkubePrometheus: {version: v0.18.0}\nmilvus: [{release: a, namespace: b, version: 2.6.15}]\nchecks:\n  - {code: MM4201, severity: info}\n");
        Put("rules.yaml", "groups:\n  - name: a\n    rules:\n      - {alert: A, expr: milvus_querynode_read_task_unsolved_len > 100}\n");

        Assert.Equal(
            new CommandLineRun(0, "1 rule and 0 queries of dashboards: 1 note\n",
                "rules.yaml(4,26): info MM4201: alert A: metric 'milvus_querynode_read_task_unsolved_len' does not exist in Milvus 2.6.15; it exists in 2.4 and 2.5\n"),
            Lint("rules.yaml"));
    }

    [Fact]
    public void An_annotation_suppresses_a_finding_with_its_reason()
    {
        Put("rules.yaml",
            """
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata:
              name: a
              namespace: b
              annotations: {suppress.milvusmanifests/MM4214: it is a heartbeat}
            spec: {groups: [{name: a, rules: [{alert: Heartbeat, expr: vector(1)}]}]}

            """);

        Assert.Equal(new CommandLineRun(0, "1 rule and 0 queries of dashboards: no findings\n  1 finding suppressed, with a reason    (--verbose shows it)\n", ""), Lint("rules.yaml"));
    }

    [Fact]
    public void What_Prometheus_refuses_is_an_error()
    {
        var rules = "groups:\n  - name: a\n    rules:\n      - {alert: A, expr: sum(up}\n      - {alert: B, record: c, expr: up}\n      - {alert: C, expr: up == 0, annotations: {summary: '{{ $labels.x'}}\n";

        Assert.Equal(
            new CommandLineRun(1, "3 rules and 0 queries of dashboards: 3 errors\n",
                """
                stdin(4,31): error MM4031: 'groups[0].rules[0].expr': unclosed '('
                  opened at stdin(4,29)

                stdin(5,20): error MM4031: 'groups[0].rules[1].record' is not allowed: a rule has either 'alert' or 'record'
                stdin(6,59): error MM4031: 'groups[0].rules[2].annotations.summary': the action has no '}}'

                """),
            CommandLineRun.Of(CommandLineRun.Start(folder, "lint", "-"), rules));
    }

    [Fact]
    public void A_wrong_query_in_a_template_is_one_finding_and_rules_that_do_not_parse_are_counted()
    {
        Put("rules.yaml", """
            groups:
              - name: a
                rules:
                  - alert: Down
                    expr: up == 0
                    annotations: {summary: '{{ query "sum(up" }}'}
                  - {record: broken, expr: sum(up}

            """);

        Assert.Equal(
            new CommandLineRun(1, "2 rules and 0 queries of dashboards: 1 error, 1 warning\n", ""),
            Lint("rules.yaml") with { Error = "" });
        Assert.Equal(["(6,49): warning MM4031", "(7,37): error MM4031"], Places("rules.yaml"));
    }

    [Fact]
    public void A_query_in_a_template_that_only_another_Prometheus_runs_is_found()
    {
        Put("rules.yaml", """
            groups:
              - name: a
                rules:
                  - {alert: Down, expr: up == 0, annotations: {summary: '{{ query "sort_by_label(up, `pod`)" }}'}}

            """);

        Assert.Equal(["(4,72): error MM4221"], Places("rules.yaml"));
        Assert.Equal([], Places("rules.yaml", "--enable-feature", "promql-experimental-functions"));
    }

    [Fact]
    public void A_rule_that_an_alias_repeats_does_not_name_its_own_line_as_the_other_one()
    {
        Put("rules.yaml", """
            groups:
              - name: a
                rules:
                  - &down {alert: Down, expr: up == 0, annotations: {summary: down}}
              - name: b
                rules:
                  - *down

            """);

        Assert.Contains("rules.yaml(4,23): warning MM4220: alert Down: the same rule is in group 'a' too\n  the other group, by an alias rules.yaml(2,11)\n", Lint("rules.yaml").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_regular_expression_beyond_the_limits_of_RE2_is_an_error_at_its_place()
    {
        Put("rules.yaml", $$"""
            groups:
              - name: a
                rules:
                  - {record: a, expr: 'up{pod=~"x{1001}"}'}
                  - {record: b, expr: 'up{pod=~"x{1000}"}'}
                  - {record: c, expr: 'up{pod=~"{{new string('(', 999)}}x{{new string(')', 999)}}"}'}
                  - {record: d, expr: 'up{pod=~"{{new string('(', 998)}}x{{new string(')', 998)}}"}'}

            """);

        Assert.Equal(["(4,36): error MM4031", "(6,36): error MM4031"], Places("rules.yaml"));
    }

    [Fact]
    public void A_file_without_rules_and_dashboards_is_said_to_have_none()
    {
        Put("a.yaml", "a: b\n");

        Assert.Equal(new CommandLineRun(1, "0 rules and 0 queries of dashboards: 1 warning\n", "a.yaml(1,1): warning MM9002: 'a.yaml' contains no rules and no dashboards\n"), Lint("a.yaml"));
    }

    private string[] Places(params string[] arguments) => [.. Place().Matches(Lint(arguments).Error).Select(place => place.Groups[1].Value)];

    [GeneratedRegex("(?m)^rules.yaml(\\([0-9,]+\\): [a-z]+ MM[0-9]{4})", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    private CommandLineRun Lint(params string[] arguments) => CommandLineRun.In(folder, ["lint", .. arguments]);

    private void Put(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
