using System.Collections.Immutable;
using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>Turns planned files into objects: each template is rendered with the model, and what it wrote is read.</summary>
/// <param name="templates">Where templates are found.</param>
/// <param name="model">What they see.</param>
/// <param name="provenance">Learns what wrote each rendered text.</param>
/// <param name="shownOutput">The output folder as diagnostics show it.</param>
public sealed class Renderer(TemplateSet templates, TemplateModel model, Provenance provenance, string shownOutput)
{
    private const string OnlyBelowMilvus = "'instance' is set in templates below milvus/, each of which is rendered once for every Milvus; 'milvus' lists them all";

    // A piece that spends a template's whole budget would spend that of every other template that includes it.
    private bool ranWild;

    /// <summary>Renders every file of a plan; the result is in its order.</summary>
    /// <param name="plan">The files.</param>
    /// <param name="cancellation">Ends the rendering.</param>
    public Result<ImmutableArray<Manifest>> Render(Plan plan, CancellationToken cancellation)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var rendered = plan.Manifests.Select(planned => Render(planned, diagnostics, cancellation)).OfType<Manifest>().ToImmutableArray();
        return new(rendered, diagnostics.DrainToImmutable());
    }

    private Manifest? Render(PlannedManifest planned, ImmutableArray<Diagnostic>.Builder diagnostics, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (ranWild)
        {
            return null;
        }

        if (templates.Load(planned.Template) is not { } template)
        {
            diagnostics.Add(Diagnostic.Error(Codes.TemplateMissing, null, $"there is no template '{planned.Template}'{Suggestion.Phrase(planned.Template, templates.Names)}"));
            return null;
        }

        diagnostics.AddRange(template.Diagnostics);
        if (!template.Succeeded || template.Value is null)
        {
            return null;
        }

        var text = template.Value.Render(model.For(planned.Milvus), new RenderOptions { Loader = templates }, cancellation);
        cancellation.ThrowIfCancellationRequested();

        // What keeps an included template from being parsed is said where it is wrong, with the way there.
        diagnostics.AddRange(text.Diagnostics
            .Where(diagnostic => diagnostic.Code != Codes.IncludeUnparsable)
            .Select(Provenance.BlameCaller)
            .Select(diagnostic => planned.Milvus is null && ReadsInstance(diagnostic) ? diagnostic with { Hint = OnlyBelowMilvus } : diagnostic));
        if (!text.Succeeded || text.Value is null)
        {
            ranWild |= text.Diagnostics.Any(IsLimit);
            return null;
        }

        var objects = ManifestReader.Read(provenance.Add(text.Value, $"{shownOutput}/{planned.Path}"));
        diagnostics.AddRange(objects.Diagnostics.Select(provenance.Explain));
        if (!objects.Succeeded)
        {
            return null;
        }

        return new Manifest(planned.Path, GeneratedComment.FromTemplate(planned.Template), objects.Value)
        {
            Template = template.Value.Source.At(0, 0),
            IsOfStack = planned.IsOfStack,
        };
    }

    private static bool IsLimit(Diagnostic diagnostic) =>
        diagnostic.Code == Codes.RenderStepLimit || diagnostic.Code == Codes.RenderOutputLimit;

    private static bool ReadsInstance(Diagnostic diagnostic) =>
        diagnostic.Code == Codes.MemberOfNull
        && diagnostic.Location is { } member
        && member.Source.Text.AsSpan(0, member.Span.Start).EndsWith("instance.", StringComparison.Ordinal);
}
