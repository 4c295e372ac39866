using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Building.Published;

namespace MilvusManifests.Tests.Upstream;

/// <summary>Where a word in text is the namespace, where it is not, and where it is ambiguous.</summary>
public class NamespaceWordsTests
{
    private static readonly string[] Pieces =
        ["monitoring", "namespace", "=", "=~", "\"", "\\\"", "|", ".", ".svc", "//", "/", ":", "9090", " ", ",", "--a", "-", "x", "{", "}", "(", "\n", "namespaces", "@"];

    [Fact]
    public void What_moves_there_moves_back_and_nothing_else_changes()
    {
        var texts = Gen.ListOf(Gen.Elements(Pieces)).Select(string.Concat);

        Prop.ForAll(Arb.From(texts), text =>
        {
            var (moved, left) = NamespaceWords.Move(text, "monitoring", "other");
            var (back, again) = NamespaceWords.Move(moved, "other", "monitoring");
            return back == text && again.IsEmpty && left.All(at => text.AsSpan(at).StartsWith("monitoring"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData("http://prometheus-k8s.monitoring.svc:9090/", "http://prometheus-k8s.other.svc:9090/")]
    [InlineData("alertmanager-main.monitoring.svc.cluster.local", "alertmanager-main.other.svc.cluster.local")]
    [InlineData("*.monitoring.svc", "*.other.svc")]
    [InlineData("http://grafana.monitoring:3000", "http://grafana.other:3000")]
    [InlineData("https://grafana.monitoring/", "https://grafana.other/")]
    [InlineData("grafana.monitoring:3000", "grafana.other:3000")]
    [InlineData("up{job=\"a\",namespace=\"monitoring\"} == 0", "up{job=\"a\",namespace=\"other\"} == 0")]
    [InlineData("up{namespace = 'monitoring'} and up{exported_namespace!=\"monitoring\"}", "up{namespace = 'other'} and up{exported_namespace!=\"other\"}")]
    [InlineData("{\"expr\": \"up{namespace=\\\"monitoring\\\"}\"}", "{\"expr\": \"up{namespace=\\\"other\\\"}\"}")]
    [InlineData("up{namespace=~\"default|monitoring|kube-system\"}", "up{namespace=~\"default|other|kube-system\"}")]
    [InlineData("up{namespace!~\"(monitoring|a)\"}", "up{namespace!~\"(other|a)\"}")]
    [InlineData("up{namespace=`monitoring`}", "up{namespace=`other`}")]
    [InlineData("--namespaces=default,monitoring", "--namespaces=default,other")]
    [InlineData("--kubelet-service=monitoring/kubelet", "--kubelet-service=other/kubelet")]
    [InlineData("metadata:\n  namespace: monitoring\n", "metadata:\n  namespace: other\n")]
    [InlineData("{\"namespace\": \"monitoring\"}", "{\"namespace\": \"other\"}")]
    [InlineData("/api/v1/namespaces/monitoring/services", "/api/v1/namespaces/other/services")]
    public void A_word_that_can_only_be_the_namespace_is_moved(string text, string expected)
    {
        var (moved, left) = NamespaceWords.Move(text, "monitoring", "other");

        Assert.Equal(expected, moved);
        Assert.Empty(left);
    }

    [Theory]
    [InlineData("monitoring.coreos.com")]
    [InlineData("servicemonitors.monitoring.coreos.com")]
    [InlineData("monitoring.coreos.com/v1")]
    [InlineData("kubernetes-monitoring-rules")]
    [InlineData("premonitoring, monitoring_a, monitoring2")]
    public void A_word_that_cannot_be_the_namespace_is_left_alone(string text)
    {
        var (moved, left) = NamespaceWords.Move(text, "monitoring", "other");

        Assert.Equal(text, moved);
        Assert.Empty(left);
    }

    [Theory]
    [InlineData("the monitoring stack", 4)]
    [InlineData("{\"value\": \"monitoring\"}", 11)]
    [InlineData("up{job=\"monitoring\"}", 8)]
    [InlineData("$.values.monitoring", 9)]
    [InlineData("--config=monitoring", 9)]
    [InlineData("/etc/monitoring/a", 5)]
    public void An_ambiguous_word_is_reported_and_not_replaced(string text, int place)
    {
        var (moved, left) = NamespaceWords.Move(text, "monitoring", "other");

        Assert.Equal(text, moved);
        Assert.Equal(place, Assert.Single(left));
    }
}
