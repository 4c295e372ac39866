using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text.Patterns;

namespace MilvusManifests.Tests.PromQL;

/// <summary>The regular expressions of matchers, which match whole values.</summary>
public class MatcherPatternTests
{
    private static readonly string[] Pieces = ["", "a", "ab", "a-b", ".*", ".+", "|", "|", "[ab]", "a?", ".", "(a|b)", "/", " ", "*", "+", "?", "(", ")", "(?:b)", @"\.", "{2}", "^", "$", "é"];
    private static readonly string[] Values = ["", "a", "b", "ab", "a-b", "a\nb", "/", " ", ".*", "a|b", "aab", "abab", "é", new string('a', 63), new string('a', 64)];

    [Fact]
    public void Plain_patterns_match_as_the_engine_has_it()
    {
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            if (MatcherPattern.Fault(pattern) is not null)
            {
                continue;
            }

            foreach (var value in Values)
            {
                var expected = Pattern.Translate($"^(?s:{pattern})$", PatternFlavour.Re2).Match(value) != PatternMatch.No;
                Assert.True(MatcherPattern.IsMatch(pattern, value) == expected, $"'{pattern}' and '{value}'");
            }
        }
    }
}
