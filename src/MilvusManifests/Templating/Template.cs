using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Templating.Parsing;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating;

/// <summary>A parsed Scriban template: parsed once, rendered as often as wanted, also by several threads at once.</summary>
internal sealed class Template
{
    private Template(SourceText source, Scriban.Template parsed)
    {
        Source = source;
        Parsed = parsed;
    }

    /// <summary>The text.</summary>
    public SourceText Source { get; }

    /// <summary>What Scriban made of it.</summary>
    internal Scriban.Template Parsed { get; }

    /// <summary>Parses a template; there is one only if nothing is wrong with it.</summary>
    public static Result<Template> Parse(SourceText source, ParseOptions? options = null)
    {
        var parsed = TemplateParser.Parse(source, options ?? ParseOptions.Default);
        return new Result<Template>(parsed.Value is { } template ? new Template(source, template) : null, parsed.Diagnostics);
    }

    /// <summary>Renders the template; there is a text only if nothing went wrong.</summary>
    /// <param name="globals">The variables the template finds. They are not changed; a template's own variables are its own.</param>
    /// <param name="options">How to render.</param>
    /// <param name="cancellation">Stops the render, which then is an error.</param>
    public Result<RenderedText> Render(Globals globals, RenderOptions? options = null, CancellationToken cancellation = default) =>
        new RenderContext(globals.ToVariables(), options ?? RenderOptions.Default, cancellation).Run(this);
}
