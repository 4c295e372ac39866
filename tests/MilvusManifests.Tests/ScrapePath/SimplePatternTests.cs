using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.ScrapePath.Relabeling;

namespace MilvusManifests.Tests.ScrapePath;

/// <summary>Patterns that need no engine match what an engine matches.</summary>
public class SimplePatternTests
{
    private static readonly Gen<string> Word = Gen.Elements("a", "ab", "web", "shop", "-", "", "9100", "a b");

    private static readonly Gen<string> Alternative = from word in Word from end in Gen.Elements("", "", ".*") select word + end;

    [Fact]
    public void A_pattern_of_words_and_beginnings_matches_as_an_engine_does() => Prop.ForAll(
        Arb.From(from words in Alternative.NonEmptyListOf()
                 from isGroup in Gen.Elements(true, false)
                 from before in Word
                 from start in Gen.Elements(before, "")
                 from other in Word
                 from end in Word
                 let text = string.Join('|', words)
                 select (Pattern: isGroup ? $"{before}({text})" : text, Text: start + other + end)),
        given =>
        {
            var simple = SimplePattern.Parse(given.Pattern)!;
            var match = Regex.Match(given.Text, $@"\A(?:{given.Pattern})\z", RegexOptions.CultureInvariant);
            return simple.IsMatch(given.Text) == match.Success && (!match.Success || simple.Group("1", given.Text) == match.Groups[1].Value);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(".*", "", true)]
    [InlineData("(.*)", "x", true)]
    [InlineData(".+", "", false)]
    [InlineData("(.+)", "x\ny", true)]
    public void Anything_is_anything(string pattern, string text, bool matches) => Assert.Equal(matches, SimplePattern.Parse(pattern)!.IsMatch(text));

    [Theory]
    [InlineData("a.b")]
    [InlineData("(a)(b)")]
    [InlineData("a*")]
    [InlineData("a(.+)")]
    [InlineData("a|b(c)")]
    [InlineData("etcd_(a|b).*")]
    [InlineData("[ab]")]
    [InlineData("^a$")]
    [InlineData(@"a\d")]
    public void Everything_else_needs_an_engine(string pattern) => Assert.Null(SimplePattern.Parse(pattern));
}
