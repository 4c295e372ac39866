using MilvusManifests.Templating;

namespace MilvusManifests.Tests.Templating;

/// <summary>What may be absent and what may not.</summary>
public class StrictnessTests
{
    private const string Model = "name: web\nports: [1, 2]\nunset:\nconfig: {retention: 10d, size: }";

    [Theory]
    [InlineData("{{ nmae }}", "t.sbn(1,4): error MM2010: unknown variable or function 'nmae'; did you mean 'name'?")]
    [InlineData("{{ if !absent; end }}", "t.sbn(1,8): error MM2010: unknown variable or function 'absent'")]
    [InlineData("{{ $part }}", "t.sbn(1,4): error MM2010: unknown variable '$part' in this page or function")]
    [InlineData("{{ config.retntion }}", "t.sbn(1,11): error MM2011: 'config' has no member 'retntion'; did you mean 'retention'?")]
    [InlineData("{{ config[\"retntion\"] }}", "t.sbn(1,11): error MM2011: 'config' has no member 'retntion'; did you mean 'retention'?")]
    [InlineData("{{ name.first }}", "t.sbn(1,9): error MM2011: 'name' is a string and has no member 'first'")]
    [InlineData("{{ ports[2] }}", "t.sbn(1,10): error MM2011: index 2 is out of range: the length of 'ports' is 2")]
    [InlineData("{{ unset.x }}", "t.sbn(1,10): error MM2012: 'unset' is null and has no member 'x'; write '?.x' where it may be null")]
    [InlineData("{{ config.absent.x ?? 1 }}", "t.sbn(1,11): error MM2011: 'config' has no member 'absent'")]
    [InlineData("{{ unset + 1 }}", "t.sbn(1,4): error MM2013: '+' does not support null; write 'unset ?? ...' where it may be null")]
    [InlineData("{{ 1 / 0 }}", "t.sbn(1,6): error MM2013: division by zero")]
    [InlineData("{{ name | string.upcas }}", "t.sbn(1,18): error MM2011: 'string' has no member 'upcas'; did you mean 'upcase'?")]
    [InlineData("{{ name 1 }}", "t.sbn(1,4): error MM2014: 'name' is a string, not a function, and cannot have arguments")]
    [InlineData("{{ string.replace name \"a\" }}", "t.sbn(1,27): error MM2014: 'string.replace' is missing the argument 'replace'")]
    [InlineData("{{ func f(x); x; end; f zone: 7 }}", "t.sbn(1,25): error MM2014: 'f' has no parameter 'zone'")]
    [InlineData("{{ func f(x); x; end; f 1 x: 7 }}", "t.sbn(1,27): error MM2014: duplicate argument 'x'")]
    [InlineData("{{ config.retention = 1 }}", "t.sbn(1,4): error MM2017: 'config.retention' cannot be assigned: the model is read-only")]
    [InlineData("{{ ports[0] = 1 }}", "t.sbn(1,4): error MM2017: 'ports[0]' cannot be assigned: the model is read-only")]
    [InlineData("{{ ports[0]++ }}", "t.sbn(1,4): error MM2017: 'ports[0]' cannot be assigned: the model is read-only")]
    [InlineData("{{ ports.x = 1 }}", "t.sbn(1,4): error MM2017: 'ports.x' cannot be assigned: the model is read-only")]
    [InlineData("{{ capture config.size }}1{{ end }}", "t.sbn(1,12): error MM2017: 'config.size' cannot be assigned: the model is read-only")]
    [InlineData("{{ for p in ports; p.x; end }}", "t.sbn(1,22): error MM2011: an integer has no member 'x'")]
    [InlineData("{{ -name }}", "t.sbn(1,5): error MM2013: 'name' is a string, not a number")]
    [InlineData("{{ ports | math.abs }}", "t.sbn(1,12): error MM2015: 'math.abs' expects a number")]
    [InlineData("{{ import name }}", "t.sbn(1,11): error MM2013: 'import' expects an object, found a string")]
    [InlineData("{{ ports | array.join 1 2 3 4 }}", "t.sbn(1,12): error MM2014: 'array.join' accepts at most 3 arguments")]
    [InlineData("{{ '{' | object.from_json }}", "t.sbn(1,10): error MM2015: invalid JSON: syntax error in line 1")]
    [InlineData("{{ 1 | math.format 'Q' }}", "t.sbn(1,8): error MM2015: 'math.format' cannot format an integer as 'Q'")]
    [InlineData("{{ string | object.to_json }}", "t.sbn(1,13): error MM2015: 'object.to_json' cannot write a function")]
    [InlineData("{{ for x in 5; end }}", "t.sbn(1,13): error MM2013: 'for' expects an array, a range, an object or a string, found an integer")]
    [InlineData("{{ config[\"a\nb\"] }}", "t.sbn(1,11): error MM2011: 'config' has no member 'a b'")]
    [InlineData("{{ break }}", "t.sbn(1,4): error MM2013: 'break' is only allowed inside a loop")]
    public void A_mistake_is_an_error_that_says_what_is_expected(string template, string error) => Assert.Equal(error, Rendering.Error(template, Model));

    [Theory]
    [InlineData("{{ absent ?? 1 }}", "1")]
    [InlineData("{{ config.absent ?? 1 }}", "1")]
    [InlineData("{{ ports[7] ?? 1 }}", "1")]
    [InlineData("{{ absent?.x?.y.z ?? 1 }}", "1")]
    [InlineData("{{ unset?.x }}", "")]
    [InlineData("{{ absent | object.default 2 }}", "2")]
    [InlineData("{{ object.default config.absent 2 }}", "2")]
    [InlineData("{{ config.size }}", "")]
    [InlineData("{{ name = \"own\"; name }}", "own")]
    public void What_is_tested_for_absence_may_be_absent(string template, string text) => Assert.Equal(text, Rendering.Render(template, Model));

    [Fact]
    public void One_render_finds_the_errors_of_all_statements_and_none_that_follow_from_them() =>
        Assert.Equal(
            [
                "t.sbn(1,8): error MM2010: unknown variable or function 'one'",
                "t.sbn(2,16): error MM2010: unknown variable or function 'two'\n  called from t.sbn(3,4)",
                "t.sbn(4,19): error MM2010: unknown variable or function 'three'",
                "t.sbn(5,7): error MM2010: unknown variable or function 'four'",
                "t.sbn(5,47): error MM2010: unknown variable or function 'five'",
                "t.sbn(6,22): error MM2010: unknown variable or function 'six'",
            ],
            Rendering.TryRender(
                "{{ x = one; x; x + 1 }}\n{{ func f; ret two; end }}\n{{ f }}\n{{ for i in 1..9; three; end }}\n"
                + "{{ if four; y = 1; end; y; o = {}; o.member = five; o.member }}\n{{ for i in 1..9999; six; end }}")
                .Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Fact]
    public void Lenient_rendering_reads_null_instead() =>
        Assert.Equal("||", Rendering.TryRender("{{ absent }}|{{ config.absent }}|{{ ports[9] }}", Model, new RenderOptions { StrictVariables = false, StrictMembers = false }).Value!.Text);
}
