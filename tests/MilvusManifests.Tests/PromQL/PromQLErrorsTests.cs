using System.Text;
using MilvusManifests.PromQL;

namespace MilvusManifests.Tests.PromQL;

/// <summary>What is said of expressions that Prometheus refuses, and where.</summary>
public class PromQLErrorsTests
{
    private static readonly string[] Expressions =
    [
        "", "# only a comment", "sum(", "((1)", "(1))", "foo{", "foo[5m", "some}", "foo]", "foo[[5m]]", "foo[]", "foo[5m:1m:1m]", "foo[:5m]", "foo[5m:",
        "up == ", "up up", "sum some_metric", "sum without (test) (some_metric) by (test)", "sum by namespace (up)", "sum by (namespace pod) (up)", "sum by (a,,b) (up)",
        "sum(up", "sum()", "sum(a, b)", "topk(up)", "topk(up, up)", "topk(up,)", "count_values(1, up)", "limitk(1, up)",
        "foo{gibberish}", "foo{a=b}", "foo{a=\"b\" c=\"d\"}", "foo{a>=\"b\"}", "foo{=\"b\"}", "foo{a=~\"(\"}", "foo{1=\"b\"}", "foo{{}}", "foo{a!\"b\"}", "{}", "{x=\"\"}", "{a=~\".*\"}",
        "foo{__name__=\"bar\"}", "{\"foo\"", "foo{a=\"b}", "\"\\x.\"", "\"\\q\"", "`open", "é", "foo{é=\"a\"}", "up == \"x\"", "up =~ \"x\"", "up !~ 1", "up = 1",
        "rat(foo[5m])", "rate(foo)", "rate(foo[5m], 1)", "round()", "round(a, 1, 2)", "label_join(a)", "floor(1)", "abs(\"a\")", "vector(up)", "time(1)", "holt_winters(a[5m], 0.5, 0.5)",
        "mad_over_time(a[5m])", "first_over_time(a[5m])", "info(a, b)", "sum(rate(x[5m])", "(a - b)[5m]", "rate(a)[5m]", "(a)[5m]", "foo offset 5m [5m]", "foo @ 1 [5m]",
        "foo offset", "foo offset 5m offset 6m", "foo offset bar", "sum(foo) offset 5m", "foo @", "foo @ 1 @ 2", "foo @ +Inf", "1 @ 2", "foo @ start", "foo[1s+1s]", "foo[-1]", "foo[0]",
        "foo[5m1h]", "foo[5x]", "foo[1h30]", "foo offset 9e99", "0deadbeef", "1..2", "1__2", "09z",
        "1 == 1", "1 and up", "up and bool up", "up + bool up", "-\"a\"", "-foo[5m]", "foo[5m] + 1", "\"a\" + up", "foo[5m][5m:]", "1[5m:]", "a + on(x) 1", "a and on(x) group_left b",
        "a * on(x) group_left(x) b", "a + group_left b", "on(x) b", "a on (x) b", "foo anchored", "foo[5m] smoothed", "a + fill(0) b", "max by(x)", "x bool 1", "sum(x) by",
    ];

    [Fact]
    public void Every_error_says_what_is_wrong_and_where()
    {
        var text = new StringBuilder();
        foreach (var expression in Expressions)
        {
            var errors = PromQLParser.Parse(expression, PromQLFeatures.Newest).Errors;
            Assert.False(errors.IsEmpty, expression);
            text.Append(expression).Append('\n');
            foreach (var error in errors)
            {
                text.Append(' ', error.Span.Start).Append('^', Math.Max(1, error.Span.Length)).Append(' ').Append(error.Message).Append('\n');
                text.Append(error.Opened is { } opened ? FormattableString.Invariant($"    opened at {opened.Start}\n") : "");
                text.Append(error.Hint is null ? "" : $"    {error.Hint}\n");
            }

            text.Append('\n');
        }

        Golden.Check("tests/MilvusManifests.Tests/PromQL/errors.txt", text.ToString());
    }

    [Theory]
    [InlineData("{\"my.metric\"}", "2.54", "quoted names are not supported by Prometheus 2.54; they are since 3.0")]
    [InlineData("{\"my.metric\"}", "3.0", null)]
    [InlineData("holt_winters(x[5m], 0.5, 0.5)", "2.54", null)]
    [InlineData("holt_winters(x[5m], 0.5, 0.5)", "3.4", "function 'holt_winters' was removed in Prometheus 3.0")]
    [InlineData("ts_of_max_over_time(x[5m])", "3.4", "function 'ts_of_max_over_time' is new in Prometheus 3.5, and this is 3.4")]
    [InlineData("ts_of_max_over_time(x[5m])", "3.5", "function 'ts_of_max_over_time' is experimental: Prometheus needs --enable-feature=promql-experimental-functions")]
    [InlineData("ts_of_max_over_time(x[5m])", "3.5 promql-experimental-functions", null)]
    [InlineData("limitk(5, x)", "3.5 promql-experimental-functions", null)]
    [InlineData("first_over_time(x[5m])", "3.14", null)]
    [InlineData("x[5m + step()]", "3.12 promql-duration-expr", null)]
    [InlineData("x[max(5m, range() * 2):1m] offset -(1h - 5m)", "3.14", null)]
    [InlineData("x[5m + 1m]", "3.3 promql-duration-expr", "calculated durations are experimental: Prometheus needs --enable-feature=promql-duration-expr")]
    [InlineData("rate(x[5m] smoothed)", "3.12 promql-extended-range-selectors", null)]
    [InlineData("rate(x[5m] anchored offset 1h)", "3.16", null)]
    [InlineData("x anchored", "3.16", "'anchored' needs a range before it, and only one of anchored and smoothed")]
    [InlineData("a / on (x) group_left (y) fill_right (0) b", "3.12 promql-binop-fill-modifiers", null)]
    [InlineData("a + fill (-1) 2", "3.12 promql-binop-fill-modifiers", "matching of labels needs instant vectors on both sides of '+', found a scalar")]
    public void What_is_accepted_follows_the_version_and_its_feature_flags(string expression, string prometheus, string? message)
    {
        var parts = prometheus.Split(' ');

        var errors = PromQLParser.Parse(expression, PromQLFeatures.Of(PrometheusVersion.Parse(parts[0])!.Value, parts[1..])).Errors;

        Assert.Equal(message, errors.FirstOrDefault()?.Message);
    }

    [Theory]
    [InlineData("x[max(5m, range() * 2):1m] offset -(1h - 5m)", "x[max(5m, range() * 2):1m] offset -(1h - 5m)")]
    [InlineData("rate(x[5m] smoothed offset 1h)", "rate(x[5m] smoothed offset 1h)")]
    [InlineData("a+fill( 0 )b", "a + fill (0) b")]
    [InlineData("a + on(x) fill_left(1) fill_right(2) b", "a + on (x) fill_left (1) fill_right (2) b")]
    public void What_flags_add_is_printed_too(string expression, string form) =>
        Assert.Equal(form, MilvusManifests.PromQL.Printing.ExpressionText.Of(PromQLParser.Parse(expression, PromQLFeatures.Everything).Expression!));
}
