using System.Collections.Immutable;
using MilvusManifests.Rules.Dashboards;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rules;

public class GrafanaVariablesTests
{
    private static readonly ImmutableArray<DashboardVariable> Known =
    [
        Variable("ns"), Variable("n", "10"), Variable("metric", "up"), Variable("interval", "$__auto_interval_interval", "2m"), Variable("agg", "max"), Variable("by", "pod"), Variable("multi", "a b", "c"),
    ];

    [Theory]
    [InlineData("up", "up")]
    [InlineData("up{ns=~\"$ns\", a=\"${ns:regex}|[[ns]]|[[ns:pipe]]\"}", "up{ns=~\"x\", a=\"x|x|x\"}")]
    [InlineData("rate(x[$__rate_interval]) + rate(x[${__interval}]) + rate(x[$interval])", "rate(x[5m]) + rate(x[5m]) + rate(x[2m])")]
    [InlineData("rate(x[${n}m:$__interval] offset $ns)", "rate(x[1m:5m] offset 5m)")]
    [InlineData("rate(x[[[interval]]])", "rate(x[2m])")]
    [InlineData("x offset ${n}h", "x offset 1h")]
    [InlineData("topk($n, x) > $ns", "topk(10, x) > 1")]
    [InlineData("$metric{a=\"b\"} + ${metric}_total + node_$ns + [[metric]]", "up{a=\"b\"} + up_total + node_x + up")]
    [InlineData("$agg(x) + $ns by (a) (x) + sum by ($by, $ns) (x) + x * on($by) group_left ($ns) y", "max(x) + sum by (a) (x) + sum by (pod, x) (x) + x * on(pod) group_left (x) y")]
    [InlineData("x{$by=\"a\", $ns}", "x{pod=\"a\", x}")]
    [InlineData("label_replace(x, \"a\", \"$1-${2}-$ns\", \"b\", \"(.*)\")", "label_replace(x, \"a\", \"$1-${2}-x\", \"b\", \"(.*)\")")]
    [InlineData("x / $__range_s + $__interval_ms + $__from", "x / 1 + 1 + 1")]
    [InlineData("x{a=\"${__user.login}\", b='\\'$ns'} + `$ns` + $unknown", "x{a=\"x\", b='\\'x'} + `x` + $unknown")]
    [InlineData("$multi", "c")]
    public void A_variable_is_replaced_by_what_can_be_read_at_its_place(string text, string expected)
    {
        var made = new GrafanaVariables(Known).Replace(text, out var replaced) ?? MappedText.AsWritten(text, 0);

        Assert.Equal(expected, made.Value);
        Assert.All(replaced, span => Assert.Contains(text[made.OriginOf(span.Start, span.Length).Start], "$["));
        Assert.All(Enumerable.Range(0, made.Value.Length).Where(i => !replaced.Any(span => span.Contains(i))), i => Assert.Equal(made.Value[i], text[made.OriginOf(i, 1).Start]));
    }

    private static DashboardVariable Variable(string name, params string[] values) => new(YamlMapping.Empty, name, "custom", [.. values]);
}
