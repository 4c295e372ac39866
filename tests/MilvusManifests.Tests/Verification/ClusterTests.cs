using System.Text.Json;
using System.Text.Json.Nodes;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Verification;

/// <summary><c>verify --kubeconfig</c>: the objects of a cluster, which the machine's own kubectl asks for.</summary>
public sealed class ClusterTests : IDisposable
{
    private const string Deployment = "/apis/apps/v1/namespaces/shop/deployments/web";
    private const string Prometheus = "/apis/monitoring.coreos.com/v1/namespaces/monitoring/prometheuses/k8s";
    private const string Monitor = "/apis/monitoring.coreos.com/v1/namespaces/shop/servicemonitors/web";
    private const string Secret = "/api/v1/namespaces/shop/secrets/login";
    private const string Targets = """{"status":"success","data":{"activeTargets":[{"scrapePool":"serviceMonitor/shop/web/0","scrapeUrl":"http://10.0.0.1:9100/metrics","health":"up"}]}}""";
    private const string Up = "Prometheus: 1 of 1 monitor up with 1 target, 0 of 0 rule groups healthy\n";

    private readonly VerifiedSet set = new();
    private readonly CannedServer prometheus = new(path => CannedServer.Json(path.Contains("targets", StringComparison.Ordinal) ? Targets : """{"status":"success","data":{"groups":[]}}"""));

    public void Dispose()
    {
        prometheus.Dispose();
        set.Dispose();
    }

