using System.Collections.Immutable;
using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>Turns planned files into patched objects: each template is rendered with the model, what it wrote is read, and the patches are applied.</summary>
/// <param name="templates">Where templates are found.</param>
/// <param name="model">What they see.</param>
/// <param name="patches">What is changed in the objects.</param>
/// <param name="provenance">Learns what wrote each rendered text.</param>
/// <param name="shownOutput">The output folder as diagnostics show it.</param>
public sealed class Renderer(TemplateSet templates, TemplateModel model, ObjectPatches patches, Provenance provenance, string shownOutput)
{
    private const string OnlyBelowMilvus = "'instance' is set in templates below milvus/, each of which is rendered once for every Milvus; 'milvus' lists them all";

    // A piece that spends a template's whole budget would spend that of every other template that includes it.
    private bool ranWild;

    /// <summary>
    /// Renders every file of a plan. Templates that read checksums of other objects come after those; the result is in the order of the plan.
    /// </summary>
    /// <param name="plan">The files.</param>
    /// <param name="others">Files that no template writes, whose objects may be asked for their checksums.</param>
    /// <param name="cancellation">Ends the rendering.</param>
    public Result<ImmutableArray<Manifest>> Render(Plan plan, IReadOnlyCollection<Manifest> others, CancellationToken cancellation)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var rendered = new Manifest?[plan.Manifests.Length];
        var late = new List<int>();
        for (var i = 0; i < rendered.Length; i++)
        {
            if (templates.ReadsChecksums(plan.Manifests[i].Template))
            {
                late.Add(i);
            }
            else
            {
                rendered[i] = Render(plan.Manifests[i], Globals.Empty, diagnostics, cancellation);
            }
        }

        if (late.Count > 0)
        {
            var checksums = Checksum.OfGrafana([.. others, .. rendered.OfType<Manifest>()]);
            foreach (var i in late)
            {
                rendered[i] = Render(plan.Manifests[i], checksums, diagnostics, cancellation);
            }
        }

        return new([.. rendered.OfType<Manifest>()], diagnostics.DrainToImmutable());
    }

    private Manifest? Render(PlannedManifest planned, Globals checksums, ImmutableArray<Diagnostic>.Builder diagnostics, CancellationToken cancellation)
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

        var text = template.Value.Render(model.For(planned.Milvus, checksums), new RenderOptions { Loader = templates }, cancellation);
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

        var manifest = new Manifest(planned.Path, GeneratedComment.FromTemplate(planned.Template), objects.Value) { Template = template.Value.Source.At(0, 0) };
        var patched = patches.Apply(manifest);
        diagnostics.AddRange(patched.Diagnostics.Select(provenance.Explain));
        return patched.Value;
    }

    private static bool IsLimit(Diagnostic diagnostic) =>
        diagnostic.Code == Codes.RenderStepLimit || diagnostic.Code == Codes.RenderOutputLimit;

    private static bool ReadsInstance(Diagnostic diagnostic) =>
        diagnostic.Code == Codes.MemberOfNull
        && diagnostic.Location is { } member
        && member.Source.Text.AsSpan(0, member.Span.Start).EndsWith("instance.", StringComparison.Ordinal);
}
