using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Templating;

/// <summary>Templates that want too much.</summary>
public class RenderLimitTests
{
    private static readonly RenderLimits SomeLimits = new() { MaxSteps = 2_000_000, MaxOutputLength = 300_000 };

    [Theory]
    [InlineData("{{ while true; end }}")]
    [InlineData("{{ for x in 1..2000000000; end }}")]
    [InlineData("{{ [1] * 2000000000 }}")]
    [InlineData("{{ a = [1]; while true; a = a + a; end }}")]
    [InlineData("{{ x = 7; while true; x = x * x; end }}")]
    [InlineData("{{ 1..2000000000 }}")]
    [InlineData("{{ a = [1, 2]; for i in 1..60; a = [a, a]; end; a == a }}")]
    [InlineData("{{ a = [1, 2]; for i in 1..60; a = [a, a]; end; a }}")]
    public void Work_is_limited(string template)
    {
        var code = FirstCode(template);
        Assert.True(code is "MM2020" or "MM2013", code);
    }

    [Theory]
    [InlineData("{{ \"ab\" * 2000000000 }}")]
    [InlineData("{{ s = \"ab\"; while true; s = s + s; end }}")]
    [InlineData("{{ s = \"ab\"; while true; s = $\"{s}{s}\"; end }}")]
    [InlineData("{{ s = \"\\n\" * 1000; t = \" \" * 1000 }}{{ for i in 1..1000; s; end }}{{ for i in 1..100000; s; end }}")]
    [InlineData("{{ capture c; while true; \"0123456789\" * 100000; end; end }}")]
    public void Text_is_limited(string template) => Assert.Equal("MM2021", FirstCode(template));

    [Theory]
    [InlineData("{{ func f; f; end; f }}")]
    [InlineData("{{ f = do; ret [1] | array.each f; end; f }}")]
    [InlineData("{{ func f(n); g n; end; func g(n); f n; end; f 1 }}")]
    public void Depth_is_limited(string template) => Assert.Equal("MM2023", FirstCode(template));

    /// <summary>On the stack of a small thread, and on one that is almost spent: an error ends the render, never the process.</summary>
    [Theory]
    [InlineData("{{ func f(n); ret [1] | array.each @(do; ret n > 0 ? (f (n - 1)) : 1; end); end; f 45 }}")]
    [InlineData("{{ func f(n); ret n > 0 ? ((((((f (n - 1))))))) + 1 : 1; end; f 95 }}")]
    [InlineData("{{ func f(n); ret n > 0 ? (f (n - 1)) + 1 : nope; end; f 95 }}")]
    public void Depth_does_not_depend_on_the_stack_of_the_caller(string template)
    {
        var texts = new[] { 512 * 1024, 1024 * 1024, 16 * 1024 * 1024 }.Select(size =>
        {
            var text = "";
            var thread = new Thread(
                () =>
                {
                    var result = Rendering.TryRender(template);
                    text = result.Value?.Text ?? result.Diagnostics[0].ToString();
                },
                size);
            thread.Start();
            thread.Join();
            return text;
        });
        Assert.Single(texts.Distinct());
    }

    [Fact]
    public void A_render_can_be_cancelled()
    {
        var template = Template.Parse(new SourceText("t.sbn", "{{ while true; end }}")).Value!;
        var result = template.Render(Globals.Empty, RenderOptions.Default, new CancellationToken(canceled: true));
        Assert.Equal("MM2024", Assert.Single(result.Diagnostics).Code.Id);
    }

    [Fact]
    public void An_object_that_contains_itself_is_not_printed() =>
        Assert.Equal("t.sbn(1,24): error MM2013: a value is nested more than 64 levels deep, or contains itself", Rendering.Error("{{ o = {}; o.self = o; o }}"));

    [Fact]
    public void A_template_is_rendered_by_several_threads_at_once()
    {
        var template = Template.Parse(new SourceText("t.sbn", "{{ func f(n); ret n < 2 ? 1 : n * (f (n - 1)); end; x = [1]; for i in 1..20; x = x << (f i); end; x }}")).Value!;
        var texts = new string[32];
        Parallel.For(0, texts.Length, i => texts[i] = template.Render(Globals.Empty).Value!.Text);
        Assert.Single(texts.Distinct());
    }

    private static string FirstCode(string template) =>
        Rendering.TryRender(template, "{}", new RenderOptions { Limits = SomeLimits }).Diagnostics[0].Code.Id;
}
