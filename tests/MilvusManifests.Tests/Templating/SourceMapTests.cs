using MilvusManifests.Templating;

namespace MilvusManifests.Tests.Templating;

/// <summary>Where each part of the output came from.</summary>
public class SourceMapTests
{
    [Fact]
    public void Text_maps_to_the_same_place_of_the_template()
    {
        var rendered = Render("a: 1\n{{ for i in 1..2 ~}}\nb: {{ i }}\nc: 2\n{{ end ~}}\nd");

        Assert.Equal("t.sbn(1,1)", SiteOf(rendered, "a: 1").Template.ToString());
        Assert.Equal("t.sbn(3,7)", SiteOf(rendered, "1\nc").Template.ToString());
        Assert.Equal("t.sbn(4,1)", SiteOf(rendered, "c: 2").Template.ToString());
        Assert.Equal("t.sbn(6,1)", SiteOf(rendered, "d").Template.ToString());
    }

    [Fact]
    public void An_unchanged_value_keeps_the_place_it_was_read_from_and_a_computed_one_has_none()
    {
        var rendered = Render("{{ name }} {{ name + \"x\" }} {{ list[1] }} {{ for kv in map; kv.value; end }} {{ y = name; y }}", "name: abc\nlist: [p, q]\nmap: {k: v}");

        Assert.Equal("abc abcx q v abc", rendered.Text);
        Assert.Equal("model.yaml(1,7)", rendered.Find(0)!.Origin?.ToString());
        Assert.Null(rendered.Find(4)!.Origin);
        Assert.Equal("model.yaml(2,11)", rendered.Find(9)!.Origin?.ToString());
        Assert.Equal("model.yaml(3,10)", rendered.Find(11)!.Origin?.ToString());
        Assert.Equal("model.yaml(1,7)", rendered.Find(13)!.Origin?.ToString());
    }

    [Fact]
    public void An_included_text_knows_its_own_template_and_the_way_there()
    {
        var loader = new IncludedTemplates(("outer", "o:\n  {{ include \"inner\" }}"), ("inner", "i: {{ name }}\nj: 1"));
        var rendered = Render("x:\n  {{ include \"outer\" }}\n", "name: abc", loader);

        Assert.Equal("x:\n  o:\n    i: abc\n    j: 1\n", rendered.Text);
        var site = SiteOf(rendered, "abc");
        Assert.Equal("inner(1,7)", site.Template.ToString());
        Assert.Equal(["included from outer(2,6)", "included from t.sbn(2,6)"], site.Callers.Select(caller => caller.ToString()));
        Assert.Equal("model.yaml(1,7)", site.Origin?.ToString());
        Assert.Equal("inner(2,1)", SiteOf(rendered, "j").Template.ToString());
    }

    [Fact]
    public void A_captured_text_and_a_part_of_it_keep_their_places()
    {
        var rendered = Render("{{ capture c }}\nk: {{ name }}{{ end }}> {{ c }}", "name: abc");

        Assert.Equal("> \nk: abc", rendered.Text);
        Assert.Equal("t.sbn(2,1)", SiteOf(rendered, "k").Template.ToString());
        Assert.Equal("model.yaml(1,7)", SiteOf(rendered, "abc").Origin?.ToString());
    }

    [Fact]
    public void Nested_values_written_as_YAML_keep_their_places()
    {
        var rendered = Render("x:\n  {{ map | object.to_yaml }}\n", "map:\n  a: one\n  b: [two]");

        Assert.Equal("model.yaml(2,6)", SiteOf(rendered, "one").Origin?.ToString());
        Assert.Equal("model.yaml(3,7)", SiteOf(rendered, "two").Origin?.ToString());
    }

    private static RenderedSite SiteOf(RenderedText rendered, string part) =>
        rendered.Find(rendered.Text.IndexOf(part, StringComparison.Ordinal))!;

    private static RenderedText Render(string template, string model = "{}", ITemplateLoader? loader = null)
    {
        var result = Rendering.TryRender(template, model, new RenderOptions { Loader = loader });
        Assert.Empty(result.Diagnostics);
        return result.Value!;
    }
}
