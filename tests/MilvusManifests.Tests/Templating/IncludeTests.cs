using MilvusManifests.Templating;

namespace MilvusManifests.Tests.Templating;

/// <summary>Templates within templates.</summary>
public class IncludeTests
{
    private static readonly IncludedTemplates Templates = new(
        ("labels", "app: {{ $1 }}\npart: {{ $.part ?? \"none\" }}\n"),
        ("outer", "a:\n  {{ include \"labels\" \"x\" ~}}\nz: 1\n"),
        ("fails", "ok\n  {{ missing }}\n"),
        ("broken", "\n{{ 1 + }}"),
        ("again", "{{ include \"again\" }}"),
        ("functions", "some text before\n{{ func broken(x) }}\n  {{ x + missing }}\n{{ end }}"),
        ("loud", "{{ $1 | string.upcase }}"));

    [Fact]
    public void An_included_text_gets_the_indent_of_its_tag() =>
        Assert.Equal("meta:\n    a:\n      app: x\n      part: none\n    z: 1\nend", Render("meta:\n    {{ include \"outer\" ~}}\nend"));

    [Fact]
    public void It_is_a_value_like_any_other() =>
        Assert.Equal("<ABC>", Render("{{ x = include \"loud\" \"abc\"; \"<\" + x + \">\" }}"));

    [Fact]
    public void Arguments_may_have_names() =>
        Assert.Equal("app: x\npart: p\n", Render("{{ include \"labels\" \"x\" part: \"p\" }}"));

    [Fact]
    public void Texts_are_joined_with_what_is_between() =>
        Assert.Equal("<A|A>", Render("{{ func f; ret include \"loud\" \"a\"; end; \"<\" + f + \"|\" + f + \">\" }}"));

    [Fact]
    public void A_missing_template_is_named_with_the_one_that_was_meant() =>
        Assert.Equal(["t.sbn(1,4): error MM2018: template 'lables' not found; did you mean 'labels'?"], Errors("{{ include \"lables\" 1 }}"));

    [Fact]
    public void An_error_in_an_included_template_has_the_call_stack() =>
        Assert.Equal(
            ["fails(2,6): error MM2010: unknown variable or function 'missing'\n  included from t.sbn(2,4)"],
            Errors("x\n{{ include \"fails\" }}"));

    [Fact]
    public void A_template_that_cannot_be_parsed_is_reported_where_it_is_included_and_where_it_is_wrong() =>
        Assert.Equal(
            ["t.sbn(1,4): error MM2019: the template 'broken' cannot be parsed", "broken(2,8): error MM2001: expected an expression, found '}}'\n  included from t.sbn(1,4)"],
            Errors("{{ include \"broken\" }}"));

    [Fact]
    public void A_template_that_includes_itself_comes_to_an_end() =>
        Assert.StartsWith("again(1,4): error MM2023: functions and includes are nested more than 100 calls deep\n  included from again(1,4)", Assert.Single(Errors("{{ include \"again\" }}")), StringComparison.Ordinal);

    [Fact]
    public void An_error_in_a_function_is_reported_in_the_template_that_defines_it() =>
        Assert.Equal(
            ["functions(3,10): error MM2010: unknown variable or function 'missing'\n  called from t.sbn(2,4)"],
            Errors("{{ include \"functions\" }}\n{{ broken 1 }}"));

    [Theory]
    [InlineData("{{ include \"broken\" }}{{ helper }}", "MM2019 MM2001")]
    [InlineData("{{ include \"absent\" }}{{ helper }}{{ inclde \"loud\" }}", "MM2018 MM2010")]
    public void What_a_template_that_cannot_be_included_might_have_set_is_not_missed(string template, string codes) =>
        Assert.Equal(codes, string.Join(' ', Rendering.TryRender(template, "{}", new RenderOptions { Loader = Templates }).Diagnostics.Select(diagnostic => diagnostic.Code.Id)));

    private static string Render(string template)
    {
        var result = Rendering.TryRender(template, "{}", new RenderOptions { Loader = Templates });
        Assert.Empty(result.Diagnostics);
        return result.Value!.Text;
    }

    private static IEnumerable<string> Errors(string template) =>
        Rendering.TryRender(template, "{}", new RenderOptions { Loader = Templates }).Diagnostics.Select(diagnostic => diagnostic.ToString());
}
