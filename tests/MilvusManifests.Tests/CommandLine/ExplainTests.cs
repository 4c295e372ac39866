using System.Text.Json;

namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>explain</c>, as a shell sees it.</summary>
public sealed class ExplainTests : IDisposable
{
    private static readonly string Sets = Path.Combine(Repository.Root, "tests", "MilvusManifests.Tests", "ScrapePath", "Sets");

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_proven_monitor_is_a_line()
    {
        Copy("web");
        Copy("service-monitor");

        Assert.Equal(
            new CommandLineRun(
                0,
                """
                ServiceMonitor shop/web  PROVEN  Prometheus monitoring/k8s 3.12.0

                1 monitor: 1 proven, 0 broken, 0 unknown, with kube-prometheus v0.18.0

                """,
                ""),
            Run("explain", "."));
    }

    [Theory]
    [InlineData("service-monitor", "port: metrics", "port: ${PORT}", "port", "${PORT} is replaced later and would have to be right")]
    [InlineData("service-monitor", "      app: web\n  endpoints", "      app: ${APP}\n  endpoints", "matches-services", "app=${APP}")]
    [InlineData("web", "name: metrics\n      port", "name: ${NAME}\n      port", "port", "ports of Service shop/web or the pods behind are replaced later, and one named 'metrics' would have to be there")]
    [InlineData("web", "containerPort: 9100", "containerPort: ${NUMBER}", "port", "ports of Service shop/web or the pods behind are replaced later, and one named 'metrics' would have to be there")]
    public void What_depends_on_a_variable_is_unknown(string file, string old, string other, string link, string reason)
    {
        Copy("web", file == "web" ? [(old, other)] : []);
        Copy("service-monitor", file == "web" ? [] : [(old, other)]);

        var run = Run("explain", ".");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("1 monitor: 0 proven, 0 broken, 1 unknown", run.Output, StringComparison.Ordinal);
        Assert.Matches($@"- {link} +\? +.*{System.Text.RegularExpressions.Regex.Escape(reason)}", run.Output);
    }

