using System.Globalization;
using System.Text;
using MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;
using MilvusManifests.Tests.Schemas.CustomResources;

namespace MilvusManifests.Tests.Schemas.Rules.PrometheusOperator;

public class OperatorRulesTests
{
    private const string Marker = "§";

    private static readonly (string Rule, string Kind, string Within, string[] Good, (string Value, string Message)[] Bad)[] Cases =
    [
        ("scrape-timeout", "ServiceMonitor", "{selector: {}, endpoints: [{port: http, $}]}",
            ["interval: 30s, scrapeTimeout: 30s", "interval: 1m, scrapeTimeout: 60s", "scrapeTimeout: 1h", "interval: 30s"],
            [
                ("interval: 60s, scrapeTimeout: §120s", "ServiceMonitor spec.endpoints[0].scrapeTimeout must not exceed the interval of 60s, but is 120s; the operator would skip it"),
                ("interval: 1m, scrapeTimeout: §61s", "ServiceMonitor spec.endpoints[0].scrapeTimeout must not exceed the interval of 1m, but is 61s; the operator would skip it"),
            ]),
        ("scrape-timeout", "PodMonitor", "{selector: {}, podMetricsEndpoints: [{port: http, $}]}", ["interval: 10s, scrapeTimeout: 5s"],
            [("interval: 10s, scrapeTimeout: §11s", "PodMonitor spec.podMetricsEndpoints[0].scrapeTimeout must not exceed the interval of 10s, but is 11s; the operator would skip it")]),
        ("scrape-timeout", "Probe", "{prober: {url: 'a:9115'}, targets: {staticConfig: {static: [a]}}, $}", ["interval: 10s, scrapeTimeout: 5s"],
            [("interval: 10s, scrapeTimeout: §1m", "Probe spec.scrapeTimeout must not exceed the interval of 10s, but is 1m; the operator would skip it")]),
        ("scrape-timeout", "Prometheus", "{$}", ["scrapeTimeout: 30s", "scrapeInterval: 1m, scrapeTimeout: 1m"],
            [
                ("scrapeTimeout: §31s", "Prometheus spec.scrapeTimeout must not exceed the scrapeInterval of 30s, but is 31s; the operator would skip it"),
                ("scrapeInterval: 15s, scrapeTimeout: §20s", "Prometheus spec.scrapeTimeout must not exceed the scrapeInterval of 15s, but is 20s; the operator would skip it"),
            ]),
        ("scrape-timeout", "ScrapeConfig", "{$}", ["scrapeInterval: 1m, scrapeTimeout: 10s"],
            [("scrapeInterval: 1m, scrapeTimeout: §2m", "ScrapeConfig spec.scrapeTimeout must not exceed the scrapeInterval of 1m, but is 2m; the operator would skip it")]),
        ("scrape-zero", "ServiceMonitor", "{selector: {}, endpoints: [{port: http, $}]}", ["interval: 1s"],
            [("interval: §0s", "ServiceMonitor spec.endpoints[0].interval is zero, which Prometheus takes for not set; remove it")]),
        ("scrape-zero", "Prometheus", "{$}", ["evaluationInterval: 1m"],
            [("evaluationInterval: §\"0\"", "Prometheus spec.evaluationInterval is zero, which Prometheus takes for not set; remove it")]),
        ("probe-targets", "Probe", "{prober: {url: a}, $}", ["targets: {staticConfig: {static: [a]}}", "targets: {ingress: {selector: {}}}"],
            [("§targets: {}", "Probe spec.targets: 'staticConfig' or 'ingress' is required in 'targets'")]),
        ("probe-url", "Probe", "{targets: {staticConfig: {static: [a]}}, prober: {$}}", ["url: 'blackbox:9115'", "url: blackbox.monitoring.svc"],
            [("url: §'http://blackbox:9115'", "Probe spec.prober.url: 'http://blackbox:9115' is not a host with an optional port; use 'scheme' and 'path' for the rest")]),
        ("relabel-regex", "ServiceMonitor", "{selector: {}, endpoints: [{port: http, relabelings: [{targetLabel: a, $}]}]}", ["regex: '(.+);(?i)b'", "regex: ''"],
            [
                ("regex: §'a(?=b)'", "ServiceMonitor spec.endpoints[0].relabelings[0].regex: 'a(?=b)' is not a valid regular expression: RE2 has no lookarounds such as '(?='"),
                ("regex: §'[a'", "ServiceMonitor spec.endpoints[0].relabelings[0].regex: '[a' is not a valid regular expression: '[' is not closed"),
            ]),
        ("relabel-target", "ServiceMonitor", "{selector: {}, endpoints: [{port: http, metricRelabelings: [§{$}]}]}",
            ["action: drop, regex: a", "targetLabel: a", "action: labelmap, regex: a", "action: lowercase, targetLabel: a, sourceLabels: [b]"],
            [
                ("sourceLabels: [a]", "ServiceMonitor spec.endpoints[0].metricRelabelings[0]: 'targetLabel' is required with the action replace"),
                ("action: HashMod, modulus: 4", "ServiceMonitor spec.endpoints[0].metricRelabelings[0]: 'targetLabel' is required with the action hashmod"),
                ("action: KeepEqual, sourceLabels: [a]", "ServiceMonitor spec.endpoints[0].metricRelabelings[0]: 'targetLabel' is required with the action keepequal"),
            ]),
        ("relabel-modulus", "PodMonitor", "{selector: {}, podMetricsEndpoints: [{port: http, relabelings: [{targetLabel: a, action: hashmod, $}]}]}", ["modulus: 8"],
            [("modulus: §0", "PodMonitor spec.podMetricsEndpoints[0].relabelings[0].modulus must not be 0 with the action hashmod")]),
        ("relabel-replacement", "Prometheus", "{remoteWrite: [{url: 'http://a', writeRelabelConfigs: [{sourceLabels: [b], targetLabel: a, action: lowercase, $}]}]}", ["replacement: $1"],
            [("§replacement: x", "Prometheus spec.remoteWrite[0].writeRelabelConfigs[0].replacement is not allowed with the action lowercase")]),
        ("relabel-only-regex", "ScrapeConfig", "{metricRelabelings: [{action: labeldrop, regex: a, $}]}", ["separator: ;"],
            [("§sourceLabels: [b]", "ScrapeConfig spec.metricRelabelings[0].sourceLabels is not allowed with the action labeldrop, which only uses 'regex'")]),
        ("relabel-only-labels", "Probe", "{prober: {url: a}, targets: {staticConfig: {static: [a], relabelingConfigs: [{action: dropequal, sourceLabels: [b], targetLabel: a, $}]}}}", ["separator: ;"],
            [("§regex: x", "Probe spec.targets.staticConfig.relabelingConfigs[0].regex is not allowed with the action dropequal, which only uses 'sourceLabels' and 'targetLabel'")]),
        ("selector-labels", "ServiceMonitor", "{endpoints: [], selector: {matchLabels: {$}}}", ["a.b/c: d"],
            [
                ("a: §'b c'", "ServiceMonitor spec.selector.matchLabels.a: 'b c' is not a valid label value; use at most 63 letters, digits, '-', '_' and '.', starting and ending with a letter or digit"),
            ]),
        ("selector-expressions", "Prometheus", "{ruleSelector: {matchExpressions: [{key: a, $}]}}", ["operator: In, values: [b]", "operator: Exists"],
            [
                ("operator: §Equals, values: [b]", "Prometheus spec.ruleSelector.matchExpressions[0].operator must be In, NotIn, Exists or DoesNotExist, not 'Equals'"),
                ("operator: In, §values: []", "Prometheus spec.ruleSelector.matchExpressions[0].values must not be empty with the operator In"),
                ("operator: Exists, §values: [b]", "Prometheus spec.ruleSelector.matchExpressions[0].values is not allowed with the operator Exists"),
            ]),
        ("rule-alert-or-record", "PrometheusRule", "{groups: [{name: a, rules: [§{expr: up, $}]}]}", ["alert: A", "record: 'a:b'"],
            [
                ("alert: E, §record: e", "PrometheusRule spec.groups[0].rules[0].record is not allowed: a rule has either 'alert' or 'record'"),
                ("record: e, §alert: E", "PrometheusRule spec.groups[0].rules[0].alert is not allowed: a rule has either 'alert' or 'record'"),
                ("labels: {}", "PrometheusRule spec.groups[0].rules[0]: 'alert' or 'record' is required"),
            ]),
        ("rule-expr", "PrometheusRule", "{groups: [{name: a, rules: [{alert: A, $}]}]}",
            ["expr: 1", "expr: 'rate(a[5m]) > 0'", "expr: 'mad_over_time(a[5m])'", "expr: '{\"a.b\"}'"],
            [
                ("expr: §''", "PrometheusRule spec.groups[0].rules[0].expr must not be empty"),
                ("expr: 'sum(rate(a[5m]) > §)'", "PrometheusRule spec.groups[0].rules[0].expr: expected an expression, found ')'"),
                ("expr: \"rate(§a{b=\\\"c\\\"})\"", "PrometheusRule spec.groups[0].rules[0].expr: rate expects a range vector, found an instant vector"),
                ("expr: 'sum(rate(a[5m]§)'", "PrometheusRule spec.groups[0].rules[0].expr: unclosed '('\n  opened at a(1,138)"),
            ]),
        ("rule-recording", "PrometheusRule", "{groups: [{name: a, rules: [{record: a, expr: up, $}]}]}", ["labels: {a: b}", "for: 0s"],
            [
                ("§for: 5m", "PrometheusRule spec.groups[0].rules[0].for is not allowed in a recording rule"),
                ("§annotations: {a: b}", "PrometheusRule spec.groups[0].rules[0].annotations is not allowed in a recording rule"),
                ("§keep_firing_for: 5m", "PrometheusRule spec.groups[0].rules[0].keep_firing_for is not allowed in a recording rule"),
            ]),
        ("rule-record-name", "PrometheusRule", "{groups: [{name: a, rules: [{expr: up, $}]}]}", ["record: 'a:b_1'"],
            [("record: 'a§{b=\"c\"}'", "PrometheusRule spec.groups[0].rules[0].record: '{' is not allowed in the name of a series; labels belong in 'labels', and an expression in 'expr'")]),
        ("rule-group-labels", "PrometheusRule", "{groups: [{name: a, rules: [], labels: {$}}]}", ["a: b"],
            [("§__name__: b", "PrometheusRule spec.groups[0].labels.__name__ is not allowed as a label of a rule")]),
        ("rule-labels", "PrometheusRule", "{groups: [{name: a, rules: [{record: a, expr: up, labels: {$}}]}]}", ["a: b"],
            [("§__name__: b", "PrometheusRule spec.groups[0].rules[0].labels.__name__ is not allowed as a label of a rule"), ("§'': b", "PrometheusRule spec.groups[0].rules[0].labels[]: a name must not be empty")]),
        ("rule-templates", "PrometheusRule", "{groups: [{name: a, rules: [{alert: a, expr: up, annotations: {$}}]}]}",
            ["a: '{{ $labels.x }}'", "a: '{{ if true }}x{{ end }}'", "a: '{{ $value | humanize }}'"],
            [
                ("s: '§{{ $labels.x'", "PrometheusRule spec.groups[0].rules[0].annotations.s: the action has no '}}'"),
                ("s: '{{ $value }} of {{ $labels.x §}'", "PrometheusRule spec.groups[0].rules[0].annotations.s: '}' is not allowed here; an action ends with '}}'"),
                ("s: '{{ $value | §humanise }}'", "PrometheusRule spec.groups[0].rules[0].annotations.s: there is no function 'humanise'; did you mean 'humanize'?"),
                ("s: \"a \\\"b\\\" {{ §$lables.x }}\"", "PrometheusRule spec.groups[0].rules[0].annotations.s: there is no variable '$lables' here; did you mean '$labels'?"),
            ]),
        ("route-root-receiver", "AlertmanagerConfig", "{receivers: [{name: a}], route: {routes: [{receiver: a}], $}}", ["receiver: a"],
            [("receiver: §''", "AlertmanagerConfig spec.route.receiver must not be empty in the first route")]),
        ("route-receiver", "AlertmanagerConfig", "{receivers: [{name: team}], route: {receiver: team, routes: [{$}]}}", ["receiver: team", "matchers: []"],
            [("receiver: §tean", "AlertmanagerConfig spec.route.routes[0].receiver: there is no receiver 'tean'; did you mean 'team'?")]),
        ("route-group-by", "AlertmanagerConfig", "{receivers: [{name: a}], route: {receiver: a, $}}", ["groupBy: [b, c]", "groupBy: ['...']"],
            [
                ("groupBy: [b, §'...']", "AlertmanagerConfig spec.route.groupBy[1]: '...' groups by all labels and must be the only item"),
            ]),
        ("route-intervals", "AlertmanagerConfig", "{receivers: [{name: a}], muteTimeIntervals: [{name: night}], route: {receiver: a, $}}", ["muteTimeIntervals: [night]"],
            [("muteTimeIntervals: [§nigth]", "AlertmanagerConfig spec.route.muteTimeIntervals[0]: there is no time interval 'nigth'; did you mean 'night'?")]),
        ("route-zero", "AlertmanagerConfig", "{receivers: [{name: a}], route: {receiver: a, $}}", ["groupWait: 0s", "groupInterval: 5m"],
            [
                ("groupInterval: §0s", "AlertmanagerConfig spec.route.groupInterval must not be zero: Alertmanager would reject its whole configuration"),
                ("repeatInterval: §0m", "AlertmanagerConfig spec.route.repeatInterval must not be zero: Alertmanager would reject its whole configuration"),
            ]),
        ("route-matchers", "AlertmanagerConfig", "{receivers: [{name: a}], route: {receiver: a, matchers: [{name: b, $}]}}", ["matchType: =~, value: 'a|b'", "value: '('"],
            [("matchType: =~, value: §'(?=a)'", "AlertmanagerConfig spec.route.matchers[0].value: '(?=a)' is not a valid regular expression: RE2 has no lookarounds such as '(?='")]),
        ("receiver-names", "AlertmanagerConfig", "{route: {receiver: a, routes: [{receiver: b}]}, receivers: [{name: a}, {$}]}", ["name: b"], []),
        ("receiver-reachable", "AlertmanagerConfig", "{route: {receiver: a}, receivers: [{name: a}$]}", [""],
            [(", {name: §lost}", "AlertmanagerConfig spec.receivers[1].name: no route leads to the receiver 'lost'")]),
        ("receiver-pagerduty", "AlertmanagerConfig", "{route: {receiver: a}, receivers: [{name: a, pagerdutyConfigs: [{sendResolved: true, $}]}]}", ["routingKey: {name: a, key: b}"], []),
        ("receiver-webhook", "AlertmanagerConfig", "{route: {receiver: a}, receivers: [{name: a, webhookConfigs: [§{$}]}]}", ["url: 'http://a'"],
            [("sendResolved: true", "AlertmanagerConfig spec.receivers[0].webhookConfigs[0]: 'url' or 'urlSecret' is required")]),
        ("receiver-email", "AlertmanagerConfig", "{route: {receiver: a}, receivers: [{name: a, emailConfigs: [§{$}]}]}", ["to: a@b.c"],
            [("from: a@b.c", "AlertmanagerConfig spec.receivers[0].emailConfigs[0]: 'to' is required")]),
        ("receiver-pushover", "AlertmanagerConfig", "{route: {receiver: a}, receivers: [{name: a, pushoverConfigs: [§{$}]}]}", ["userKeyFile: a, tokenFile: b"],
            [("tokenFile: b", "AlertmanagerConfig spec.receivers[0].pushoverConfigs[0]: 'userKey' or 'userKeyFile' is required")]),
        ("receiver-telegram", "AlertmanagerConfig", "{route: {receiver: a}, receivers: [{name: a, telegramConfigs: [§{chatID: 1, $}]}]}", ["botTokenFile: a"],
            [("message: b", "AlertmanagerConfig spec.receivers[0].telegramConfigs[0]: 'botToken' or 'botTokenFile' is required")]),
        ("receiver-victorops", "AlertmanagerConfig", "{route: {receiver: a}, receivers: [{name: a, victoropsConfigs: [{$}]}]}", ["routingKey: a"], []),
    ];

