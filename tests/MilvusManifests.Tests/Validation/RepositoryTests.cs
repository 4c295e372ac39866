using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Validation;

/// <summary><c>validate .</c> at the root of a repository of all that people keep in one.</summary>
public sealed class RepositoryTests : IDisposable
{
    private const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Exactly_the_true_errors_of_a_mixed_repository_are_reported()
    {
        Put(".github/workflows/ci.yaml", "on: push\njobs: {}\n");
        Put(".gitignore", "/rendered/\n*.local.yaml\n!keep.local.yaml\n");
        Put("rendered/out.yaml", "kind: [\n");
        Put("mine.local.yaml", "kind: [\n");
        Put("keep.local.yaml", ConfigMap);
        Put("node_modules/a/package.json", "{");
        Put("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
        Put("charts/web/values.yaml", "replicas: 1\n");
        Put("charts/web/values-prod.yaml", "replicas: 3\n");
        Put("charts/web/templates/deployment.yaml", "{{- if .Values.on }}\nkind: Deployment\n{{- end }}\n");
        Put("charts/web/crds/cups.yaml", CrdOf("cups", "Cup"));
        Put("apps/base/kustomization.yaml", "resources: [web.yaml]\n");
        Put("apps/base/web.yaml", Deployment("web", "  replicas: three\n"));
        Put("apps/prod/kustomization.yaml", """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            resources: [../base]
            patches:
            - path: replicas.yaml
            - path: json.yaml
              target: {kind: Deployment}
            configMapGenerator:
            - name: a
              files: [key=config.yaml]
            transformers: [labels.yaml]
            """);
        Put("apps/prod/replicas.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 5}\n");
        Put("apps/prod/json.yaml", "- {op: remove, path: /spec/paused}\n");
        Put("apps/prod/config.yaml", "apiVersion: mine\nkind: Settings\n");
        Put("apps/prod/labels.yaml", "apiVersion: builtin\nkind: LabelTransformer\nmetadata: {name: x}\n");
        Put("flux/app.yaml", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: app, namespace: flux-system}\nspec: {interval: 10m, prune: true, sourceRef: {kind: GitRepository, name: app}, path: ./apps/prod}\n");
        Put("flux/web.yaml", Deployment("${APP}", "  replicas: ${REPLICAS:=2}\n").Replace("metadata: {", "metadata: {namespace: _, ", StringComparison.Ordinal));
        Put("flux/bad.yaml", Deployment("bad", "  replicas: ${REPLICAS:=two}\n"));
        Put("argo/app.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {project: default, destination: {server: 'https://kubernetes.default.svc', namespace: a}, source: {repoURL: 'https://example.com/a.git', path: a}}\n");
        Put("secrets/enc.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ntyp: Opaque\ndata: {a: 'ENC[AES256_GCM,data:x,type:str]'}\nsops: {version: 3.9.0}\n");
        Put("dashboards/milvus.json", "{\"title\": \"Milvus\", \"panels\": [], \"version\": 3}");
        Put("cups/cup.yaml", "apiVersion: example.com/v1\nkind: Cup\nmetadata: {name: c}\nspec: {size: big}\n");
        Put("other/gateway.yaml", "apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: v}\n");
        Put("other/certificate.yaml", "apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: c}\n");
        Put("other/typo.yaml", "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitr\nmetadata: {name: c}\n");
        Put("alerts/rules.yaml", "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: r}\nspec:\n  groups:\n  - name: g\n    rules:\n    - {alert: A, expr: up == 0, annotations: {summary: '{{ $labels.instance }}'}}\n");
        Put("jsonnet.json", "{\"apiVersion\": \"v1\", \"kind\": \"Service\", \"metadata\": {\"name\": \"s\"}, \"spec\": {\"ports\": [{\"port\": \"http\"}]}}");
        Put("tsconfig.json", "{ // comment\n}");
        Put("kind.yaml", "apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n");

        Assert.Equal(new CommandLineRun(
            1,
            """
            13 objects in 14 files for Kubernetes 1.36: 6 errors
              skipped: 1 Helm chart, 2 kustomizations, 4 patches and inputs of kustomize, 2 files without Kubernetes objects, 1 configuration of a program, 2 paths ignored by git, 1 node_modules folder, 1 hidden path
              unknown kinds: 1 networking.istio.io/v1 VirtualService
              fields not checked: 1 cert-manager.io/v1 Certificate
              not checked: 2 variables, the encrypted values of 1 object

            """,
            """
            apps/base/web.yaml(5,13): error MM4001: Deployment spec.replicas: expected an integer, found a string
            cups/cup.yaml(4,14): error MM4001: Cup spec.size: expected an integer, found a string
            flux/bad.yaml(5,13): error MM4001: Deployment spec.replicas: expected an integer, found a string
            jsonnet.json(1,96): error MM4001: Service spec.ports[0].port: expected an integer, found a string
            other/typo.yaml(2,7): error MM4023: monitoring.coreos.com/v1 has no kind 'ServiceMonitr'; did you mean 'ServiceMonitor'?
            secrets/enc.yaml(4,1): error MM4003: Secret: unknown field 'typ'; did you mean 'type'?

            """), Run("validate", ".", "--ignore-unknown"));
    }

    [Fact]
    public void A_file_that_is_named_is_never_skipped()
    {
        Put("Chart.yaml", "apiVersion: v2\nname: a\n");
        Put("values.yaml", "a: b\n");
        Put("templates/a.yaml", "name: {{ .Values.a }}\nb: {{ .Values.b }}\n");

        var run = Run("validate", "values.yaml", "templates/a.yaml", "--exclude", "*.yaml");

        Assert.Equal(
            "values.yaml(1,1): error MM4501: the object has no apiVersion\n"
            + "templates/a.yaml(1,7): error MM4701: this is a Go template, not YAML; render it first, for example with helm template\n", run.Error);
        Assert.Equal("0 objects in 2 files for Kubernetes 1.36: 2 errors\n", run.Output);
    }

    [Theory]
    [InlineData("a.yaml", "kind: [")]
    [InlineData("a.yaml", "apiVersion: v1\n kind: x\n  y")]
    [InlineData("a.json", "{\"kind\": \"Pod\",, }")]
    public void What_may_be_meant_as_a_manifest_is_not_skipped_for_being_broken(string name, string text)
    {
        Put(name, text);

        Assert.Equal(1, Run("validate", ".").ExitCode);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: \"${A}\", b: '$(B)'}\n", 0)]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \"${APP}-config\", labels: {app: \"${APP}\"}}\n", 2)]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  type: ${TYPE}\n  ports:\n  - port: ${PORT}\n", 2)]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  type: ${TYPE:=NodePort}\n  ports:\n  - port: ${PORT:-80}\n", 0)]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: _}\n", 1)]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata:\n  a: ${BASE64}\n", 1)]
    public void A_variable_is_judged_by_its_default_or_not_at_all(string text, int open)
    {
        Put("a.yaml", text);

        var counted = open == 0 ? "" : $"  not checked: {open} variable{(open == 1 ? "" : "s")}\n";
        Assert.Equal(new CommandLineRun(0, "1 object in 1 file for Kubernetes 1.36: valid\n" + counted, ""), Run("validate", "a.yaml"));
    }

    [Fact]
    public void Variables_can_be_text()
    {
        Put("a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \"${APP}\"}\n");

        Assert.StartsWith("a.yaml(3,18): error MM4020: ConfigMap metadata.name: '${APP}' is not a valid DNS subdomain", Run("validate", "a.yaml", "--no-variables").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {a: 'ENC[AES256_GCM,data:a]'}\nsops: {kms: []}\n")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: 'ENC[AES256_GCM,data:a]'}\ndata: {a: 'ENC[AES256_GCM,data:a]'}\nsops: {age: []}\n")]
    [InlineData("{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replicas: 'ENC[AES256_GCM,data:a,type:int]', selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: a}]}}}, sops: {}}\n")]
    public void What_sops_encrypted_is_not_judged(string text)
    {
        Put("a.yaml", text);

        Assert.Equal(
            new CommandLineRun(0, "1 object in 1 file for Kubernetes 1.36: valid\n  not checked: the encrypted values of 1 object\n", ""),
            Run("validate", "a.yaml"));
    }

    [Fact]
    public void Paths_and_kinds_can_be_left_out_on_the_command_line_and_in_the_configuration()
    {
        Put("a.yaml", ConfigMap);
        Put("b/bad.yaml", "kind: [\n");
        Put("c/bad.yaml", "kind: [\n");
        Put("d.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: '?'}\n---\napiVersion: example.com/v1\nkind: Thing\n");
        Put("manifests.config.yaml", "kubernetes: \"1.34\"\nkubePrometheus: {version: " + PinnedRelease.Tag + "}\nvalidate:\n  exclude: [/b/]\n  skip: [Secret]\n");

        Assert.Equal(new CommandLineRun(
            0,
            "1 object in 2 files for Kubernetes 1.34: valid\n  skipped: 1 file without Kubernetes objects, 2 excluded paths\n  skipped kinds: 1 example.com/v1 Thing, 1 v1 Secret\n",
            ""), Run("validate", ".", "--exclude", "c", "--skip", "thing.example.com"));
    }

    [Fact]
    public void The_configuration_decides_what_unknown_kinds_are_and_which_schemas_there_are()
    {
        Put("crds/cups.yaml", CrdOf("cups", "Cup"));
        Put("cup.yaml", "apiVersion: example.com/v1\nkind: Cup\nmetadata: {name: c}\nspec: {size: big}\n---\napiVersion: other.example.org/v1\nkind: Thing\n");
        Put("manifests.config.yaml", "kubernetes: \"1.35\"\nkubePrometheus: {version: " + PinnedRelease.Tag + "}\nschemas: [crds]\nunknownKinds: ignore\n");

        var run = Run("validate", "cup.yaml");

        Assert.Equal("cup.yaml(4,14): error MM4001: Cup spec.size: expected an integer, found a string\n", run.Error);
        Assert.Equal("1 object in 1 file for Kubernetes 1.35: 1 error\n  unknown kinds: 1 other.example.org/v1 Thing\n", run.Output);
        Assert.Contains("for Kubernetes 1.36", Run("validate", "cup.yaml", "--kubernetes", "1.36").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_of_the_configuration_is_reported()
    {
        Put("a.yaml", ConfigMap);
        Put("manifests.config.yaml", "kubernetes: \"1.35\"\nkubePrometheus: {version: " + PinnedRelease.Tag + "}\nvalidate: {skip: ['a b']}\n");

        var run = Run("validate", "a.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("manifests.config.yaml(3,19): error MM", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apiVersion: apps/v1\nkind: Deploymnet\n", "apps/v1 has no kind 'Deploymnet'; did you mean 'Deployment'?")]
    [InlineData("apiVersion: apps/v1beta3\nkind: Deployment\n", "unknown kind apps/v1beta3 Deployment; Deployment is in apps/v1")]
    [InlineData("apiVersion: monitoring.coreos.com/v2\nkind: ServiceMonitor\n", "unknown kind monitoring.coreos.com/v2 ServiceMonitor; ServiceMonitor is in monitoring.coreos.com/v1")]
    [InlineData("apiVersion: argoproj.io/v1alpha1\nkind: Aplication\n", "argoproj.io/v1alpha1 has no kind 'Aplication'; did you mean 'Application'?")]
    [InlineData("apiVersion: v1\nkind: Foo\n", "unknown kind v1 Foo: neither Kubernetes 1.36 nor any schema defines it")]
    [InlineData("apiVersion: monitoring.coreos.co/v1\nkind: ServiceMonitor\n", "unknown kind monitoring.coreos.co/v1 ServiceMonitor; ServiceMonitor is in monitoring.coreos.com/v1")]
    public void A_misspelt_kind_is_never_an_unknown_one(string type, string message)
    {
        Put("a.yaml", type + "metadata: {name: a}\n");

        var run = Run("validate", "a.yaml", "--ignore-unknown");

        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Theory]
    [InlineData("apiVersion: networking.istio.io/v1\nkind: VirtualService\n")]
    [InlineData("apiVersion: argoproj.io/v1alpha1\nkind: Rollout\n")]
    [InlineData("apiVersion: networking.istio.io/v1\nkind: Gateway\n")]
    [InlineData("apiVersion: route.openshift.io/v1\nkind: Route\n")]
    public void A_kind_of_a_foreign_group_can_be_skipped(string type)
    {
        Put("a.yaml", type + "metadata: {name: a}\n");

        Assert.Equal(0, Run("validate", "a.yaml", "--ignore-unknown").ExitCode);
        Assert.Equal(1, Run("validate", "a.yaml").ExitCode);
    }

    [Theory]
    [InlineData("a.yaml", "z.yaml")]
    [InlineData("z.yaml", "a.yaml")]
    public void A_definition_makes_its_kind_known_to_the_rest_in_any_order(string definition, string cup)
    {
        Put(definition, CrdOf("cups", "Cup"));
        Put(cup, "apiVersion: example.com/v1\nkind: Cup\nmetadata: {name: c}\nspec: {size: big}\n");

        var error = $"{cup}(4,14): error MM4001: Cup spec.size: expected an integer, found a string\n";
        Assert.Equal(error, Run("validate", ".").Error);
        Assert.Equal(error, Run("validate", cup, definition).Error);
    }

    [Fact]
    public void A_definition_on_standard_input_makes_its_kind_known()
    {
        var start = CommandLineRun.Start(folder, "validate", "-");
        var run = CommandLineRun.Of(start, "apiVersion: example.com/v1\nkind: Cup\nmetadata: {name: c}\nspec: {size: big}\n---\n" + CrdOf("cups", "Cup"));

        Assert.Equal("stdin(4,14): error MM4001: Cup spec.size: expected an integer, found a string\n", run.Error);
    }

    [Fact]
    public void Empty_standard_input_is_an_error()
    {
        var run = CommandLineRun.Of(CommandLineRun.Start(folder, "validate", "-"), "");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("stdin(1,1): error MM9003: standard input is empty\n", run.Error);
    }

    [Theory]
    [InlineData("apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- metadata: {name: a}\n  spec: {replicas: x}\n", "a.yaml(5,20): error MM4001: Deployment spec.replicas: expected an integer, found a string")]
    [InlineData("apiVersion: v1\nkind: ServiceList\nitems:\n- metadata: {name: a}\n  spec: {clusterIp: x}\n", "a.yaml(5,10): error MM4003: Service spec: unknown field 'clusterIp'; did you mean 'clusterIP'?")]
    [InlineData("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitorList\nitems:\n- metadata: {name: a}\n  spec: {selector: [], endpoints: []}\n", "a.yaml(5,20): error MM4001: ServiceMonitor spec.selector: expected a mapping, found a sequence")]
    public void The_items_of_a_typed_list_have_the_type_of_the_list(string text, string error)
    {
        Put("a.yaml", text);

        Assert.Contains(error, Run("validate", "a.yaml").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: List\n")]
    [InlineData("apiVersion: v1\nkind: List\nitems: null\n")]
    [InlineData("apiVersion: v1\nkind: List\nitems: []\n")]
    public void A_list_may_be_empty(string text)
    {
        Put("a.yaml", text);

        Assert.Equal(new CommandLineRun(0, "0 objects in 1 file for Kubernetes 1.36: valid\n", ""), Run("validate", "a.yaml"));
    }

    [Theory]
    [InlineData("--ignore-unkown", "unknown option '--ignore-unkown'; did you mean '--ignore-unknown'?")]
    [InlineData("--strict", "unknown option '--strict'")]
    [InlineData("--skip=", "")]
    [InlineData("-k", "unknown option '-k'")]
    public void A_misspelt_option_is_wrong_usage(string option, string message)
    {
        Put("a.yaml", ConfigMap);

        var run = Run("validate", "a.yaml", option);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_begins_with_a_dash_follows_two()
    {
        Put("-a.yaml", ConfigMap);

        Assert.Equal(0, Run("validate", "--", "-a.yaml").ExitCode);
        Assert.Equal(2, Run("validate", "-a.yaml").ExitCode);
    }

    [Fact]
    public void Kustomizations_can_be_built()
    {
        Needs.Kubectl();
        Put("base/kustomization.yaml", "resources: [web.yaml]\nnamePrefix: my-\n");
        Put("base/web.yaml", Deployment("web", ""));
        Put("prod/kustomization.yaml", "resources: [../base]\npatches:\n- path: patch.yaml\n  target: {kind: Deployment}\n");
        Put("prod/patch.yaml", "- {op: add, path: /spec/replica, value: 3}\n");
        Put("alone.yaml", ConfigMap);

        var run = Run("validate", ".", "--kustomize");

        Assert.Equal("2 objects in 2 files for Kubernetes 1.36: 1 error\n  skipped: 2 kustomizations, 1 patch or input of kustomize, 1 resource of a kustomization\n", run.Output);
        Assert.Equal("prod (built)(6,3): error MM4003: Deployment spec: unknown field 'replica'; did you mean 'replicas'?\n  in Deployment my-web\n\n", run.Error);
    }

    [Fact]
    public void A_kustomization_that_cannot_be_built_is_an_error()
    {
        Needs.Kubectl();
        Put("prod/kustomization.yaml", "resources: [missing.yaml]\n");

        var run = Run("validate", ".", "--kustomize");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("prod(1,1): error MM4702: kubectl kustomize failed: ", run.Error, StringComparison.Ordinal);
    }

    private static string Deployment(string name, string spec) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: '{name}'}}\nspec:\n{spec}  selector: {{matchLabels: {{a: b}}}}\n  template:\n    metadata: {{labels: {{a: b}}}}\n    spec: {{containers: [{{name: a, image: a}}]}}\n";

    private static string CrdOf(string plural, string kind) =>
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: PLURAL.example.com}
        spec:
          group: example.com
          names: {kind: KIND, plural: PLURAL}
          scope: Namespaced
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}

        """.Replace("PLURAL", plural, StringComparison.Ordinal).Replace("KIND", kind, StringComparison.Ordinal);

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);

    private void Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
