namespace MilvusManifests.Tests.Templating;

/// <summary>White space: what tags take away and what they add.</summary>
public class AutoIndentTests
{
    private const string Lines = "lines: \"a\\nb\"";

    [Theory]
    [InlineData("k:\n  {{ lines }}\nz", "k:\n  a\n  b\nz")]
    [InlineData("\t{{ lines }}", "\ta\n\tb")]
    [InlineData("  - {{ lines }}", "  - a\nb")]
    [InlineData("  {{~ lines }}", "a\nb")]
    [InlineData("x\n  {{- lines }}", "xa\nb")]
    [InlineData("  {{ lines }} {{ lines }}", "  a\n  b a\nb")]
    [InlineData("  {{ lines + \"\\n\" }}z", "  a\n  b\nz")]
    [InlineData("  {{ \"a\\n\\nb\" }}", "  a\n\n  b")]
    [InlineData("{{ x = 1 ~}}\n  {{ lines }}", "  a\n  b")]
    public void A_tag_that_begins_its_line_indents_what_it_writes(string template, string text) =>
        Assert.Equal(text, Rendering.Render(template, Lines));

    [Fact]
    public void A_line_of_stripped_tags_vanishes() =>
        Assert.Equal("a:\n  - 1\n  - 2\nz", Rendering.Render("a:\n  {{~ for i in 1..2 ~}}\n  - {{ i }}\n  {{~ end ~}}\nz"));

    [Fact]
    public void The_text_of_a_block_keeps_the_indent_of_its_tag() =>
        Assert.Equal("  \n    X\n", Rendering.Render("  {{ if true }}\n  X\n{{ end }}"));

    [Fact]
    public void Line_breaks_stay_as_they_are() => Assert.Equal("a\r\n  1\r\nb", Rendering.Render("a\r\n  {{ 1 }}\r\n{{~ x = 1 ~}}\r\nb"));

    [Fact]
    public void Code_of_other_languages_passes_through_an_escape_block() =>
        Assert.Equal("m: '{{ $labels.pod }} is }%} down'", Rendering.Render("m: '{%%{{{ $labels.pod }} is }%} down}%%}'"));
}
