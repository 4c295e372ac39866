using MilvusManifests.Catalogue;
using MilvusManifests.Checks;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Tests.Schemas.CustomResources;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas;

public class ObjectValidatorTests
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          labels: {app: web}
        spec:
          replicas: 2
          selector:
            matchLabels: {app: web}
          template:
            metadata:
              labels: {app: web}
            spec:
              containers:
              - name: web
                image: example/web:1
                ports:
                - containerPort: 80
                - containerPort: 53
                  protocol: UDP
                - containerPort: 53
                  protocol: TCP
                resources:
                  limits: {memory: 1Gi, cpu: 1}
                readinessProbe:
                  httpGet: {path: /, port: http}
        """;

    private const string ServiceMonitor = """
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata:
          name: web
        spec:
          selector: {}
          endpoints:
          - port: metrics
            interval: 30s
        """;

    [Theory]
    [InlineData(Deployment)]
    [InlineData(ServiceMonitor)]
    public void A_valid_object_is_valid(string text) => Assert.Equal("", Validate(text));

    [Theory]
    [InlineData("imagePullPolcy: Always", "a(17,9): error MM4003: Deployment spec.template.spec.containers[0]: unknown field 'imagePullPolcy'; did you mean 'imagePullPolicy'?")]
    [InlineData("imagePullPolicy: true", "a(17,26): error MM4001: Deployment spec.template.spec.containers[0].imagePullPolicy: expected a string, found a boolean; use Always, IfNotPresent or Never")]
    [InlineData("workingDir: yes", "a(17,21): error MM4001: Deployment spec.template.spec.containers[0].workingDir: expected a string, found a boolean: kubectl, Helm and Argo CD read yes as true, only Flux as a string; use \"yes\"")]
    [InlineData("stdin: yes", "a(17,16): warning MM4101: Deployment spec.template.spec.containers[0].stdin: kubectl, Helm and Argo CD read yes as true, Flux as a string; use true")]
    [InlineData("stdin: \"yes\"", "a(17,16): error MM4001: Deployment spec.template.spec.containers[0].stdin: expected a boolean, found a string; use true")]
    [InlineData("workingDir: 1_0", "a(17,21): error MM4001: Deployment spec.template.spec.containers[0].workingDir: expected a string, found an integer: kubectl, Helm, Argo CD and Flux read 1_0 as 10; use \"1_0\"")]
    [InlineData("workingDir: 1e", "")]
    [InlineData("imagePullPolicy: null", "")]
    [InlineData("envFrom: [{prefix: X, secretRef: {name: a}}, null]", "a(17,54): error MM4001: Deployment spec.template.spec.containers[0].envFrom[1] has no value; set it to a mapping or remove the item")]
    [InlineData("env: [{name: A, value: b}, {name: A}]", "a(17,36): error MM4009: item 1 of Deployment spec.template.spec.containers[0].env has the same name 'A' as item 0; a server-side apply is refused, a client-side one is accepted with a warning and the last value counts")]
    [InlineData("env: [{name: null, value: b}]", "a(17,22): error MM4001: Deployment spec.template.spec.containers[0].env[0].name has no value; set it to a string")]
    [InlineData("env: [{value: b}]", "a(17,15): error MM4002: Deployment spec.template.spec.containers[0].env[0]: required field 'name' is missing")]
    public void A_mistake_in_a_built_in_kind_is_reported_at_its_node(string line, string expected) =>
        Assert.Equal(expected, Validate(Deployment.Replace("        ports:", $"        {line}\n        ports:", StringComparison.Ordinal)));

    [Theory]
    [InlineData("replicas: 2", "replicas: 2.0", "")]
    [InlineData("replicas: 2", "replicas: two", "a(7,13): error MM4001: Deployment spec.replicas: expected an integer, found a string")]
    [InlineData("replicas: 2", "replicas: 3000000000", "a(7,13): error MM4006: Deployment spec.replicas must be an integer from -2147483648 to 2147483647, not 3000000000")]
    [InlineData("replicas: 2", "replicas: 0755", "")]
    [InlineData("replicas: 2", "replicas: 0b11", "")]
    [InlineData("replicas: 2", "replicas: 1.5e3", "")]
    [InlineData("replicas: 2", "replicas: off", "a(7,13): error MM4001: Deployment spec.replicas: expected an integer, found a boolean: kubectl, Helm and Argo CD read off as false, only Flux as a string")]
    [InlineData("1Gi", "1GB", "a(24,28): error MM4012: Deployment spec.template.spec.containers[0].resources.limits.memory: '1GB' is not a valid Kubernetes quantity; use 1Gi")]
    [InlineData("port: http}", "port: true}", "a(26,36): error MM4001: Deployment spec.template.spec.containers[0].readinessProbe.httpGet.port: expected an integer or a string, found a boolean; use \"true\"")]
    [InlineData("protocol: TCP", "protocol: UDP", "a(21,11): error MM4009: item 2 of Deployment spec.template.spec.containers[0].ports has the same containerPort '53' and protocol 'UDP' as item 1; a server-side apply is refused, a client-side one is accepted")]
    [InlineData("- containerPort: 80\n", "- containerPort: 80\n        - containerPort: 80\n          protocol: TCP\n", "a(19,11): error MM4009: item 1 of Deployment spec.template.spec.containers[0].ports has the same containerPort '80' and protocol 'TCP' as item 0; a server-side apply is refused, a client-side one is accepted")]
    [InlineData("name: web\n  labels", "name: Web_1\n  labels", "a(4,9): error MM4020: Deployment metadata.name: 'Web_1' is not a valid DNS subdomain; use web-1")]
    [InlineData("name: web\n  labels", "namespace: a.b\n  name: web\n  labels", "a(4,14): error MM4020: Deployment metadata.namespace: 'a.b' is not a valid DNS label; use lowercase letters, digits and '-', starting and ending with a letter or digit")]
    [InlineData("labels: {app: web}\nspec", "labels: {app: a b}\nspec", "a(5,17): error MM4021: Deployment metadata.labels.app: 'a b' is not a valid label value; use at most 63 letters, digits, '-', '_' and '.', starting and ending with a letter or digit")]
    [InlineData("matchLabels: {app: web}", "matchLabels: {-app: web}", "a(9,19): error MM4021: Deployment spec.selector.matchLabels: '-app' is not a valid label key; use at most 63 letters, digits, '-', '_' and '.', optionally prefixed by a DNS subdomain and '/'")]
    [InlineData("  selector:\n    matchLabels: {app: web}\n", "", "a(6,1): error MM4002: Deployment spec: required field 'selector' is missing")]
    [InlineData("kind: Deployment", "kind: Deploymnet", "a(2,7): error MM4023: apps/v1 has no kind 'Deploymnet'; did you mean 'Deployment'?")]
    [InlineData("apps/v1", "apps/v2", "a(1,13): error MM4023: unknown kind apps/v2 Deployment; Deployment is in apps/v1")]
    [InlineData("apps/v1", "extensions/v1beta1", "a(1,13): error MM4024: extensions/v1beta1 Deployment was removed in Kubernetes 1.16; use apps/v1")]
    public void Faults_of_a_deployment(string old, string replacement, string expected) =>
        Assert.Equal(expected, Validate(Deployment.Replace(old, replacement, StringComparison.Ordinal)));

    [Theory]
    [InlineData("interval: 30s", "interval: 30 seconds", "a(9,15): error MM4012: ServiceMonitor spec.endpoints[0].interval: '30 seconds' is not a valid Prometheus duration; use 30s")]
    [InlineData("interval: 30s", "scheme: htps", "a(9,13): error MM4004: ServiceMonitor spec.endpoints[0].scheme must be http, https, HTTP or HTTPS, not 'htps'; did you mean 'HTTPS'?")]
    [InlineData("endpoints:", "endpoint:", "a(7,3): error MM4003: ServiceMonitor spec: unknown field 'endpoint'; did you mean 'endpoints'?")]
    [InlineData("name: web", "nam: web", "a(4,3): error MM4003: ServiceMonitor metadata: unknown field 'nam'; did you mean 'name'?")]
    [InlineData("name: web", "name: web\n  labels: {a: 1}", "a(5,15): error MM4001: ServiceMonitor metadata.labels.a: expected a string, found an integer; use \"1\"")]
    public void Faults_of_a_custom_resource(string old, string replacement, string expected) =>
        Assert.Equal(expected, Validate(ServiceMonitor.Replace(old, replacement, StringComparison.Ordinal)));

    [Theory]
    [InlineData("{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: 'system:a/b'}}", "a(1,80): error MM4020: ClusterRole metadata.name: 'system:a/b' is not a valid path segment; use a name without '/' and '%'")]
    [InlineData("{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: 'system:A'}}", "")]
    [InlineData("{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: a, namespace: b}}", "a(1,94): warning MM4104: a ClusterRole is cluster-scoped and has no namespace; remove 'b'")]
    [InlineData("{apiVersion: v1, kind: Service, metadata: {name: 1a}}", "a(1,50): error MM4030: Service metadata.name: '1a' is not a valid Service name before Kubernetes 1.36; start it with a letter")]
    [InlineData("{apiVersion: v1, kind: Service, metadata: {name: a.b}}", "a(1,50): error MM4020: Service metadata.name: 'a.b' is not a valid DNS label; use a-b")]
    [InlineData("{apiVersion: v1, kind: Namespace, metadata: {name: a.b}}", "a(1,52): error MM4020: Namespace metadata.name: 'a.b' is not a valid DNS label; use a-b")]
    [InlineData("{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {b: abc}}", "a(1,63): error MM4012: Secret data.b: '(hidden)' is not a valid base64 string; encode it, or move it to stringData")]
    [InlineData("{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: b, volumeMounts: [{name: v, mountPath: /a}, {name: v, mountPath: /a}]}], volumes: [{name: v}]}}", "a(1,131): error MM4009: item 1 of Pod spec.containers[0].volumeMounts has the same mountPath '/a' as item 0")]
    [InlineData("{apiVersion: v1, kind: ServiceAccount, metadata: {name: a, finalizers: [b/c, b/c]}, secrets: [{name: d}, {name: d}]}", "a(1,78): error MM4009: item 1 of ServiceAccount metadata.finalizers is a duplicate of item 0; a server-side apply is refused, a client-side one is accepted\na(1,106): error MM4009: item 1 of ServiceAccount secrets has the same name 'd' as item 0; a server-side apply is refused, a client-side one is accepted")]
    [InlineData("{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: b}], imagePullSecrets: [{name: d}, {name: d}]}}", "a(1,122): error MM4009: item 1 of Pod spec.imagePullSecrets has the same name 'd' as item 0; a server-side apply is refused, a client-side one is accepted")]
    [InlineData("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {b: {c: d}}}", "a(1,66): error MM4001: ConfigMap data.b: expected a string, found a mapping")]
    [InlineData("{apiVersion: v1, kind: Pod, metadata: {name: a, creationTimestamp: yesterday}, spec: {containers: [{name: a, image: b}]}}", "a(1,68): error MM4012: Pod metadata.creationTimestamp: 'yesterday' is not a valid RFC 3339 time; use one such as 2026-01-31T12:00:00Z")]
    [InlineData("{apiVersion: v1, kind: Endpoints, metadata: {name: a}}", "a(1,14): warning MM4102: v1 Endpoints of Kubernetes 1.35 is deprecated; use discovery.k8s.io/v1 EndpointSlice")]
    [InlineData("{apiVersion: v1, kind: Pod}", "a(1,1): error MM4002: Pod: required field 'metadata' is missing")]
    public void Other_kinds_have_rules_of_their_own(string text, string expected) => Assert.Equal(expected, Validate(text));

    [Theory]
    [InlineData("1.31", "storage.k8s.io/v1alpha1", "VolumeAttributesClass", "a(1,14): warning MM4102: storage.k8s.io/v1alpha1 VolumeAttributesClass of Kubernetes 1.31 is deprecated")]
    [InlineData("1.36", "storage.k8s.io/v1alpha1", "VolumeAttributesClass", "a(1,14): error MM4024: Kubernetes 1.36 no longer serves storage.k8s.io/v1alpha1 VolumeAttributesClass, and 1.34 was the last to do so; use storage.k8s.io/v1")]
    [InlineData("1.32", "networking.k8s.io/v1", "IPAddress", "a(1,14): error MM4024: Kubernetes 1.32 does not serve networking.k8s.io/v1 IPAddress yet; 1.33 is the first to do so; use networking.k8s.io/v1beta1")]
    [InlineData("1.35", "networking.k8s.io/v1beta1", "IPAddress", "a(1,14): warning MM4102: networking.k8s.io/v1beta1 IPAddress of Kubernetes 1.35 is deprecated; use networking.k8s.io/v1")]
    public void A_version_of_a_kind_that_comes_or_goes_is_named_with_its_replacement(string kubernetes, string apiVersion, string kind, string expected)
    {
        var node = Read($"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: a}}}}");
        var catalogue = new SchemaCatalogue(kubernetes);

        var found = ServedKinds.Find(node, catalogue.Find(new(apiVersion, kind)), catalogue)?.ToString() ?? "";

        Assert.StartsWith(expected.Contains("1.31", StringComparison.Ordinal) ? "" : expected, found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_is_validated_against_the_schema_of_definitions()
    {
        Assert.Equal("""
            a(3,18): error MM4020: the name of a CustomResourceDefinition must be its plural and group; use gardens.example.org
            a(17,21): error MM4003: CustomResourceDefinition spec.versions[0].schema.openAPIV3Schema.properties.spec.items: unknown field 'tipe'; did you mean 'type'?
            a(18,18): error MM4001: CustomResourceDefinition spec.versions[0].schema.openAPIV3Schema.properties.other: expected a mapping, found a string
            """, Validate("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: garden.example.org}
            spec:
              group: example.org
              names: {kind: Garden, plural: gardens}
              scope: Namespaced
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec: {type: array,
                        items: {tipe: object}}
                      other: string
            """));
    }

    [Fact]
    public void A_violated_rule_is_reported()
    {
        var catalogue = new SchemaCatalogue("1.35");
        var node = Read("{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: a}, spec: {rules: [{filters: [{type: RequestMirror}]}]}}");

        var found = new ObjectValidator(catalogue.BuiltIn, catalogue.Rules).Validate(node, catalogue.Find(new("gateway.networking.k8s.io/v1", "HTTPRoute"))!);

        Assert.Equal(
            ["a(1,108): error MM4015: HTTPRoute spec.rules[0].filters[0]: filter.requestMirror must be specified for RequestMirror filter.type"],
            found.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Empty(found.UnevaluatedRules);
    }

    [Fact]
    public void Rules_that_are_not_evaluated_are_named()
    {
        var found = CustomResource.Check(
            "type: object\nx-kubernetes-validations: [{rule: \"image(self.a).tag() != ''\"}]\nproperties: {a: {type: string}}",
            "{apiVersion: e.io/v1, kind: E, metadata: {name: a}, spec: {a: 1h}}");

        Assert.Empty(found.Diagnostics);
        Assert.Equal(new UnevaluatedRule("spec", "image(self.a).tag() != ''", "the function 'image'"), Assert.Single(found.UnevaluatedRules));
    }

    [Fact]
    public void Warnings_of_an_object_stop_at_their_limit_and_hide_no_error()
    {
        var containers = string.Join(", ", Enumerable.Range(0, 1100).Select(i => FormattableString.Invariant($"{{name: c{i}, image: b, stdin: yes}}")));
        var lines = Validate($"{{apiVersion: v1, kind: Pod, metadata: {{name: a}}, spec: {{containers: [{containers}], nodeNam: x}}}}").Split('\n');

        Assert.Equal(1001, lines.Count(line => line.Contains(": warning ", StringComparison.Ordinal)));
        Assert.Single(lines, line => line.EndsWith(": warning MM3017: more than 1000 warnings; the rest are not shown", StringComparison.Ordinal));
        Assert.EndsWith(": error MM4003: Pod spec: unknown field 'nodeNam'; did you mean 'nodeName'?", Assert.Single(lines, line => line.Contains(": error ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_too_large_for_a_client_side_apply_is_warned_of()
    {
        var text = $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a}}, data: {{b: {new string('x', 262_144)}}}}}";

        Assert.Equal("a(1,52): warning MM4103: the object has 262,222 bytes as JSON; 'kubectl apply' fails above 262,144 without --server-side", Validate(text));
    }

    private static YamlMapping Read(string text) => (YamlMapping)YamlReader.ReadSingle(new SourceText("a", text), YamlReaderOptions.Kubectl).Value!.Root!;

    private static string Validate(string text)
    {
        var node = Read(text);
        var catalogue = new SchemaCatalogue("1.35");
        var schema = catalogue.Find(GroupVersionKind.Of(node));
        var fault = ServedKinds.Find(node, schema, catalogue);
        return string.Join('\n', [.. fault is null ? [] : new[] { fault.ToString() }, .. schema is null ? [] : new ObjectValidator(catalogue.BuiltIn, catalogue.Rules).Validate(node, schema).Diagnostics.Select(found => found.ToString())]);
    }
}
