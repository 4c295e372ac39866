using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Templating;

/// <summary>Renders template texts the way the product does.</summary>
internal static class Rendering
{
    /// <summary>What a template writes for a model in YAML.</summary>
    public static string Render(string template, string model = "{}")
    {
        var result = TryRender(template, model);
        Assert.Empty(result.Diagnostics);
        return result.Value!.Text;
    }

    /// <summary>The only error of a template, as a user sees it.</summary>
    public static string Error(string template, string model = "{}") => Assert.Single(TryRender(template, model).Diagnostics).ToString();

    /// <summary>The only error of a template that may take so many steps.</summary>
    public static string ErrorWithin(long steps, string template) =>
        Assert.Single(TryRender(template, "{}", new RenderOptions { Limits = new RenderLimits { MaxSteps = steps } }).Diagnostics).ToString();

    public static Result<RenderedText> TryRender(string template, string model = "{}", RenderOptions? options = null)
    {
        var parsed = Template.Parse(new SourceText("t.sbn", template));
        Assert.Empty(parsed.Diagnostics);
        var root = YamlReader.Read(new SourceText("model.yaml", model)).Value[0].Root;
        return parsed.Value!.Render(Globals.From((YamlMapping)root), options);
    }
}
