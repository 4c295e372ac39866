using MilvusManifests.Validation.Selection;

namespace MilvusManifests.Tests.Validation;

/// <summary>Patterns of paths; the cases are those of gitignore(5), as <c>git check-ignore</c> answers them.</summary>
public class PathPatternTests
{
    [Theory]
    [InlineData("*.enc.yaml", "a.enc.yaml", true)]
    [InlineData("*.enc.yaml", "deep/down/a.enc.yaml", true)]
    [InlineData("*.enc.yaml", "a.yaml", false)]
    [InlineData("build", "build", true)]
    [InlineData("build", "a/build", true)]
    [InlineData("build", "rebuild", false)]
    [InlineData("/build", "build", true)]
    [InlineData("/build", "a/build", false)]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/b", "x/a/b", false)]
    [InlineData("a/*", "a/b", true)]
    [InlineData("a/*", "a/b/c", false)]
    [InlineData("**/logs", "logs", true)]
    [InlineData("**/logs", "x/y/logs", true)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a/**", "a", false)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**/b", "a/x/y/c", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("[ab].yaml", "b.yaml", true)]
    [InlineData("[!ab].yaml", "b.yaml", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[]]x", "]x", true)]
    [InlineData("[", "[", true)]
    [InlineData(@"\*", "*", true)]
    [InlineData(@"\*", "a", false)]
    [InlineData(@"\#x", "#x", true)]
    [InlineData(@"\!x", "!x", true)]
    [InlineData("a  ", "a", true)]
    [InlineData("a*b*c", "aXXbYYc", true)]
    [InlineData("a*b*c", "aXXbYY", false)]
    [InlineData("foo*", "foo", true)]
    public void A_pattern_matches_as_in_git(string pattern, string path, bool matches) =>
        Assert.Equal(matches, PathPattern.Parse(pattern)!.Matches(path, isFolder: false));

    [Theory]
    [InlineData("build/", true, true)]
    [InlineData("build/", false, false)]
    [InlineData("build", true, true)]
    public void A_slash_at_the_end_is_for_folders(string pattern, bool isFolder, bool matches) =>
        Assert.Equal(matches, PathPattern.Parse(pattern)!.Matches("a/build", isFolder));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("# a comment")]
    [InlineData("/")]
    [InlineData("\r")]
    public void A_blank_line_and_a_comment_are_no_pattern(string line) => Assert.Null(PathPattern.Parse(line));

    [Fact]
    public void The_last_pattern_that_matches_decides()
    {
        var rules = PathRules.Of("/r", ["*.yaml", "!keep.yaml", "/out/"]);

        Assert.True(rules.Excludes("/r/a/b.yaml", isFolder: false));
        Assert.False(rules.Excludes("/r/a/keep.yaml", isFolder: false));
        Assert.True(rules.Excludes("/r/out", isFolder: true));
        Assert.Null(rules.Excludes("/r/a/out", isFolder: true));
    }

    [Fact]
    public void A_hostile_pattern_takes_no_longer_than_its_length_allows()
    {
        var pattern = PathPattern.Parse(string.Concat(Enumerable.Repeat("*a", 2000)) + "b")!;

        Assert.False(pattern.Matches(new string('a', 4000), isFolder: false));
    }
}
