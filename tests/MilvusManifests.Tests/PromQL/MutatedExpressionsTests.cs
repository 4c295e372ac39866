using FsCheck.Fluent;
using MilvusManifests.PromQL;

namespace MilvusManifests.Tests.PromQL;

/// <summary>Whatever a text is, it is an expression or has an error at a place of its own.</summary>
public class MutatedExpressionsTests
{
    private const int Cases = 1_000_000;

    [Fact]
    public void A_million_mutated_expressions_neither_throw_nor_lose_their_place()
    {
        var seeds = RandomExpressions.Any.Sample(2000, 12).ToArray();
        Parallel.For(0, Cases / 1000, block =>
        {
            var random = new Random(block);
            for (var i = 0; i < 1000; i++)
            {
                var text = Mutations.Of(seeds[random.Next(seeds.Length)], random);
                var parse = PromQLParser.Parse(text, PromQLFeatures.Everything);
                Assert.True(parse.Expression is not null || !parse.Errors.IsEmpty);
                Assert.All(parse.Errors, error => Assert.InRange(error.Span.End, error.Span.Start, text.Length));
            }
        });
    }

    [Theory]
    [InlineData("", "(", 100_000, "nested too deeply: the limit is 256 levels")]
    [InlineData("", "-", 100_000, "nested too deeply: the limit is 256 levels")]
    [InlineData("", "a+", 100_000, "too many operators in a row: the limit is 1000")]
    [InlineData("", "a^", 100_000, "nested too deeply: the limit is 256 levels")]
    [InlineData("", "sum(", 60_000, "nested too deeply: the limit is 256 levels")]
    [InlineData("a", " offset 1m", 20_000, "too many modifiers in a row: the limit is 64")]
    [InlineData("", "a", 300_000, "expression too long: 300000 characters, the limit is 262144")]
    public void Depth_length_and_work_are_limited(string start, string part, int times, string message) =>
        Assert.Equal(message, PromQLParser.Parse(start + string.Concat(Enumerable.Repeat(part, times)), PromQLFeatures.Newest).Errors[^1].Message);
}
