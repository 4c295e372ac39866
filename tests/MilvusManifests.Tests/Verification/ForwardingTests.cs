using System.Diagnostics;
using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.ScrapePath;
using MilvusManifests.Tests.CommandLine;
using MilvusManifests.Tests.Comparison;
using MilvusManifests.Verification.Kubectl;

namespace MilvusManifests.Tests.Verification;

/// <summary><c>verify --kubeconfig</c> without <c>--prometheus</c>: ports are forwarded to the Services of the set.</summary>
public sealed class ForwardingTests : IDisposable
{
    private const string Targets = """{"status":"success","data":{"activeTargets":[{"scrapePool":"serviceMonitor/shop/web/0","scrapeUrl":"http://10.0.0.1:9100/metrics","health":"up"}]}}""";
    private const string Up = "Cluster: 12 of 12 objects as in the set\nPrometheus: 1 of 1 monitor up with 1 target, 0 of 0 rule groups healthy\n";
    private const string Arguments = "port-forward --namespace=monitoring --address=127.0.0.1 service/prometheus-operated :9090 --kubeconfig=kubeconfig";

    private const string Stack =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: prometheus-k8s, namespace: monitoring}
        spec: {selector: {app.kubernetes.io/name: prometheus, prometheus: k8s}, ports: [{name: reloader-web, port: 8080, targetPort: reloader-web}, {name: web, port: 80, targetPort: web}]}
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: Alertmanager
        metadata: {name: main, namespace: monitoring}
        spec: {replicas: 1}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: grafana, namespace: monitoring}
        spec: {selector: {matchLabels: {app: grafana}}, template: {metadata: {labels: {app: grafana}}, spec: {containers: [{name: grafana, image: 'grafana/grafana:13.0.2', ports: [{name: http, containerPort: 3000}]}]}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: grafana, namespace: monitoring}
        spec: {selector: {app: grafana}, ports: [{name: http, port: 3000, targetPort: http}]}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: dashboards, namespace: monitoring}
        data: {a.json: '{"title": "A", "uid": "a", "panels": []}'}
        """;

    private readonly VerifiedSet set = new();

    public void Dispose() => set.Dispose();

    [Fact]
    public void The_Prometheus_of_the_set_is_asked_through_a_forwarded_port()
    {
        using var cluster = Start();
        using var server = new CannedServer(Answer);
        using var kubectl = new ForwardingKubectl(ForwardingKubectl.LeadsTo(server.Address));

        Assert.Equal(new CommandLineRun(0, Up, ""), Verify(kubectl));
        Assert.Equal([Arguments], kubectl.Forwarded);
        Assert.False(kubectl.IsRunning);
    }

    [Fact]
    public void Alertmanager_and_Grafana_are_asked_too_and_dashboards_need_a_token()
    {
        set.Write("stack.yaml", Stack);
        using var cluster = Start();
        using var server = new CannedServer(Answer);
        using var kubectl = new ForwardingKubectl(ForwardingKubectl.LeadsTo(server.Address));
        const string Lines = "Cluster: 17 of 17 objects as in the set\nPrometheus: 1 of 1 monitor up with 1 target, 0 of 0 rule groups healthy\nAlertmanager: ready, 1 Alertmanager known to Prometheus\n";

        Assert.Equal(
            new CommandLineRun(0, Lines + "Grafana: healthy\n", "warning MM7002: Grafana at Service monitoring/grafana refuses access to api/search: status 401; dashboards are not verified\n"),
            Verify(kubectl));
        Assert.Equal(
            [
                "port-forward --namespace=monitoring --address=127.0.0.1 service/alertmanager-operated :9093 --kubeconfig=kubeconfig",
                "port-forward --namespace=monitoring --address=127.0.0.1 service/grafana :3000 --kubeconfig=kubeconfig",
                "port-forward --namespace=monitoring --address=127.0.0.1 service/prometheus-k8s :80 --kubeconfig=kubeconfig",
            ],
            kubectl.Forwarded);
        Assert.Equal(1, Verify(kubectl, "--strict").ExitCode);
    }

    [Fact]
    public void A_context_is_passed_on()
    {
        using var cluster = Start();
        using var server = new CannedServer(Answer);
        using var kubectl = new ForwardingKubectl(ForwardingKubectl.LeadsTo(server.Address));

        Assert.Equal(0, Verify(kubectl, "--context", "fake").ExitCode);
        Assert.Equal([Arguments + " --context=fake"], kubectl.Forwarded);
    }

    [Theory]
    [InlineData("echo 'E1129 memcache.go' >&2; echo 'Error from server (NotFound): services \"prometheus-operated\" not found' >&2; exit 1", "Error from server (NotFound): services \"prometheus-operated\" not found")]
    [InlineData("echo 'error: unable to forward port because pod is not running. Current status=Pending' >&2; exit 1", "unable to forward port because pod is not running. Current status=Pending")]
    [InlineData("exit 0", "it ended without a message")]
    [InlineData("echo 'Forwarding from 127.0.0.1:99999 -> 9090'; exit 1", "it ended without a message")]
    [InlineData("yes | head -c 100000; exec sleep 60", "it does not say where it serves")]
    public void A_port_that_cannot_be_forwarded_is_an_error(string script, string reason)
    {
        using var cluster = Start();
        using var kubectl = new ForwardingKubectl(script);

        Assert.Equal(
            new CommandLineRun(
                1,
                "Cluster: 12 of 12 objects as in the set\n",
                $"error MM7006: no port can be forwarded to Prometheus at Service monitoring/prometheus-operated: {reason}\n1 error.    (milvus-manifests help MM7006)\n"),
            Verify(kubectl));
        Assert.False(kubectl.IsRunning);
    }

    [Fact]
    public void What_kubectl_says_of_a_Service_that_is_not_there_is_shown()
    {
        using var cluster = Start();

        var run = set.Verify("--kubeconfig", "kubeconfig", "--timeout", "0");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error MM7006: no port can be forwarded to Prometheus at Service monitoring/prometheus-operated: Error from server (NotFound): ", run.Error, StringComparison.Ordinal);
        Assert.Contains("GET /api/v1/namespaces/monitoring/services/prometheus-operated", cluster.Requests);
    }

    [Fact]
    public void A_pod_is_waited_for_no_longer_than_the_time()
    {
        set.Write("service.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: prometheus-k8s, namespace: monitoring}\nspec: {selector: {prometheus: k8s}, ports: [{port: 9090}]}\n");
        using var cluster = Start();
        cluster.Answer("/api/v1/namespaces/monitoring/pods", null);

        Assert.Equal(
            "error MM7006: no port can be forwarded to Prometheus at Service monitoring/prometheus-k8s: it did not begin to serve within 5 s\n1 error.    (milvus-manifests help MM7006)\n",
            set.Verify("--kubeconfig", "kubeconfig", "--timeout", "5s").Error);
        Assert.Contains("GET /api/v1/namespaces/monitoring/pods?labelSelector=prometheus%3Dk8s", cluster.Requests.Select(request => request.Split("&")[0]));
    }

    [Fact]
    public void Forwarding_that_ended_begins_again()
    {
        using var cluster = Start();
        ForwardingKubectl? forwarding = null;
        using var server = new CannedServer(path => forwarding!.HasBegunAgain ? Answer(path) : Unavailable(forwarding));
        using var kubectl = forwarding = new ForwardingKubectl(ForwardingKubectl.EndsOnce(server.Address));

        Assert.Equal(new CommandLineRun(0, Up, ""), set.VerifyWith("PATH", kubectl.SearchPath, "--kubeconfig", "kubeconfig", "--timeout", "1m"));
        Assert.Equal([Arguments, Arguments], kubectl.Forwarded);
    }

    [Fact]
    public void An_interrupted_run_ends_what_it_started()
    {
        using var cluster = Start();
        using var server = new CannedServer(_ => null);
        using var kubectl = new ForwardingKubectl(ForwardingKubectl.LeadsTo(server.Address));
        using var process = set.StartVerify("PATH", kubectl.SearchPath, "--kubeconfig", "kubeconfig", "--timeout", "1m", "--verbose");
        while (process.StandardError.ReadLine() is { } line && !line.Contains("port-forward", StringComparison.Ordinal))
        {
        }

        Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        process.WaitForExit();

        Assert.Equal(130, process.ExitCode);
        Assert.Single(kubectl.Forwarded);
        Assert.False(kubectl.IsRunning);
    }

    [Fact]
    public void A_set_without_a_Prometheus_is_only_compared()
    {
        set.Write("web.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");
        using var cluster = Start();
        using var kubectl = new ForwardingKubectl("exit 1");

        Assert.Equal(
            new CommandLineRun(0, "Cluster: 2 of 2 objects as in the set\n", "warning MM7007: targets and rules are not verified: the set has no Prometheus\n  name it with --prometheus\n\n"),
            Verify(kubectl));
        Assert.Empty(kubectl.Forwarded);
    }

    [Fact]
    public void Of_several_Prometheus_objects_none_is_guessed()
    {
        set.Write("second.yaml", "apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: second, namespace: monitoring}\nspec: {}\n");
        using var cluster = Start();
        using var kubectl = new ForwardingKubectl("exit 1");

        Assert.Equal(
            new CommandLineRun(0, "Cluster: 13 of 13 objects as in the set\n", "warning MM7007: targets and rules are not verified: the set has several Prometheus objects\n  name it with --prometheus\n\n"),
            Verify(kubectl));
        Assert.Empty(kubectl.Forwarded);
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_Services_of_every_release_are_found(string release)
    {
        var objects = new ClusterObjects(RenderedSets.Of(release).Select(made => made.Node));

        Assert.Equal(
            new ForwardedServices(new("monitoring", "prometheus-k8s", 9090), new("monitoring", "alertmanager-main", 9093), new("monitoring", "grafana", 3000)),
            ForwardedServices.Of(new ScrapedCluster(objects, new("1.35"), Releases.Find(release))));
    }

    [Theory]
    [InlineData("{}", "http", "/")]
    [InlineData("{routePrefix: /prometheus/, externalUrl: 'https://example.com/x'}", "http", "/prometheus")]
    [InlineData("{web: {tlsConfig: {cert: {}}}, listenLocal: true}", "https", "/")]
    public void A_prefix_and_TLS_of_the_object_count(string spec, string scheme, string prefix)
    {
        var found = RenderedSets.Read($"apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {{name: a, namespace: b}}\nspec: {spec}\n");

        Assert.Equal(
            new ForwardedService("b", "prometheus-operated", 9090) { Scheme = scheme, Prefix = prefix },
            ForwardedServices.Of(new ScrapedCluster(new ClusterObjects(found.Select(made => made.Node)), new("1.35"), Releases.Find())).Prometheus);
    }

    private FakeCluster Start()
    {
        Needs.Unix();
        Needs.Kubectl();
        return set.StartCluster();
    }

    private CommandLineRun Verify(ForwardingKubectl kubectl, params string[] arguments) =>
        set.VerifyWith("PATH", kubectl.SearchPath, ["--kubeconfig", "kubeconfig", "--timeout", "0", .. arguments]);

    // Whoever was asked once is not there any more: only forwarding again leads to an answer.
    private static string Unavailable(ForwardingKubectl forwarding)
    {
        forwarding.EndFirst();
        return CannedServer.Status(503);
    }

    private static string Answer(string path) => path.Split('?')[0] switch
    {
        "/api/v1/targets" => CannedServer.Json(Targets),
        "/api/v1/alertmanagers" => CannedServer.Json("""{"status":"success","data":{"activeAlertmanagers":[{}]}}"""),
        "/api/v2/status" => CannedServer.Json("""{"cluster":{"status":"ready"}}"""),
        "/api/health" => CannedServer.Json("""{"database":"ok"}"""),
        "/api/search" => CannedServer.Status(401),
        _ => CannedServer.Json("""{"status":"success","data":{"groups":[]}}"""),
    };
}
