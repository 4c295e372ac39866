using MilvusManifests.Building;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Network;
using MilvusManifests.Tests.ExistingStack;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Access;

/// <summary>Section <c>access</c>: host names for Grafana, Prometheus and Alertmanager.</summary>
public class AccessTests
{
    private const string Ingress =
        """
        access:
          ingress:
            className: nginx
            annotations: {cert-manager.io/cluster-issuer: letsencrypt}
            controller: {namespace: ingress-nginx, podLabels: {app.kubernetes.io/name: ingress-nginx}}
            grafana: {host: grafana.example.com, tlsSecret: grafana-tls}
            prometheus:
              host: prometheus.example.com
              tlsSecret: prometheus-tls
              annotations: {nginx.ingress.kubernetes.io/auth-type: basic, nginx.ingress.kubernetes.io/auth-secret: prometheus-users}
            alertmanager: {host: alertmanager.example.com, annotations: {nginx.ingress.kubernetes.io/auth-url: "https://sso.example.com/check"}}
        """;

    private const string Gateway =
        """
        access:
          gateway:
            parentRefs: [{name: public, namespace: gateways, sectionName: https}]
            controller: {namespace: envoy-gateway-system}
            grafana: {host: grafana.example.com}
            prometheus:
              host: prometheus.example.com
              filters: [{type: ExtensionRef, extensionRef: {group: gateway.example.com, kind: Login, name: staff}}]
        """;

