using System.Collections.Immutable;
using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Templating.Syntax;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating;

/// <summary>A parsed template: parsed once, rendered as often as wanted, also by several threads at once.</summary>
public sealed class Template
{
    private Template(SourceText source, ImmutableArray<Statement> statements)
    {
        Source = source;
        Statements = statements;
    }

    /// <summary>The text.</summary>
    public SourceText Source { get; }

    /// <summary>What it does.</summary>
    internal ImmutableArray<Statement> Statements { get; }

    /// <summary>Parses a template; there is one only if nothing is wrong with it.</summary>
    public static Result<Template> Parse(SourceText source, ParseOptions? options = null)
    {
        var (statements, errors) = Parser.Run(source, options ?? ParseOptions.Default);
        return new Result<Template>(errors.IsEmpty ? new Template(source, statements) : null, errors);
    }

    /// <summary>Renders the template; there is a text only if nothing went wrong.</summary>
    /// <param name="model">The variables the template finds. It is not changed; a template's own variables are its own.</param>
    /// <param name="options">How to render.</param>
    /// <param name="cancellation">Stops the render, which then is an error.</param>
    public Result<RenderedText> Render(ObjectValue model, RenderOptions? options = null, CancellationToken cancellation = default) =>
        new Evaluator(model, options ?? RenderOptions.Default, cancellation).Run(this);
}
