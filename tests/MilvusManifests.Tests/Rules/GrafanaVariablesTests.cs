using System.Collections.Immutable;
using MilvusManifests.Rules.Dashboards;
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
    [InlineData("x{a=\"${__user.login}\", b='\\'$ns'} + `$ns` + $__unknown", "x{a=\"x\", b='\\'x'} + `x` + $__unknown")]
    [InlineData("$multi", "c")]
    public void A_variable_is_replaced_by_what_can_be_read_at_its_place(string text, string expected)
    {
        var (made, replaced, unknown, _) = new GrafanaVariables(Known).Replace(text);

        Assert.Empty(unknown);
        Assert.Equal(expected, made.Value);
        Assert.All(replaced, span => Assert.Contains(text[made.OriginOf(span.Start, span.Length).Start], "$["));
        Assert.All(Enumerable.Range(0, made.Value.Length).Where(i => !replaced.Any(span => span.Contains(i))), i => Assert.Equal(made.Value[i], text[made.OriginOf(i, 1).Start]));
    }

    [Theory]
    [InlineData("up{ns=\"$nss\"}", "up{ns=\"x\"}", "nss in a string")]
    [InlineData("topk($top, rate(up[$range])) > [[least]]", "topk(1, rate(up[5m])) > 1", "top, range, least")]
    [InlineData("label_replace(up, \"a\", \"$1$zone\", \"b\", \"(.*)-(?P<zone>.*)\")", "label_replace(up, \"a\", \"$1$zone\", \"b\", \"(.*)-(?P<zone>.*)\")", "")]
    [InlineData("up{a=~\"x$|[[:alpha:]]$\"}", "up{a=~\"x$|[[:alpha:]]$\"}", "")]
    public void A_variable_that_the_dashboard_does_not_have_is_named(string text, string expected, string unknown)
    {
        var made = new GrafanaVariables(Known).Replace(text);

        Assert.Equal((expected, unknown), (made.Text.Value, string.Join(", ", made.Unknown.Select(variable => variable.Name + (variable.IsInString ? " in a string" : "")))));
    }

    [Theory]
    [InlineData("up{ns=\"$ns\"}[$__range:$interval]", true)]
    [InlineData("up", true)]
    [InlineData("$metric{ns=\"$ns\"}", false)]
    public void Inside_of_strings_and_for_durations_it_does_not_matter_what_a_variable_stands_for(string text, bool isCertain) =>
        Assert.Equal(isCertain, new GrafanaVariables(Known).Replace(text).IsCertain);

    private static DashboardVariable Variable(string name, params string[] values) => new(YamlMapping.Empty, name, "custom", [.. values]);
}
