using MilvusManifests.Building.Published;

namespace MilvusManifests.Tests.Upstream;

/// <summary>Where a word of an expression is the namespace.</summary>
public class NamespaceMatchersTests
{
    [Theory]
    [InlineData("up{job=\"a\",namespace=\"monitoring\"} == 0", "up{job=\"a\",namespace=\"other\"} == 0")]
    [InlineData("up{namespace\n = # the monitoring stack\n 'monitoring'}", "up{namespace\n = # the monitoring stack\n 'other'}")]
    [InlineData("up{exported_namespace!~\"a|(monitoring)|monitoring-2\"}", "up{exported_namespace!~\"a|(other)|monitoring-2\"}")]
    [InlineData("monitoring{monitoring=`x`} + on (monitoring) sum by (monitoring) (y)", "monitoring{monitoring=`x`} + on (monitoring) sum by (monitoring) (y)")]
    [InlineData("probe_success{instance=\"http://grafana.monitoring.svc:3000\"}", "probe_success{instance=\"http://grafana.other.svc:3000\"}")]
    [InlineData("label_replace(up, \"url\", \"http://grafana.monitoring:3000\", \"\", \"\")", "label_replace(up, \"url\", \"http://grafana.other:3000\", \"\", \"\")")]
    public void Matchers_of_namespaces_and_addresses_move_and_names_do_not(string expression, string expected)
    {
        var (moved, left) = NamespaceMatchers.Move(expression, "monitoring", "other");

        Assert.Equal(expected, moved);
        Assert.Empty(left);
    }

    [Theory]
    [InlineData("up{job=\"monitoring\"}", 8)]
    [InlineData("up{namespace=\"monitoring\"", 14)]
    [InlineData("absent(up{team=~\"a|monitoring\"})", 19)]
    public void A_word_that_may_be_something_else_is_left_with_its_place(string expression, int place)
    {
        var (moved, left) = NamespaceMatchers.Move(expression, "monitoring", "other");

        Assert.Equal(expression, moved);
        Assert.Equal([place], left);
    }
}
