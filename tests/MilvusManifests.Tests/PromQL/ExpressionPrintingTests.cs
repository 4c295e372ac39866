using FsCheck.Fluent;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.Printing;

namespace MilvusManifests.Tests.PromQL;

/// <summary>What is printed is the same expression.</summary>
public class ExpressionPrintingTests(ITestOutputHelper output)
{
    private const int Cases = 100_000;

    [Fact]
    public void A_printed_expression_is_the_same_tree()
    {
        var lengths = 0L;
        foreach (var text in RandomExpressions.Any.Sample(Cases, 24))
        {
            var parse = PromQLParser.Parse(text, PromQLFeatures.Newest);
            Assert.True(parse.Errors.IsEmpty, $"{text}\n{string.Join("\n", parse.Errors)}");
            var shape = ExpressionShape.Of(parse.Expression!);
            var line = ExpressionText.Of(parse.Expression!);
            var lines = IndentedExpression.Of(parse.Expression!);

            Assert.Equal(shape, ShapeOf(line));
            Assert.Equal(shape, ShapeOf(lines));
            Assert.Equal(line, ExpressionText.Of(PromQLParser.Parse(line, PromQLFeatures.Newest).Expression!));
            lengths += text.Length;
        }

        output.WriteLine($"{Cases} expressions of {lengths / Cases} characters on average");
    }

    [Theory]
    [InlineData("sum(x) by(b)", "sum by (b) (x)")]
    [InlineData("x{b='1',a=~`.+`}[300] OFFSET 1m", "x{a=~\".+\",b=\"1\"}[5m] offset 1m")]
    [InlineData("a AND IGNORING(x) b", "a and ignoring (x) b")]
    [InlineData("{'my.metric', \"my.label\"!='x'}", "{\"my.label\"!=\"x\",__name__=\"my.metric\"}")]
    [InlineData("1e-7 + 1e21 + 0x10 + 010 + -5m", "0.0000001 + 1000000000000000000000 + 16 + 8 + -5m")]
    [InlineData("-(x ^ 2)", "-(x ^ 2)")]
    [InlineData("x[26h] and x[25h:90s] @ end()", "x[26h] and x[25h:1m30s] @ end()")]
    public void An_expression_has_one_form(string text, string form) =>
        Assert.Equal(form, ExpressionText.Of(MilvusManifests.PromQL.Parsing.ExpressionParser.Parse(text, PromQLFeatures.Newest).Expression!));

    private static string ShapeOf(string text)
    {
        var parse = PromQLParser.Parse(text, PromQLFeatures.Newest);
        Assert.True(parse.Expression is not null && parse.Errors.IsEmpty, $"{text}\n{string.Join("\n", parse.Errors)}");
        return ExpressionShape.Of(parse.Expression);
    }
}