    [Fact]
    public void A_variable_that_has_its_default_is_judged()
    {
        Copy("web");
        Copy("service-monitor", ("port: metrics", "port: ${PORT:=metrics}"), ("interval: 30s", "interval: ${INTERVAL:=30s}"));

        Assert.Contains("1 monitor: 1 proven, 0 broken, 0 unknown", Run("explain", ".").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_patch_of_a_kustomization_is_not_read_as_an_object()
    {
        Copy("web");
        Copy("service-monitor");
        File.WriteAllText(Path.Combine(folder, "kustomization.yaml"), "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [web.yaml, service-monitor.yaml]\npatches: [{path: zz-patch.yaml}]\n");
        File.WriteAllText(Path.Combine(folder, "zz-patch.yaml"), "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: web, namespace: shop}\nspec: {sampleLimit: 5}\n");

        Assert.Equal(
            new CommandLineRun(
                0,
                """
                ServiceMonitor shop/web  PROVEN  Prometheus monitoring/k8s 3.12.0

                1 monitor: 1 proven, 0 broken, 0 unknown, with kube-prometheus v0.18.0

                """,
                ""),
            Run("explain", "."));
    }

    [Fact]
    public void A_broken_monitor_is_shown_link_by_link_with_its_mend()
    {
        Copy("web", ("resources: [endpointslices]", "resources: [ingresses]"));
        Copy("service-monitor");

        var run = Run("explain", ".");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            ServiceMonitor shop/web  BROKEN  Prometheus monitoring/k8s 3.12.0
              |- selects-monitor   yes  serviceMonitorNamespaceSelector {} selects every namespace
              |-                   yes  serviceMonitorSelector {} selects every ServiceMonitor
              |- operator-scope    yes  Deployment monitoring/prometheus-operator looks in every namespace
              |-                   yes  the operator may list and watch servicemonitors in every namespace: ClusterRole prometheus-operator, rule 1
              |-                   yes  the operator may list and watch prometheuses in every namespace: ClusterRole prometheus-operator, rule 1
              |-                   yes  the operator may list and watch namespaces in every namespace: ClusterRole prometheus-operator, rule 2
              |- discovery-role    yes  discovers by the role endpointslice, serviceDiscoveryRole of Prometheus monitoring/k8s
              |- permission        NO   nothing grants monitoring/prometheus-k8s to list and watch discovery.k8s.io/endpointslices in shop [web.yaml(71,23)]
              |-                   yes  monitoring/prometheus-k8s may list and watch services in shop: ClusterRole prometheus-k8s, rule 1
              |-                   yes  monitoring/prometheus-k8s may list and watch pods in shop: ClusterRole prometheus-k8s, rule 1
              |- matches-services  yes  selector app=web matches Service web in shop
              |- matches-pods      yes  Service shop/web leads to the pods of Deployment shop/web
              |- port              yes  port metrics = 9100 of Deployment shop/web
              |- endpoint-ready    yes  Deployment shop/web has 2 pods
              '- network-policy    yes  no NetworkPolicy of the set shuts port 9100 to Prometheus monitoring/k8s
              Mend:
                patch ClusterRole prometheus-k8s
                  [{"op":"add","path":"/rules/-","value":{"apiGroups":["discovery.k8s.io"],"resources":["endpointslices"],"verbs":["get","list","watch"]}}]

            1 monitor: 0 proven, 1 broken, 0 unknown, with kube-prometheus v0.18.0

            """,
            run.Output);
    }

    [Fact]
    public void What_is_not_in_the_set_is_named()
    {
        Copy("service-monitor");

        Assert.Equal(
            new CommandLineRun(
                0,
                """
                ServiceMonitor shop/web  UNKNOWN
                  '- selects-monitor  ?    no Prometheus is in the set: one would have to select ServiceMonitor shop/web

                1 monitor: 0 proven, 0 broken, 1 unknown, with kube-prometheus v0.18.0

                """,
                ""),
            Run("explain", "service-monitor.yaml"));
    }

    [Fact]
    public void Json_has_the_steps_their_places_and_the_mend()
    {
        Copy("web", ("name: metrics\n      port: 9100", "name: prom\n      port: 9100"));
        Copy("service-monitor");

        var run = Run("explain", ".", "--format", "json");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var monitor = Assert.Single(json.RootElement.GetProperty("monitors").EnumerateArray());
        Assert.Equal(["monitor", "kind", "verdict", "link", "prometheus", "steps", "mend", "poisonedBy"], monitor.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ("shop/web", "ServiceMonitor", "broken", "port", "monitoring/k8s"),
            (Text(monitor, "monitor"), Text(monitor, "kind"), Text(monitor, "verdict"), Text(monitor, "link"), Text(monitor, "prometheus")));
        var step = monitor.GetProperty("steps").EnumerateArray().Single(step => Text(step, "answer") == "no");
        Assert.Equal(
            """{"file":"service-monitor.yaml","line":13,"column":13}""",
            step.GetProperty("place").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(
            """[{"target":{"group":"monitoring.coreos.com","kind":"ServiceMonitor","namespace":"shop","name":"web"},"patch":[{"op":"replace","path":"/spec/endpoints/0/port","value":"prom"}]}]""",
            monitor.GetProperty("mend").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(JsonValueKind.Null, monitor.GetProperty("poisonedBy").ValueKind);
    }

    [Fact]
    public void A_diagram_has_a_box_for_each_link()
    {
        Copy("web", ("replicas: 2", "replicas: 0"));
        Copy("pod-monitor");

        Assert.Equal(
            """
            flowchart LR
              m0(["PodMonitor shop/web is broken"]):::broken
              m0 --> m0l0["selects-monitor"]:::proven
              m0l0 --> m0l1["operator-scope"]:::proven
              m0l1 --> m0l3["discovery-role"]:::proven
              m0l3 --> m0l4["permission"]:::proven
              m0l4 --> m0l6["matches-pods"]:::proven
              m0l6 --> m0l7["port"]:::proven
              m0l7 --> m0l8["endpoint-ready<br/>Deployment shop/web has 0 replicas, so there is no address"]:::broken
              m0l8 --> m0l9["network-policy"]:::proven
              classDef proven fill:#dafbe1,stroke:#1a7f37,color:#1f2328
              classDef broken fill:#ffebe9,stroke:#cf222e,color:#1f2328
              classDef unknown fill:#fff8c5,stroke:#9a6700,color:#1f2328

            """,
            Run("explain", ".", "--format", "mermaid").Output);
    }

    [Fact]
    public void One_monitor_is_shown_whole_and_a_misspelt_one_is_named()
    {
        Copy("web");
        Copy("service-monitor");
        Copy("pod-monitor", ("name: web\n  namespace", "name: web-pods\n  namespace"), ("port: metrics", "port: http"));

        Assert.StartsWith("ServiceMonitor shop/web  PROVEN  Prometheus monitoring/k8s 3.12.0\n  |- selects-monitor   yes", Run("explain", ".", "--monitor", "shop/web", "--kind", "ServiceMonitor").Output, StringComparison.Ordinal);
        Assert.Equal(
            new CommandLineRun(1, "", "milvus-manifests: there is no monitor shop/wbe in the set; did you mean 'shop/web'?; it has shop/web, shop/web-pods\n"),
            Run("explain", ".", "--monitor", "shop/wbe"));
    }

    [Fact]
    public void The_set_of_the_configuration_is_explained_at_the_lines_that_were_written()
    {
        File.WriteAllText(
            Path.Combine(folder, "manifests.config.yaml"),
            """
            apiVersion: milvusmanifests/v1
            kubernetes: "1.35"
            kubePrometheus: {version: v0.18.0}
            milvus:
              - {release: my-release, namespace: milvus, version: 2.6.15}
            patches:
              - target: {kind: Prometheus, name: k8s}
                patch:
                  - {op: add, path: /spec/serviceMonitorSelector, value: {matchLabels: {release: kps}}}

            """);

        var generated = Run("generate");
        var explained = Run("explain", "--monitor", "milvus/my-release-milvus");

        Assert.Equal(1, generated.ExitCode);
        Assert.Contains("error MM4801: Prometheus monitoring/k8s would not scrape ServiceMonitor milvus/my-release-milvus: serviceMonitorSelector release=kps of Prometheus monitoring/k8s does not select ServiceMonitor milvus/my-release-milvus: 'release' must be 'kps' and is missing (selects-monitor)\n", generated.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "output")));
        Assert.Equal(1, explained.ExitCode);
        Assert.Contains("""patch ServiceMonitor milvus/my-release-milvus""", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_set_there_is_nothing_to_explain() => Assert.Equal(
        new CommandLineRun(1, "", "error MM9006: there is no manifests.config.yaml here; name files or folders of manifests, or a configuration with --config\n"),
        Run("explain"));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private void Copy(string set, params (string Old, string New)[] changes)
    {
        var text = File.ReadAllText(Path.Combine(Sets, set + ".yaml"));
        foreach (var (old, other) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, other, StringComparison.Ordinal);
        }

        File.WriteAllText(Path.Combine(folder, set + ".yaml"), text);
    }

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);
}
