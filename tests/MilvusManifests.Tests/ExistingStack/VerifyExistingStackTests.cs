using MilvusManifests.Tests.CommandLine;
using MilvusManifests.Tests.Verification;

namespace MilvusManifests.Tests.ExistingStack;

/// <summary><c>verify --kubeconfig</c> of a set whose Prometheus another installation has.</summary>
public class VerifyExistingStackTests
{
    private const string Targets = """{"status":"success","data":{"activeTargets":[{"scrapePool":"serviceMonitor/milvus/my-release-milvus/0","scrapeUrl":"http://10.0.0.1:9091/metrics","health":"up"}]}}""";

    [Theory]
    [InlineData("{installedBy: kubePrometheus}", "monitoring", "prometheus-k8s :9090", null)]
    [InlineData("{installedBy: kubePrometheus, namespace: o11y}", "o11y", "prometheus-k8s :9090", null)]
    [InlineData("{installedBy: kubePrometheusStack, release: metrics, namespace: o11y}", "o11y", "metrics-kube-prometheus-st-prometheus :9090", "metrics-grafana :80")]
    [InlineData("{installedBy: kubePrometheusStack, release: my-grafana}", "monitoring", "my-grafana-kube-prometheus-prometheus :9090", "my-grafana :80")]
    [InlineData("{installedBy: none, namespace: o11y, serviceAccount: collector}", "o11y", "prometheus-operated :9090", null)]
    public void The_Services_of_that_installation_are_asked(string stack, string space, string prometheus, string? grafana)
    {
        Needs.Kubectl();
        Needs.Unix();
        using var set = new ExistingStackSet($"stack: {stack}");
        using var cluster = new FakeCluster(string.Join("\n---\n", set.Files.Where(path => path.EndsWith(".yaml", StringComparison.Ordinal) && path != "kustomization.yaml").Select(set.Read)));
        set.Write("kubeconfig", cluster.Kubeconfig);
        using var server = new CannedServer(path => path.Contains("targets", StringComparison.Ordinal) ? CannedServer.Json(Targets) : CannedServer.Status(404));
        using var kubectl = new ForwardingKubectl(ForwardingKubectl.LeadsTo(server.Address));
        var start = CommandLineRun.Start(set.PathOf(""), "verify", "--kubeconfig", "kubeconfig", "--timeout", "0");
        start.Environment["PATH"] = kubectl.SearchPath;

        var run = CommandLineRun.Of(start);

        Assert.Equal(
            from service in (string?[])[grafana, prometheus]
            where service is not null
            orderby service
            select $"port-forward --namespace={space} --address=127.0.0.1 service/{service} --kubeconfig=kubeconfig",
            kubectl.Forwarded);
        Assert.Contains("1 of 1 monitor up with 1 target", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("the set has no Prometheus", run.Error, StringComparison.Ordinal);
    }
}
