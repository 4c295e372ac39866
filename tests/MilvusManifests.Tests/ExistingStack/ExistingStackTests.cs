using System.Text;
using MilvusManifests.Catalogue;
using MilvusManifests.Tests.CommandLine;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.ExistingStack;

/// <summary>Sets for a stack that another installation has.</summary>
public class ExistingStackTests
{
    private const string Milvus =
        "{release: my-release, namespace: milvus, version: 2.6.15, networkPolicy: onlyPrometheus}, {release: vec, namespace: milvus, version: 2.6.15, installedBy: operator, monitor: ours, scrape: {labels: {team: search}}}";

    /// <summary>Title and keys of each set that is pinned.</summary>
    public static TheoryData<string, string> Sets => new()
    {
        { "kubePrometheus", "stack: {installedBy: kubePrometheus}" },
        { "kubePrometheus-patch", "stack: {installedBy: kubePrometheus, namespace: observability}\nrbac: patch" },
        { "kubePrometheusStack", "stack: {installedBy: kubePrometheusStack, release: metrics, namespace: observability}" },
        { "none", "stack: {installedBy: none, namespace: o11y, serviceAccount: collector, labels: {scrape: \"yes\"}}\nrbac: namespaces" },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Only_what_is_about_Milvus_is_in_the_set(string name, string keys)
    {
        using var set = new ExistingStackSet(keys, Milvus);

        Assert.Equal("", set.Diagnostics);
        Golden.Check($"tests/MilvusManifests.Tests/ExistingStack/{name}.txt", Written(set));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Kubectl_builds_every_object_of_the_set_once(string name, string keys)
    {
        Needs.Kubectl();
        using var set = new ExistingStackSet(keys, Milvus);

        var built = set.Kustomize();

        var files = set.Files.Where(path => path.EndsWith(".yaml", StringComparison.Ordinal) && path != "kustomization.yaml" && !path.StartsWith("patches/", StringComparison.Ordinal)).Select(set.Read);
        Assert.Equal((0, ""), (built.ExitCode, built.Error));
        Assert.Equal(Objects(string.Join("\n---\n", files)), Objects(built.Output));
        Assert.NotEmpty(name);
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Beside_the_published_manifests_Prometheus_scrapes_Milvus(string release)
    {
        var published = Releases.Published(release);
        foreach (var rbac in (string[])["clusterRole", "namespaces"])
        {
            using var set = new ExistingStackSet($"stack: {{installedBy: kubePrometheus}}\nrbac: {rbac}", Milvus, release);

            var run = set.Run("explain", "output", published, "--config", "manifests.config.yaml");

            Assert.Equal(0, run.ExitCode);
            Assert.Contains($"ServiceMonitor milvus/my-release-milvus ", run.Output, StringComparison.Ordinal);
            Assert.Equal(["PROVEN", "PROVEN"], run.Output.Split('\n').Where(line => line.Contains("Monitor milvus/", StringComparison.Ordinal) && !line.StartsWith(' ')).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]));
        }
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Without_the_roles_it_would_not(string release)
    {
        var published = Releases.Published(release);
        using var set = new ExistingStackSet("stack: {installedBy: kubePrometheus}\nrbac: patch", Milvus, release);

        var run = set.Run("explain", "output", published, "--config", "manifests.config.yaml", "--monitor", "milvus/my-release-milvus");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nothing grants monitoring/prometheus-k8s to list and watch", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Endpoints")]
    [InlineData("EndpointSlice")]
    public void The_Prometheus_of_the_chart_selects_the_monitors_and_may_discover_Milvus(string role)
    {
        using var set = new ExistingStackSet("stack: {installedBy: kubePrometheusStack, release: metrics, namespace: observability}", Milvus);
        set.Write("chart/prometheus.yaml",
            $$"""
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: metrics-kube-prometheus-st-prometheus, namespace: observability}
            spec:
              serviceAccountName: metrics-kube-prometheus-st-prometheus
              serviceDiscoveryRole: {{role}}
              serviceMonitorSelector: {matchLabels: {release: metrics} }
              serviceMonitorNamespaceSelector: {}
              podMonitorSelector: {matchLabels: {release: metrics} }
              podMonitorNamespaceSelector: {}
              ruleSelector: {matchLabels: {release: metrics} }
              ruleNamespaceSelector: {}

            """);

        var run = set.Run("explain", "output", "chart", "--config", "manifests.config.yaml");

        // The operator is the only thing that is not among the manifests.
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["operator-scope", "operator-scope"],
            run.Output.Split('\n').Where(line => line.StartsWith("  '-", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
        Assert.DoesNotContain("BROKEN", run.Output, StringComparison.Ordinal);
        Assert.Equal(new CommandLineRun(0, "", ""), set.Run("validate", "output", "--checks", "--config", "manifests.config.yaml") with { Output = "" });
    }

    [Theory]
    [InlineData("kube-prometheus-stack", "kube-prometheus-stack")]
    [InlineData("metrics", "metrics-kube-prometheus-st")]
    [InlineData("prod", "prod-kube-prometheus-stack")]
    [InlineData("monitoring", "monitoring-kube-prometheus")]
    [InlineData("kube-prometheus-stack-production", "kube-prometheus-stack-prod")]
    [InlineData("abcd-kube-prometheus-stack", "abcd-kube-prometheus-stack")]
    [InlineData("kube-prometheus-stack-prod-eu", "kube-prometheus-stack-prod")]
    [InlineData("a-release-of-a-stack-by-us", "a-release-of-a-stack-by-us")]
    [InlineData("a-release-of-our-own-teams", "a-release-of-our-own-teams")]
    [InlineData("a-release-of-our-own-team", "a-release-of-our-own-team")]
    public void The_names_of_the_chart_are_cut_off_as_the_chart_does(string release, string expected) =>
        Assert.Equal(expected, KubePrometheusStackChart.FullName(release));

    [Theory]
    [InlineData("kubePrometheus", "an existing kube-prometheus " + PinnedRelease.Tag)]
    [InlineData("kubePrometheusStack", "an existing kube-prometheus-stack")]
    [InlineData("none, namespace: a, serviceAccount: b", "an existing Prometheus")]
    public void The_title_names_whose_stack_it_is(string installedBy, string expected)
    {
        using var set = new ExistingStackSet($"stack: {{installedBy: {installedBy}}}");

        Assert.StartsWith(expected + " for Kubernetes ", set.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ", namespace: observability", "(2,36): warning MM1022: 'kubePrometheus.namespace' has no effect: 'stack.namespace' is the namespace of the other installation")]
    [InlineData("", ", prometheus: {replicas: 1}", "(2,36): warning MM1022: 'kubePrometheus.prometheus' has no effect: the set has no stack, since 'stack.installedBy' is kubePrometheus")]
    [InlineData("", ", components: {grafana: false}", "(2,49): warning MM1022: 'kubePrometheus.components.grafana' has no effect: the set has no stack, since 'stack.installedBy' is kubePrometheus")]
    [InlineData("", ", networkPolicies: false", "(2,36): warning MM1022: 'kubePrometheus.networkPolicies' has no effect: the set has no stack, since 'stack.installedBy' is kubePrometheus")]
    [InlineData("", ", source: {directory: upstream}", "(2,56): warning MM1022: 'kubePrometheus.source' has no effect: the set has no stack, since 'stack.installedBy' is kubePrometheus")]
    [InlineData(", release: metrics", "", "(3,38): warning MM1022: 'stack.release' has no effect when installedBy is kubePrometheus")]
    [InlineData("", ", grafana: {dashboards: none}", null)]
    public void A_setting_that_only_a_stack_of_the_set_would_have_is_said_to_have_no_effect(string stack, string settings, string? expected)
    {
        using var set = new ExistingStackSet($"stack: {{installedBy: kubePrometheus{stack}}}", stack: settings);

        Assert.Equal(expected is null ? "" : $"manifests.config.yaml{expected}", set.Diagnostics);
        Assert.Contains("milvus/milvus/my-release/serviceMonitor.yaml", set.Files);
    }

    [Fact]
    public void Images_move_in_templates_of_the_users_own()
    {
        using var set = new ExistingStackSet("stack: {installedBy: kubePrometheus}", stack: ", images: {registry: mirror.example.com}");
        Assert.Equal("manifests.config.yaml(2,45): warning MM1022: 'kubePrometheus.images.registry' has no effect: the set has no images", set.Diagnostics);

        set.Write("templates/manifests/probe.yaml.sbn", "apiVersion: v1\nkind: Pod\nmetadata: {name: probe, namespace: milvus}\nspec: {containers: [{name: probe, image: \"{{ image.blackboxExporter }}\", resources: {requests: {cpu: 1m, memory: 1Mi}}}]}\n");
        var run = set.Run("generate");

        Assert.DoesNotContain("MM1022", run.Error, StringComparison.Ordinal);
        Assert.Contains("image: mirror.example.com/prometheus/blackbox-exporter:", set.Read("manifests/probe.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("installedBy: kubePrometheus", true)]
    [InlineData("installedBy: kubePrometheusStack", false)]
    [InlineData("installedBy: none, namespace: a, serviceAccount: b", false)]
    public void A_version_of_Kubernetes_that_the_release_was_not_made_for_is_the_affair_of_whoever_installed_it(string stack, bool isSaid)
    {
        var (oldest, newest) = (KubePrometheusReleases.All[0], KubePrometheusReleases.Newest.SupportedKubernetes[^1]);
        using var set = new ExistingStackSet($"stack: {{{stack}}}");
        set.Write("manifests.config.yaml", $"kubernetes: \"{newest}\"\nkubePrometheus: {{version: {oldest.Tag}}}\nstack: {{{stack}}}\nmilvus: [{{release: my-release, namespace: milvus, version: 2.6.15}}]\n");

        var run = set.Run("generate");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(isSaid ? $"manifests.config.yaml(1,13): warning MM1011: kube-prometheus {oldest.Tag} does not support Kubernetes {newest}; " : "", run.Error, StringComparison.Ordinal);
        Assert.Equal(isSaid, run.Error.Length > 0);
    }

    [Fact]
    public void The_chart_of_Milvus_gives_its_own_monitor_the_label_too()
    {
        using var set = new ExistingStackSet("stack: {installedBy: kubePrometheusStack, release: metrics}", "{release: my-release, namespace: milvus, version: 2.6.15, monitor: chart}");

        Assert.Contains("    additionalLabels:\n      release: metrics\n", set.Run("helm-values").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_of_a_Milvus_takes_precedence_over_that_of_the_stack()
    {
        using var set = new ExistingStackSet("stack: {installedBy: kubePrometheusStack}", "{release: my-release, namespace: milvus, version: 2.6.15, scrape: {labels: {release: another}}}");

        Assert.Contains("    release: another\n", set.Read("milvus/milvus/my-release/serviceMonitor.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_stack_is_named_by_the_lock()
    {
        using var set = new ExistingStackSet("stack: {installedBy: kubePrometheusStack, release: metrics}");
        set.Write("manifests.config.yaml", File.ReadAllText(set.PathOf("manifests.config.yaml")).Replace("release: metrics", "release: other", StringComparison.Ordinal));

        var run = set.Run("generate", "--locked");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'stack.release' is other, but metrics is locked", run.Error, StringComparison.Ordinal);
    }

    // Queries and dashboards have tests of their own.
    private static string Written(ExistingStackSet set)
    {
        var text = new StringBuilder().AppendJoin('\n', set.Files).Append('\n');
        foreach (var path in set.Files.Where(path => !path.Contains("dashboard", StringComparison.Ordinal)))
        {
            var content = set.Read(path);
            text.Append("=== ").Append(path).Append('\n').Append(path.EndsWith("prometheusRule.yaml", StringComparison.Ordinal) ? content[..content.IndexOf("spec:", StringComparison.Ordinal)] : content);
        }

        foreach (var path in set.Files.Where(path => path.EndsWith("-milvus-overview.yaml", StringComparison.Ordinal)))
        {
            var content = set.Read(path);
            text.Append("=== ").Append(path).Append('\n').Append(content[..(content.IndexOf("\ndata:", StringComparison.Ordinal) + 1)]);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Objects(string manifests) =>
        YamlReader.Read(new SourceText("set.yaml", manifests)).Value
            .Select(document => (YamlMapping)document.Root)
            .Select(root => $"{root["kind"]} {root.At("metadata", "namespace")}/{root.At("metadata", "name")}")
            .Order(StringComparer.Ordinal);
}
