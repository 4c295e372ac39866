namespace MilvusManifests.Tests.Templating;

public class RegexFunctionsTests
{
    [Theory]
    [InlineData("'this is a text123' | regex.match `(\\w+) a ([a-z]+\\d+)`", "[\"is a text123\", \"is\", \"text123\"]")]
    [InlineData("'abc' | regex.match 'x'", "[]")]
    [InlineData("'a1b2' | regex.matches `[a-z]\\d`", "[[\"a1\"], [\"b2\"]]")]
    [InlineData("'abbbbcccd' | regex.replace 'b+c+' '-Yo-'", "a-Yo-d")]
    [InlineData("'k=v' | regex.replace `(\\w)=(\\w)` '$2=$1'", "v=k")]
    [InlineData("'ABC' | regex.replace 'b' '-' 'i'", "A-C")]
    [InlineData("'a, b   , c' | regex.split `\\s*,\\s*`", "[\"a\", \"b\", \"c\"]")]
    [InlineData("'abc' | regex.replace `(?<=a)b` 'x'", "axc")]
    [InlineData("'(abc.*)' | regex.escape", "\\(abc\\.\\*\\)")]
    [InlineData("`\\(abc\\.\\*\\)` | regex.unescape", "(abc.*)")]
    public void Patterns_match(string expression, string expected) => Assert.Equal(expected, Rendering.Render($"{{{{ {expression} }}}}"));

    [Theory]
    [InlineData("'a' | regex.match 'a' 'z'", "unknown regex option 'z'; use i, m, s or x")]
    [InlineData("'a' | regex.match '('", "'(' is not a valid regular expression: ")]
    [InlineData("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match `^(a+)+\\1$`", "'^(a+)+\\1$' has lookarounds or backreferences together with alternatives or several repetitions: its running time cannot be bounded")]
    public void What_is_not_a_pattern_or_takes_too_long_is_an_error(string expression, string message) =>
        Assert.Contains($"error MM2015: {message}", Rendering.Error($"{{{{ {expression} }}}}"), StringComparison.Ordinal);

    [Fact]
    public void A_pattern_that_could_explode_does_not() =>
        Assert.Equal("[]", Rendering.Render("{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match `^(a+)+$` }}"));

    [Fact]
    public void A_replacement_longer_than_the_budget_is_an_error() =>
        Assert.Matches("MM202[01]", Rendering.ErrorWithin(100_000, "{{ x = 'a' | string.pad_left 100000; x | regex.replace ' ' '$_$_$_$_' }}"));
}