    [Fact]
    public void A_cluster_that_has_the_set_is_a_line()
    {
        using var cluster = Start();

        Assert.Equal(new CommandLineRun(0, "Cluster: 12 of 12 objects as in the set\n" + Up, ""), Verify());
        Assert.All(cluster.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
        Assert.Equal(16, cluster.Requests.Count());
    }

    [Fact]
    public void What_the_cluster_fills_in_and_others_add_is_no_difference()
    {
        using var cluster = Start();
        cluster.Change(Deployment, live =>
        {
            live["metadata"]!["annotations"] = new JsonObject { ["deployment.kubernetes.io/revision"] = "3", ["someone.example.com/else"] = "x" };
            live["spec"]!["progressDeadlineSeconds"] = 600;
            live["spec"]!["paused"] = false;
            live["spec"]!["template"]!["spec"]!["containers"]!.AsArray().Insert(0, new JsonObject { ["name"] = "proxy", ["image"] = "proxy:1" });
            live["spec"]!["template"]!["spec"]!["dnsPolicy"] = "ClusterFirst";
        });
        cluster.Change("/api/v1/namespaces/shop/services/web", live => live["spec"]!["clusterIP"] = "10.0.0.7");
        cluster.Change(Prometheus, live => live["spec"]!["scrapeInterval"] = "30s");

        Assert.Equal(new CommandLineRun(0, "Cluster: 12 of 12 objects as in the set\n" + Up, ""), Verify());
    }

    [Fact]
    public void An_object_that_differs_is_named_with_its_fields()
    {
        using var cluster = Start();
        cluster.Change(Deployment, live =>
        {
            live["spec"]!["replicas"] = 1;
            live["spec"]!["template"]!["spec"]!["containers"]![0]!["image"] = "example.com/web:0.9";
            live["spec"]!["template"]!["metadata"]!["labels"]!.AsObject().Remove("tier");
        });
        cluster.Change("/apis/rbac.authorization.k8s.io/v1/clusterroles/prometheus-k8s", live => live["rules"]!.AsArray().RemoveAt(1));

        Assert.Equal(
            new CommandLineRun(
                1,
                "Cluster: 10 of 12 objects as in the set\n" + Up,
                """
                web.yaml(88,1): error MM7502: ClusterRole prometheus-k8s differs in the cluster: rules is missing: get, list, watch on discovery.k8s.io/endpointslices
                web.yaml(132,1): error MM7502: Deployment shop/web differs in the cluster: spec.replicas is 1 instead of 2
                  spec.template.metadata.labels.tier is missing: front
                  spec.template.spec.containers[web].image is example.com/web:0.9 instead of example.com/web:1.0

                2 errors.    (milvus-manifests help MM7502)

                """),
            Verify());
    }

    [Fact]
    public void What_is_not_there_and_what_is_going_are_errors()
    {
        using var cluster = Start();
        cluster.Remove(Monitor);
        cluster.Change("/api/v1/namespaces/shop", live =>
        {
            live["metadata"]!["deletionTimestamp"] = "2026-01-01T00:00:00Z";
            live["metadata"]!["finalizers"] = new JsonArray("example.com/a", "example.com/b");
        });
        cluster.Change("/api/v1/namespaces/monitoring", live => live["metadata"]!["deletionTimestamp"] = "2026-01-01T00:00:00Z");

        Assert.Equal(
            new CommandLineRun(
                1,
                "Cluster: 9 of 12 objects as in the set\n" + Up,
                """
                service-monitor.yaml(1,1): error MM7501: ServiceMonitor shop/web is not in the cluster
                web.yaml(2,1): error MM7504: Namespace monitoring is being deleted
                web.yaml(7,1): error MM7504: Namespace shop is being deleted: it waits for example.com/a, example.com/b
                3 errors.    (milvus-manifests help MM7501)

                """),
            Verify());
    }

    [Fact]
    public void An_object_of_another_set_is_told_from_one_that_was_changed()
    {
        using var cluster = Start();
        cluster.Change("/apis/rbac.authorization.k8s.io/v1/clusterroles/prometheus-operator", live =>
        {
            live["metadata"]!["annotations"] = new JsonObject { ["meta.helm.sh/release-name"] = "kps", ["meta.helm.sh/release-namespace"] = "monitoring" };
            live["rules"]!.AsArray().RemoveAt(1);
        });
        cluster.Change(Deployment, live => live["metadata"]!["annotations"] = new JsonObject { ["meta.helm.sh/release-name"] = "wraps-the-set" });

        Assert.Equal(
            """
            web.yaml(37,1): error MM7505: ClusterRole prometheus-operator is another set's: it belongs to the Helm release monitoring/kps
              rules is missing: get, list, watch on namespaces

            1 error.    (milvus-manifests help MM7505)

            """,
            Verify().Error);
    }

    [Fact]
    public void A_version_that_the_cluster_does_not_serve_is_one_error()
    {
        using var cluster = Start();
        cluster.Remove("/apis/monitoring.coreos.com/v1");

        Assert.Equal(
            new CommandLineRun(
                1,
                "Cluster: 10 of 12 objects as in the set\n" + Up,
                """
                service-monitor.yaml(1,1): error MM7506: the cluster does not serve monitoring.coreos.com/v1 ServiceMonitor: 1 object is missing
                web.yaml(62,1): error MM7506: the cluster does not serve monitoring.coreos.com/v1 Prometheus: 1 object is missing
                2 errors.    (milvus-manifests help MM7506)

                """),
            Verify());
    }

    [Theory]
    [InlineData("Reconciled", "False", "error when creating Secret: \u001b[2J it exists", 1, "it is not Reconciled: error when creating Secret:  [2J it exists")]
    [InlineData("Available", "Degraded", "", 1, "it is not Available: BecauseOfThis")]
    [InlineData("Available", "True", "", 2, "it is not Reconciled yet since its last change")]
    [InlineData("Other", "True", "", 1, "it is not Reconciled yet")]
    public void A_Prometheus_that_does_not_work_says_why(string type, string status, string message, int generation, string reason)
    {
        using var cluster = Start();
        cluster.Change(Prometheus, live =>
        {
            live["metadata"]!["generation"] = generation;
            var conditions = live["status"]!["conditions"]!.AsArray();
            if (type == "Other")
            {
                conditions.Clear();
            }

            conditions.Insert(0, new JsonObject { ["type"] = type, ["status"] = status, ["reason"] = "BecauseOfThis", ["message"] = message, ["observedGeneration"] = 1 });
        });

        Assert.Equal($"web.yaml(62,1): error MM7507: Prometheus monitoring/k8s: {reason}\n1 error.    (milvus-manifests help MM7507)\n", Verify().Error);
    }

    [Fact]
    public void A_monitor_that_is_not_accepted_and_a_Deployment_without_pods_say_why()
    {
        using var cluster = Start();
        cluster.Change(Monitor, live => live["status"] = JsonNode.Parse("""{"bindings":[{"resource":"prometheuses","namespace":"monitoring","name":"k8s","conditions":[{"type":"Accepted","status":"False","message":"interval: bad"}]}]}"""));
        cluster.Change(Deployment, live => live["status"]!["conditions"]![0] = JsonNode.Parse("""{"type":"Available","status":"False","message":"Deployment does not have minimum availability."}"""));

        Assert.Equal(
            """
            service-monitor.yaml(1,1): error MM7507: ServiceMonitor shop/web: prometheuses monitoring/k8s does not accept it: interval: bad
            web.yaml(132,1): error MM7507: Deployment shop/web: it is not Available: Deployment does not have minimum availability
            2 errors.    (milvus-manifests help MM7507)

            """,
            Verify().Error);
    }

    [Fact]
    public void A_version_that_nobody_answers_for_hides_no_other()
    {
        using var cluster = Start();
        cluster.Answer("/apis/apps/v1", CannedServer.Status(503));

        Assert.Equal(
            new CommandLineRun(1, "Cluster: 10 of 12 objects as in the set, 2 not compared\n" + Up, "error MM7003: the API server answered apis/apps/v1 with status 503\n1 error.    (milvus-manifests help MM7003)\n"),
            Verify());
    }

    [Fact]
    public void Of_one_monitor_no_other_object_is_compared()
    {
        using var cluster = Start();
        cluster.Remove(Deployment);

        Assert.Equal(new CommandLineRun(0, "Cluster: 1 of 1 object as in the set\nPrometheus: 1 of 1 monitor up with 1 target\n", ""), Verify("--monitor", "shop/web"));
        Assert.Equal(["GET /apis/monitoring.coreos.com/v1", $"GET {Monitor}"], cluster.Requests);
    }

    [Fact]
    public void What_may_not_be_read_is_a_warning_and_with_strict_an_error()
    {
        set.Write("secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: login, namespace: shop}\nstringData: {password: hunter2}\n");
        using var cluster = Start();
        cluster.Answer(Secret, CannedServer.Status(403));

        Assert.Equal(
            new CommandLineRun(0, "Cluster: 12 of 13 objects as in the set, 1 not compared\n" + Up, "secret.yaml(1,1): warning MM7503: the API server forbids to get secrets in namespace shop: 1 object is not compared\n"),
            Verify());
        Assert.Equal(1, Verify("--strict").ExitCode);
    }

    [Fact]
    public void Nothing_that_may_be_read_is_an_error()
    {
        using var cluster = Start();
        foreach (var version in (string[])["/api/v1", "/apis/apps/v1", "/apis/monitoring.coreos.com/v1", "/apis/rbac.authorization.k8s.io/v1"])
        {
            cluster.Answer(version, CannedServer.Status(403));
        }

        var run = Verify();

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Cluster: 0 of 12 objects as in the set, 12 not compared\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("web.yaml(14,1): error MM7503: the API server forbids to get apps/v1 Deployment in namespace monitoring: 1 object is not compared\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_content_of_a_Secret_is_never_printed()
    {
        set.Write("secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: login, namespace: shop}\nstringData: {password: hunter2, user: a}\n");
        using var cluster = Start();
        cluster.Change(Secret, live =>
        {
            live.Remove("stringData");
            live["data"] = new JsonObject { ["password"] = Convert.ToBase64String("hunter3"u8), ["other"] = "c2VjcmV0" };
        });

        CommandLineRun[] runs = [Verify(), Verify("--verbose"), Verify("--format", "json")];

        Assert.Equal(
            "secret.yaml(1,1): error MM7502: Secret shop/login differs in the cluster: data.password has another value\n  data.user is missing\n\n1 error.    (milvus-manifests help MM7502)\n",
            runs[0].Error);
        Assert.All(runs, run =>
        {
            foreach (var secret in (string[])["hunter", Convert.ToBase64String("hunter2"u8), Convert.ToBase64String("hunter3"u8), "c2VjcmV0", FakeCluster.Token])
            {
                Assert.DoesNotContain(secret, run.Output + run.Error, StringComparison.Ordinal);
            }
        });
    }

    public static TheoryData<string, string> Useless => new()
    {
        { CannedServer.Json("<html>"), "with something that is not ServiceMonitor shop/web" },
        { CannedServer.Json("null"), "with something that is not ServiceMonitor shop/web" },
        { CannedServer.Json(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))), "with something that is not ServiceMonitor shop/web" },
        { CannedServer.Json("""{"apiVersion":"v1","kind":"Status","metadata":{"name":"web"}}"""), "with something that is not ServiceMonitor shop/web" },
        { CannedServer.Json("""{"apiVersion":"monitoring.coreos.com/v1","kind":"ServiceMonitor","metadata":[]}"""), "with something that is not ServiceMonitor shop/web" },
        { "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + new string(' ', 17_000_000), "with more than 16777216 bytes" },
        { CannedServer.Status(500), "with status 500" },
    };

    [Theory]
    [MemberData(nameof(Useless), DisableDiscoveryEnumeration = true)]
    public void An_answer_that_is_of_no_use_is_an_error_of_its_own(string answer, string message)
    {
        using var cluster = Start();
        cluster.Answer(Monitor, answer);
        cluster.Change(Deployment, live => live["spec"]!["replicas"] = 1);

        Assert.Equal(
            new CommandLineRun(
                1,
                "Cluster: 10 of 12 objects as in the set, 1 not compared\n" + Up,
                $"error MM7003: the API server answered {Monitor[1..]} {message}\nweb.yaml(132,1): error MM7502: Deployment shop/web differs in the cluster: spec.replicas is 1 instead of 2\n2 errors.    (milvus-manifests help MM7003)\n"),
            Verify());
    }

    [Fact]
    public void Fields_of_other_types_are_differences_and_no_crash()
    {
        using var cluster = Start();
        cluster.Change(Deployment, live =>
        {
            live["spec"]!["template"]!["spec"] = new JsonArray(1);
            live["status"] = "fine";
            live["metadata"]!["labels"] = 7;
        });
        cluster.Change(Prometheus, live => live["status"] = new JsonObject { ["conditions"] = new JsonObject() });

        Assert.Equal(
            """
            web.yaml(62,1): error MM7507: Prometheus monitoring/k8s: it is not Reconciled yet
            web.yaml(132,1): error MM7502: Deployment shop/web differs in the cluster: spec.template.spec is [1] instead of {containers: [{name: web, image: example.com/web:1.0, por...
            2 errors.    (milvus-manifests help MM7507)

            """,
            Verify().Error);
    }

    [Fact]
    public void An_API_server_that_does_not_answer_ends_with_the_time()
    {
        using var cluster = Start();
        cluster.Answer("/apis/apps/v1", null);

        Assert.Equal(
            new CommandLineRun(1, Up, "error MM7001: the API server did not answer within 5 s\n1 error.    (milvus-manifests help MM7001)\n"),
            set.Verify("--kubeconfig", "kubeconfig", "--prometheus", $"http://{prometheus.Address}", "--timeout", "5s"));
    }

    [Fact]
    public void What_is_missing_is_asked_for_again_until_it_is_there()
    {
        using var cluster = Start();
        var asked = 0;
        cluster.AnswerWith(Monitor, () => asked++ == 0 ? CannedServer.Status(404) : null);

        Assert.Equal(
            new CommandLineRun(0, "Cluster: 12 of 12 objects as in the set\n" + Up, ""),
            set.Verify("--kubeconfig", "kubeconfig", "--prometheus", $"http://{prometheus.Address}", "--timeout", "1m"));
        Assert.Equal(17, cluster.Requests.Count());
    }

    [Theory]
    [InlineData("--context gone", "error MM7003: the API server answered apis/monitoring.coreos.com/v1 with status 500: dial tcp 127.0.0.1:1: connect: connection refused\n1 error.    (milvus-manifests help MM7003)\n")]
    [InlineData("--context nonesuch", "error MM7005: kubectl proxy failed: context \"nonesuch\" does not exist\n1 error.    (milvus-manifests help MM7005)\n")]
    public void A_cluster_that_cannot_be_reached_is_an_error(string arguments, string error)
    {
        using var cluster = Start();

        var run = Verify(arguments.Split(' '));

        Assert.Equal((1, error), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_kubeconfig_that_is_not_one_is_an_error()
    {
        using var cluster = Start();
        set.Write("kubeconfig", "[]");

        var run = Verify();

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error MM7005: kubectl proxy failed: error loading config file \"kubeconfig\"", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_user_is_an_error()
    {
        using var cluster = Start();
        cluster.Answer("/api/v1", CannedServer.Status(401));

        Assert.Equal("error MM7002: the API server refuses access to api/v1: status 401\n1 error.    (milvus-manifests help MM7002)\n", Verify().Error);
    }

    [Fact]
    public void Without_kubectl_it_cannot_be_done()
    {
        set.Write("kubeconfig", "{}");

        Assert.Equal(
            new CommandLineRun(1, "", "error MM7005: --kubeconfig needs kubectl, which is not in PATH\n"),
            set.VerifyWith("PATH", Path.GetDirectoryName(Environment.ProcessPath)!, "--kubeconfig", "kubeconfig"));
    }

    [Fact]
    public void Json_has_every_object()
    {
        using var cluster = Start();
        cluster.Change(Deployment, live => live["spec"]!["replicas"] = 1);
        cluster.Remove(Monitor);

        using var json = JsonDocument.Parse(Verify("--format", "json").Output);
        var objects = json.RootElement.GetProperty("objects").EnumerateArray().ToArray();

        Assert.Equal(12, objects.Length);
        Assert.Equal("""{"apiVersion":"monitoring.coreos.com/v1","kind":"ServiceMonitor","namespace":"shop","name":"web","state":"missing","reason":null,"fields":[]}""", Compact(objects[0]));
        Assert.Equal("""{"apiVersion":"v1","kind":"Namespace","namespace":null,"name":"monitoring","state":"same","reason":null,"fields":[]}""", Compact(objects[1]));
        Assert.Equal("""{"apiVersion":"apps/v1","kind":"Deployment","namespace":"shop","name":"web","state":"different","reason":null,"fields":[{"path":"spec.replicas","cluster":"1","set":"2"}]}""", Compact(objects[^1]));

        static string Compact(JsonElement element) => JsonNode.Parse(element.GetRawText())!.ToJsonString();
    }

    private FakeCluster Start()
    {
        Needs.Kubectl();
        return set.StartCluster();
    }

    private CommandLineRun Verify(params string[] arguments) => set.Verify(["--kubeconfig", "kubeconfig", "--prometheus", $"http://{prometheus.Address}", "--timeout", "0", .. arguments]);
}
