using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Templating.Parsing;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating;

/// <summary>A parsed Scriban template. It can be rendered any number of times, also concurrently.</summary>
internal sealed class Template
{
    private Template(SourceText source, Scriban.Template parsed)
    {
        Source = source;
        Parsed = parsed;
    }

    /// <summary>The text.</summary>
    public SourceText Source { get; }

    /// <summary>Scriban's syntax tree.</summary>
    internal Scriban.Template Parsed { get; }

    /// <summary>Parses a template; null if there are errors.</summary>
    public static Result<Template> Parse(SourceText source, ParseOptions? options = null)
    {
        var parsed = TemplateParser.Parse(source, options ?? ParseOptions.Default);
        return new Result<Template>(parsed.Value is { } template ? new Template(source, template) : null, parsed.Diagnostics);
    }

    /// <summary>Renders the template; there is a text only if there are no errors.</summary>
    /// <param name="globals">The template's variables. They are not changed; variables that the template assigns are local to the render.</param>
    /// <param name="options">How to render.</param>
    /// <param name="cancellation">Cancels the render, which is then an error.</param>
    public Result<RenderedText> Render(Globals globals, RenderOptions? options = null, CancellationToken cancellation = default) =>
        new RenderContext(globals.ToVariables(), options ?? RenderOptions.Default, cancellation).Run(this);
}