    /// <summary>Title and keys of each set that is pinned.</summary>
    public static TheoryData<string, string> Sets => new() { { "ingress", Ingress }, { "gateway", Gateway } };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Each_program_has_a_host_name_and_lets_the_controller_in(string name, string keys)
    {
        using var set = new ExistingStackSet(keys);

        Assert.Equal("", set.Diagnostics);
        var files = set.Files.Where(path => path.StartsWith("manifests/access-", StringComparison.Ordinal)).Select(path => $"=== {path}\n{set.Read(path)}");
        Golden.Check($"tests/MilvusManifests.Tests/Access/{name}.txt", string.Concat(files));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Kubectl_builds_the_set(string name, string keys)
    {
        Needs.Kubectl();
        using var set = new ExistingStackSet(keys);

        var built = set.Kustomize();

        Assert.Equal((0, ""), (built.ExitCode, built.Error));
        Assert.Contains(name == "ingress" ? "kind: Ingress\n" : "kind: HTTPRoute\n", built.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void With_upstreams_own_files_as_the_source_it_is_the_same(string release)
    {
        var published = "../" + Path.GetRelativePath(Path.GetTempPath(), Releases.Published(release)).Replace('\\', '/');
        using var set = new ExistingStackSet(Ingress, release: release);
        using var source = new ExistingStackSet(Ingress, release: release, stack: $", source: {{directory: {published}}}");

        Assert.All(["manifests/access-ingress.yaml", "manifests/access-networkPolicy.yaml"], path => Assert.Equal(set.Read(path), source.Read(path)));
    }

    [Theory]
    [InlineData("grafana", 3000)]
    [InlineData("prometheus", 9090)]
    [InlineData("alertmanager", 9093)]
    public void Nobody_else_is_let_in_and_who_was_still_is(string program, int port)
    {
        using var without = new ExistingStackSet("");
        using var with = new ExistingStackSet(Ingress);
        var (before, after) = (new Connections(without, program, port), new Connections(with, program, port));

        Assert.Equal(("No", "Yes"), (before.From("ingress-nginx", "ingress-nginx"), after.From("ingress-nginx", "ingress-nginx")));
        Assert.Equal(("No", "No"), (before.From("ingress-nginx", "another"), after.From("ingress-nginx", "another")));
        Assert.Equal(("No", "No"), (before.From("default", "ingress-nginx"), after.From("default", "ingress-nginx")));
        Assert.Equal(("Yes", "Yes"), (before.From("monitoring", "prometheus"), after.From("monitoring", "prometheus")));
    }

    [Fact]
    public void Without_the_NetworkPolicies_of_the_stack_there_is_none_for_the_controller_since_it_would_keep_the_others_out()
    {
        using var set = new ExistingStackSet(Ingress, stack: ", networkPolicies: false");

        Assert.Equal("", set.Diagnostics);
        Assert.Equal(["manifests/access-ingress.yaml"], set.Files.Where(path => path.Contains("access", StringComparison.Ordinal) || path.Contains("networkPolicy", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("access: portForward")]
    public void Forwarding_a_port_needs_nothing(string keys)
    {
        using var set = new ExistingStackSet(keys);

        Assert.Equal("", set.Diagnostics);
        Assert.DoesNotContain(set.Files, path => path.Contains("access", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "access: {ingress: {controller: {namespace: a}, prometheus: {host: prometheus.example.com}}}", "",
        "manifests.config.yaml(3,67): warning MM1042: prometheus has no login of its own: whoever reaches prometheus.example.com can read everything in it")]
    [InlineData(
        "access: {gateway: {parentRefs: [{name: a}], controller: {namespace: a}, alertmanager: {host: alerts.example.com}}}", "",
        "manifests.config.yaml(3,94): warning MM1042: alertmanager has no login of its own: whoever reaches alerts.example.com can read everything in it")]
    [InlineData("access: {ingress: {controller: {namespace: a}, grafana: {host: grafana.example.com}}}", "", "")]
    [InlineData("access: {ingress: {controller: {namespace: a}, authentication: elsewhere, prometheus: {host: prometheus.example.com}}}", "", "")]
    [InlineData("access: {ingress: {controller: {namespace: a}}}", "", "manifests.config.yaml(3,1): warning MM1022: 'access' has no effect without a host for grafana, prometheus or alertmanager")]
    [InlineData(
        "access: {ingress: {controller: {namespace: a}, grafana: {host: grafana.example.com}}}", ", components: {grafana: false}",
        "manifests.config.yaml(3,58): warning MM1022: the host of grafana has no effect: 'kubePrometheus.components.grafana' is false")]
    [InlineData("stack: {installedBy: kubePrometheus}\naccess: portForward", "", "manifests.config.yaml(4,1): warning MM1022: 'access' has no effect: the set has no stack, since 'stack' says that it is there already")]
    public void What_is_exposed_to_everybody_or_not_at_all_is_said(string keys, string stack, string expected)
    {
        using var set = new ExistingStackSet(keys, stack: stack);

        Assert.Equal(expected, set.Diagnostics.Split('\n')[0]);
    }

    [Fact]
    public void The_annotations_of_an_Ingress_are_not_in_the_lock_since_they_may_have_credentials()
    {
        using var set = new ExistingStackSet(Ingress);
        var locked = set.Read("manifests.lock.yaml");

        Assert.Contains("  ingress.prometheus.annotations: sha256:", locked, StringComparison.Ordinal);
        Assert.Contains("  ingress.prometheus.host: prometheus.example.com\n", locked, StringComparison.Ordinal);
        Assert.DoesNotContain("sso.example.com", locked, StringComparison.Ordinal);
    }

    // Connections to one program of a set.
    private sealed class Connections
    {
        private readonly ClusterObjects cluster;
        private readonly NetworkPeer target;
        private readonly int port;

        public Connections(ExistingStackSet set, string program, int port)
        {
            var rendered = Generator.Render(new GenerateOptions(set.PathOf("manifests.config.yaml"))).Value!.Set;
            cluster = new ClusterObjects(rendered.Objects.Select(made => made.Node));
            this.port = port;
            var pods = MilvusManifests.ScrapePath.Servers.PrometheusServer.AllOf(cluster).Single().Pods;
            var labels = program == "prometheus" ? pods.Labels
                : cluster.Find(new ObjectReference("", "Service", "monitoring", program == "grafana" ? "grafana" : "alertmanager-main"))!.Spec.Entries("selector").Aggregate(Labels.None, (all, label) => all.With(label.Key.Value, ((YamlScalar)label.Value).Value));
            target = new("monitoring", cluster.LabelsOf("monitoring"), labels);
        }

        public string From(string space, string name) =>
            new NetworkPolicies(cluster).Ingress(target, new(space, cluster.LabelsOf(space), Labels.None.With("app.kubernetes.io/name", name)), new(port, [])).Answer.ToString();
    }
}