    [Fact]
    public void Every_rule_has_a_case() => Assert.Equal(OperatorRules.All.Select(rule => rule.Id).Distinct(), Cases.Select(item => item.Rule).Distinct());

    [Fact]
    public void What_the_operator_uses_is_valid() => Assert.Equal([],
        from item in Cases
        from good in item.Good
        let found = KnownKinds.Validate(Object(item.Kind, Without(item.Within).Replace("$", good, StringComparison.Ordinal)))
        where found.Length > 0
        select $"{item.Rule} {good}: {found}");

    [Fact]
    public void What_the_operator_rejects_or_skips_is_reported_at_its_place() => Assert.Equal(
        Bad.Select(item => item.Expected), Bad.Select(item => KnownKinds.Validate(item.Text)));

    [Theory]
    [InlineData("PrometheusRule", "{groups: [{name: a, rules: []}, {name: a, rules: []}]}", "a(1,121): error MM4009: item 1 of PrometheusRule spec.groups has the same name 'a' as item 0")]
    [InlineData("PrometheusRule", "{groups: [{name: '', rules: []}]}", "MM4007")]
    [InlineData("ServiceMonitor", "{selector: {}, endpoints: [{port: http, relabelings: [{action: replce}]}]}", "MM4004")]
    public void What_the_schema_already_rejects_is_reported_once(string kind, string spec, string expected)
    {
        var found = KnownKinds.Validate(Object(kind, spec)).Split('\n');

        Assert.Contains(expected, Assert.Single(found), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_rules_is_written_from_the_rules()
    {
        var page = new StringBuilder("""
            # Rules of the Prometheus operator

            The API server accepts what the schemas of the Prometheus operator's kinds allow; the operator itself is stricter, and so are Prometheus and
            Alertmanager, for which it writes configuration. `validate` and `generate` check these rules too, as MM4031: an error for a PrometheusRule and an
            AlertmanagerConfig, which the operator's admission webhook rejects, and a warning for the other kinds, which the operator skips.

            Expressions and templates are parsed as Prometheus does, and an error is at its line and column inside of the text. Which version and features a
            Prometheus has is not in a rule: whatever one of them adds is accepted. What Prometheus loads although it will not work as meant is a warning: a template that
            fails when the alert fires (a field that the data does not have, a missing argument, a query that does not parse), and names that only Prometheus 3 accepts.

            | rule | applies to | for example | source |
            | --- | --- | --- | --- |

            """);
        foreach (var rules in OperatorRules.All.GroupBy(rule => rule.Id, StringComparer.Ordinal))
        {
            var places = string.Join(", ", rules.SelectMany(rule => rule.Places));
            var example = Cases.Where(item => item.Rule == rules.Key).SelectMany(item => item.Bad).FirstOrDefault().Message ?? "";
            page.Append(CultureInfo.InvariantCulture, $"| {rules.Key} | {places} | {example.Replace("|", "\\|", StringComparison.Ordinal)} | {rules.First().Source} |\n");
        }

        Golden.Check("docs/operator-rules.md", page.ToString());
    }

    [Theory]
    [InlineData("{alert: a, expr: 'up > ${LIMIT}'}")]
    [InlineData("{alert: a, expr: up, annotations: {a: '{{ ${NAME} }}'}}")]
    [InlineData("{record: '${NAME}', expr: up}")]
    public void What_a_variable_of_Flux_stands_for_is_not_judged(string rule) =>
        Assert.Equal("", KnownKinds.Validate(Object("PrometheusRule", $"{{groups: [{{name: a, rules: [{rule}]}}]}}")));

    [Theory]
    [InlineData("{alert: a, expr: up, labels: {a: '{{ .Foo }}'}}", "a(1,155): warning MM4031: PrometheusRule spec.groups[0].rules[0].labels.a: the data of an alert has no field 'Foo', only Labels, ExternalLabels, ExternalURL and Value; Prometheus would write an error in place of the text")]
    [InlineData("{record: a, expr: up, labels: {a: '{{ $x }}'}}", "")]
    [InlineData("{alert: a, expr: up, annotations: {a: '{{ query \"up{\" | first | value }}'}}", "a(1,169): warning MM4031: PrometheusRule spec.groups[0].rules[0].annotations.a: unclosed '{'; Prometheus would write an error in place of the text")]
    [InlineData("{alert: a, expr: up, annotations: {a: '{{ with printf \"up{%s}\" $labels.b | query }}{{ . }}{{ end }}'}}", "")]
    [InlineData("{record: a-b, expr: up}", "a(1,126): warning MM4031: PrometheusRule spec.groups[0].rules[0].record: 'a-b' is only a name of a series in Prometheus 3 and later, and needs quotes there; use letters, digits, '_' and ':', not starting with a digit")]
    [InlineData("{alert: a b, expr: up, labels: {c-d: e}, annotations: {f.g: h}}",
        "a(1,149): warning MM4031: PrometheusRule spec.groups[0].rules[0].labels.c-d: 'c-d' is only a valid name in Prometheus 3 and later; use c_d\n"
        + "a(1,172): warning MM4031: PrometheusRule spec.groups[0].rules[0].annotations[f.g]: 'f.g' is only a valid name in Prometheus 3 and later; use f_g")]
    public void What_Prometheus_loads_but_will_not_work_as_meant_is_a_warning(string rule, string expected) =>
        Assert.Equal(expected, KnownKinds.Validate(Object("PrometheusRule", $"{{groups: [{{name: a, rules: [{rule}]}}]}}")));

    private static IEnumerable<(string Text, string Expected)> Bad =>
        from item in Cases
        from bad in item.Bad
        let marked = Object(item.Kind, (bad.Value.Contains(Marker, StringComparison.Ordinal) ? Without(item.Within) : item.Within).Replace("$", bad.Value, StringComparison.Ordinal))
        let column = (marked.IndexOf(Marker, StringComparison.Ordinal) + 1).ToString(CultureInfo.InvariantCulture)
        let severity = item.Kind is "PrometheusRule" or "AlertmanagerConfig" && item.Rule != "receiver-reachable" ? "error" : "warning"
        select (Without(marked), $"a(1,{column}): {severity} MM4031: {bad.Message}");

    private static string Without(string marked) => marked.Replace(Marker, "", StringComparison.Ordinal);

    private static string Object(string kind, string spec) =>
        $"{{apiVersion: monitoring.coreos.com/{(kind is "AlertmanagerConfig" or "ScrapeConfig" or "PrometheusAgent" ? "v1alpha1" : "v1")}, kind: {kind}, metadata: {{name: a}}, spec: {spec}}}";
}
