namespace MilvusManifests.Tests.Cases;

/// <summary>Values of the wrong type: what is advised is valid, and not refused in its turn.</summary>
public class TypeMistakesTests
{
    private const string Monitor = "{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: a}, spec: {selector: {}, endpoints: [{port: a, $}]}}";
    private const string Kustomization = "{apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: a}, spec: {prune: true, sourceRef: {kind: GitRepository, name: a}, $}}";
    private const string Prometheus = "{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: a}, spec: {$}}";

    [Theory]
    [InlineData(Monitor, "interval: 30", "ServiceMonitor spec.endpoints[0].interval: expected a string, found an integer; add a unit, such as 30s")]
    [InlineData(Monitor, "scrapeTimeout: 5", "ServiceMonitor spec.endpoints[0].scrapeTimeout: expected a string, found an integer; add a unit, such as 5s")]
    [InlineData(Monitor, "interval: 1.5", "ServiceMonitor spec.endpoints[0].interval: expected a string, found a number; use whole numbers with the units y, w, d, h, m, s or ms, such as 30s or 1h30m")]
    [InlineData(Monitor, "interval: on", "ServiceMonitor spec.endpoints[0].interval: expected a string, found a boolean: kubectl, Helm and Argo CD read on as true, only Flux as a string; use whole numbers with the units y, w, d, h, m, s or ms, such as 30s or 1h30m")]
    [InlineData(Monitor, "scheme: 1", "ServiceMonitor spec.endpoints[0].scheme: expected a string, found an integer; use http, https, HTTP or HTTPS")]
    [InlineData(Monitor, "path: 1", "ServiceMonitor spec.endpoints[0].path: expected a string, found an integer; use \"1\"")]
    [InlineData(Kustomization, "interval: 10", "Kustomization spec.interval: expected a string, found an integer; add a unit, such as 10s")]
    [InlineData(Kustomization, "interval: 5m, timeout: 60", "Kustomization spec.timeout: expected a string, found an integer; add a unit, such as 60s")]
    [InlineData(Kustomization, "interval: 5m, targetNamespace: 1", "Kustomization spec.targetNamespace: expected a string, found an integer; use \"1\"")]
    [InlineData(Prometheus, "retentionSize: 50", "Prometheus spec.retentionSize: expected a string, found an integer; use 50B")]
    [InlineData(Prometheus, "retention: 15", "Prometheus spec.retention: expected a string, found an integer; add a unit, such as 15s")]
    [InlineData(Prometheus, "logLevel: 3", "Prometheus spec.logLevel: expected a string, found an integer; use debug, info, warn or error")]
    [InlineData(Prometheus, "resources: {limits: {memory: true}}", "Prometheus spec.resources.limits.memory: expected an integer or a string, found a boolean; use a number with an optional suffix, such as 500m or 2Gi")]
    [InlineData(Prometheus, "resources: {limits: {cpu: 0.5}}", "Prometheus spec.resources.limits.cpu: expected an integer or a string, found a number; use \"0.5\"")]
    public void A_value_of_the_wrong_type_gets_advice_that_holds(string manifest, string field, string message)
    {
        var text = manifest.Replace("$", field, StringComparison.Ordinal);
        var value = field[(field.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].TrimEnd('}');
        var column = text.LastIndexOf($": {value}", StringComparison.Ordinal) + 3;

        Assert.Equal(FormattableString.Invariant($"a(1,{column}): error MM4001: {message}"), Manifests.Validate(text));
    }

    [Theory]
    [InlineData(Monitor, "interval: '30'", "ServiceMonitor spec.endpoints[0].interval: '30' is not a valid Prometheus duration; add a unit, such as 30s")]
    [InlineData(Monitor, "interval: 1h 30m", "ServiceMonitor spec.endpoints[0].interval: '1h 30m' is not a valid Prometheus duration; use 1h30m")]
    [InlineData(Kustomization, "interval: 1d", "Kustomization spec.interval: '1d' is not a valid duration; use 24h")]
    [InlineData(Kustomization, "interval: 90 minutes", "Kustomization spec.interval: '90 minutes' is not a valid duration; use 1h30m")]
    [InlineData(Kustomization, "interval: often", "Kustomization spec.interval: 'often' is not a valid duration; use numbers with the units h, m, s or ms, such as 30s")]
    [InlineData(Prometheus, "resources: {limits: {memory: 2GB}}", "Prometheus spec.resources.limits.memory: '2GB' is not a valid Kubernetes quantity; use 2Gi")]
    public void A_string_of_the_wrong_syntax_gets_advice_that_holds(string manifest, string field, string message)
    {
        var text = manifest.Replace("$", field, StringComparison.Ordinal);
        var column = text.LastIndexOf(": ", StringComparison.Ordinal) + 3;

        Assert.Equal(FormattableString.Invariant($"a(1,{column}): error MM4012: {message}"), Manifests.Validate(text));
    }

    [Theory]
    [InlineData("cpu: 3.5")]
    [InlineData("cpu: 100Mi")]
    [InlineData("memory: 128e6")]
    [InlineData("cpu: .5")]
    public void A_quantity_of_a_built_in_kind_may_be_any_number(string limit) => Assert.Equal("", Manifests.Validate(Manifests.Pod($"resources: {{limits: {{{limit}}}}}")));

    [Theory]
    [InlineData("kind: Service\nmetadata: {nmae: a}\nspec: {ports: [{port: 80}]}", "a(3,12): error MM4003: Service metadata: unknown field 'nmae'; did you mean 'name'?")]
    [InlineData("kind: Service\nmetdata: {name: a}\nspec: {ports: [{port: 80}]}", "a(3,1): error MM4003: Service: unknown field 'metdata'; did you mean 'metadata'?")]
    [InlineData("kind: Service\nmetadata: {name: a}\nspec: {prots: [{port: 80}]}", "a(4,8): error MM4003: Service spec: unknown field 'prots'; did you mean 'ports'?")]
    [InlineData("kind: Pod\nmetadata: {name: a}\nspec: {containers: [{nam: a, image: b}]}", "a(4,22): error MM4003: Pod spec.containers[0]: unknown field 'nam'; did you mean 'name'?")]
    [InlineData("kind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, imag: b}]}", "a(4,31): error MM4003: Pod spec.containers[0]: unknown field 'imag'; did you mean 'image'?")]
    [InlineData("kind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b, env: [{-name: c}]}]}", "a(4,48): error MM4003: Pod spec.containers[0].env[0]: unknown field '-name'; missing space after '-'")]
    public void A_misspelt_required_field_is_one_error(string text, string expected) => Assert.Equal(expected, Manifests.Validate("apiVersion: v1\n" + text));

    [Theory]
    [InlineData("{apiVersion: monitoring.coreos.com/v1, kind: PrometheusRule, metadata: {name: a}, spec: {groups: [{name: a, rules: [{§alrt: A, expr: up}]}]}}", "PrometheusRule spec.groups[0].rules[0]: unknown field 'alrt'; did you mean 'alert'?")]
    [InlineData("{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {§matchlabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: b}]}}}}", "Deployment spec.selector: unknown field 'matchlabels'; did you mean 'matchLabels'?")]
    [InlineData("{apiVersion: batch/v1, kind: Job, metadata: {name: a}, spec: {template: {spec: {§restartpolicy: Never, containers: [{name: a, image: b}]}}}}", "Job spec.template.spec: unknown field 'restartpolicy'; did you mean 'restartPolicy'?")]
    public void A_rule_does_not_miss_what_is_misspelt(string text, string expected) => Manifests.Expect(text, $"error MM4003: {expected}");

    [Theory]
    [InlineData("groups: [{name: a, rules: §{alert: A}}]", "error MM4001: PrometheusRule spec.groups[0].rules: expected a sequence, found a mapping; start each item with '- '")]
    [InlineData("groups: §{name: a}", "error MM4001: PrometheusRule spec.groups: expected a sequence, found a mapping; start each item with '- '")]
    [InlineData("groups: [§[{name: a}]]", "error MM4001: PrometheusRule spec.groups[0]: expected a mapping, found a sequence; remove '- ' before the keys")]
    public void A_value_of_the_wrong_shape_is_not_judged_by_rules(string spec, string expected) =>
        Manifests.Expect($"{{apiVersion: monitoring.coreos.com/v1, kind: PrometheusRule, metadata: {{name: a}}, spec: {{{spec}}}}}", expected);

    [Theory]
    [InlineData("apiVersion: v1\n§Kind: Pod\nmetadata: {name: a}\n", "the object has no kind; did you mean 'kind' instead of 'Kind'?")]
    [InlineData("§apiversion: v1\nkind: Pod\nmetadata: {name: a}\n", "the object has no apiVersion; did you mean 'apiVersion' instead of 'apiversion'?")]
    [InlineData("§metadata: {name: a}\nkind: Pod\n", "the object has no apiVersion")]
    [InlineData("apiVersion: v1\nkind: §[Pod]\n", "kind must be a string, found a sequence")]
    public void A_misspelt_type_is_reported_at_its_key(string text, string expected) => Manifests.Expect(text, $"error MM4501: {expected}");

    [Theory]
    [InlineData("hunter2")]
    [InlineData("a password")]
    [InlineData("YWJj==")]
    public void A_plain_text_in_the_data_of_a_Secret_is_advised_to_move(string value) => Manifests.Expect(
        $"{{apiVersion: v1, kind: Secret, metadata: {{name: a}}, data: {{b: §{value}}}}}",
        "error MM4012: Secret data.b: '(hidden)' is not a valid base64 string; encode it, or move it to stringData");
}
