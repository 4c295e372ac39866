using System.Collections.Immutable;
using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Building;

/// <summary>Files that templates wrote.</summary>
/// <param name="Manifests">The files, those that hold no object included.</param>
/// <param name="Templates">The templates that were rendered or included, by their paths below the templates folder.</param>
internal sealed record TemplateManifests(ImmutableArray<Manifest> Manifests, ImmutableSortedDictionary<string, Template> Templates)
{
    private const string OnlyBelowMilvus = "'instance' is set in templates below milvus/, which are rendered once for each Milvus; 'milvus' lists them all";

    /// <summary>Renders planned files and reads the objects that each template wrote; a file that cannot be rendered or read is left out.</summary>
    /// <param name="planned">The files.</param>
    /// <param name="inputs">Where templates are found, and what they see.</param>
    /// <param name="cancellation">Ends the rendering.</param>
    /// <exception cref="OperationCanceledException">The rendering was cancelled.</exception>
    public static Result<TemplateManifests> Render(IEnumerable<PlannedManifest> planned, Inputs inputs, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        var model = new TemplateModel(inputs.Configuration, inputs.Release);
        var manifests = ImmutableArray.CreateBuilder<Manifest>();
        var used = ImmutableSortedDictionary.CreateBuilder<string, Template>(StringComparer.Ordinal);
        foreach (var next in planned)
        {
            cancellation.ThrowIfCancellationRequested();
            if (found.Take(Load(next.Template, inputs.Templates)) is not { } template)
            {
                continue;
            }

            var options = new RenderOptions { Name = $"{inputs.Output}/{next.Path}", Loader = inputs.Templates };
            var rendered = template.Render(model.For(next.Milvus), options, cancellation);
            cancellation.ThrowIfCancellationRequested();
            found.AddRange(Explain(rendered.Diagnostics, next));
            if (rendered.Value is { } text)
            {
                used[next.Template] = template;
                foreach (var name in text.Included)
                {
                    used[name] = inputs.Templates.Load(name)!.Value!;
                }

                if (Read(text, next, template, inputs.Provenance, found) is { } manifest)
                {
                    manifests.Add(manifest);
                }
            }
            else if (rendered.Diagnostics.Any(IsLimit))
            {
                // Others that include the same piece would spend as much.
                break;
            }
        }

        return found.With(new TemplateManifests(manifests.DrainToImmutable(), used.ToImmutable()));
    }

    private static Result<Template> Load(string name, TemplateSet templates) =>
        templates.Load(name) ?? new(null, [Diagnostic.Error(BuildingCodes.TemplateMissing, null, $"template '{name}' not found{Suggestion.Phrase(name, templates.Names)}")]);

    // An included template that cannot be parsed is reported where it is wrong, with the includes that led there.
    private static IEnumerable<Diagnostic> Explain(ImmutableArray<Diagnostic> diagnostics, PlannedManifest planned) => diagnostics
        .Where(diagnostic => diagnostic.Code != TemplateCodes.IncludeUnparsable)
        .Select(Provenance.BlameCaller)
        .Select(diagnostic => planned.Milvus is null && ReadsInstance(diagnostic) ? diagnostic with { Hint = OnlyBelowMilvus } : diagnostic);

    private static Manifest? Read(RenderedText text, PlannedManifest planned, Template template, Provenance provenance, DiagnosticBag found)
    {
        var objects = ManifestReader.Read(text);
        found.AddRange(objects.Diagnostics.Select(diagnostic => provenance.Explain(diagnostic)));
        return objects.Succeeded
            ? new Manifest(planned.Path, GeneratedComment.FromTemplate(planned.Template), objects.Value) { Template = template.Source.At(0, 0), IsOfStack = planned.IsOfStack, Milvus = planned.Milvus }
            : null;
    }

    private static bool IsLimit(Diagnostic diagnostic) =>
        diagnostic.Code == TemplateCodes.RenderStepLimit || diagnostic.Code == TemplateCodes.RenderOutputLimit;

    private static bool ReadsInstance(Diagnostic diagnostic) =>
        diagnostic.Code == TemplateCodes.MemberOfNull
        && diagnostic.Location is { } member
        && member.Source.Text.AsSpan(0, member.Span.Start).EndsWith("instance.", StringComparison.Ordinal);
}
