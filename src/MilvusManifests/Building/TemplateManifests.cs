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

    /// <summary>Renders planned files, several at once, and reads the objects that each template wrote; a file that cannot be rendered or read is left out.</summary>
    /// <param name="planned">The files.</param>
    /// <param name="model">What templates see.</param>
    /// <param name="inputs">Where templates are found.</param>
    /// <param name="cancellation">Ends the rendering.</param>
    /// <exception cref="OperationCanceledException">The rendering was cancelled.</exception>
    public static Result<TemplateManifests> Render(ImmutableArray<PlannedManifest> planned, TemplateModel model, Inputs inputs, CancellationToken cancellation)
    {
        var files = new RenderedFile?[planned.Length];
        Parallel.For(0, files.Length, new ParallelOptions { CancellationToken = cancellation }, (i, loop) =>
        {
            files[i] = Render(planned[i], model, inputs, cancellation);
            if (files[i]!.IsOverLimit)
            {
                // Others that include the same piece would spend as much. Those before it are still rendered.
                loop.Break();
            }
        });

        var found = new DiagnosticBag();
        var manifests = ImmutableArray.CreateBuilder<Manifest>();
        var used = ImmutableSortedDictionary.CreateBuilder<string, Template>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file is null)
            {
                break;
            }

            found.AddRange(file.Diagnostics);
            foreach (var name in file.Used)
            {
                used[name] = inputs.Templates.Load(name)!.Value!;
            }

            if (file.Manifest is { } manifest)
            {
                manifests.Add(manifest);
            }

            if (file.IsOverLimit)
            {
                break;
            }
        }

        return found.With(new TemplateManifests(manifests.DrainToImmutable(), used.ToImmutable()));
    }

    private static RenderedFile Render(PlannedManifest planned, TemplateModel model, Inputs inputs, CancellationToken cancellation)
    {
        if (inputs.Shared is not { } shared || planned.Part is not null)
        {
            return RenderAlone(planned, model, inputs, cancellation);
        }

        var key = $"{planned.Path}\n{planned.Template}\n{inputs.Templates.Folder}\n{model.KeyOf(planned.Milvus)}";
        if (shared.Files.Find<RenderedFile>(key) is { Manifest: { } known } kept)
        {
            return kept with { Manifest = known with { Milvus = planned.Milvus } };
        }

        var made = RenderAlone(planned, model, inputs, cancellation);
        if (made.Manifest is not { } manifest || !made.Diagnostics.IsEmpty || !made.Used.All(name => TemplateReach.IsCommon(inputs.Templates.Load(name)!.Value!)))
        {
            return made;
        }

        made = made with { Manifest = manifest with { Objects = [.. manifest.Objects.Select(found => new ManifestObject(found.Reference, found.Node) { IsShared = true })] } };
        shared.Files.Keep(key, made);
        return made;
    }

    private static RenderedFile RenderAlone(PlannedManifest planned, TemplateModel model, Inputs inputs, CancellationToken cancellation)
    {
        var (template, faults) = Load(planned.Template, inputs.Templates);
        if (template is null)
        {
            return new(null, [], faults);
        }

        var options = new RenderOptions { Name = $"{inputs.Output}/{planned.Path}", Loader = inputs.Templates };
        var rendered = template.Render(model.For(planned.Milvus, planned.Part), options, cancellation);
        cancellation.ThrowIfCancellationRequested();
        ImmutableArray<Diagnostic> diagnostics = [.. faults, .. Explain(rendered.Diagnostics, planned)];
        if (rendered.Value is not { } text)
        {
            return new(null, [], diagnostics) { IsOverLimit = rendered.Diagnostics.Any(IsLimit) };
        }

        var objects = ManifestReader.Read(text);
        var manifest = objects.Succeeded
            ? new Manifest(planned.Path, GeneratedComment.FromTemplate(planned.Template), objects.Value) { Template = template.Source.At(0, 0), IsOfStack = planned.IsOfStack, Milvus = planned.Milvus }
            : null;
        return new(manifest, [planned.Template, .. text.Included], [.. diagnostics, .. objects.Diagnostics.Select(diagnostic => inputs.Provenance.Explain(diagnostic))]);
    }

    private static Result<Template> Load(string name, TemplateSet templates) =>
        templates.Load(name) ?? new(null, [Diagnostic.Error(BuildingCodes.TemplateMissing, null, $"template '{name}' not found{Suggestion.Phrase(name, templates.Names)}")]);

    // An included template that cannot be parsed is reported where it is wrong, with the includes that led there.
    private static IEnumerable<Diagnostic> Explain(ImmutableArray<Diagnostic> diagnostics, PlannedManifest planned) => diagnostics
        .Where(diagnostic => diagnostic.Code != TemplateCodes.IncludeUnparsable)
        .Select(Provenance.BlameCaller)
        .Select(diagnostic => planned.Milvus is null && ReadsInstance(diagnostic) ? diagnostic with { Hint = OnlyBelowMilvus } : diagnostic);

    private static bool IsLimit(Diagnostic diagnostic) =>
        diagnostic.Code == TemplateCodes.RenderStepLimit || diagnostic.Code == TemplateCodes.RenderOutputLimit;

    private static bool ReadsInstance(Diagnostic diagnostic) =>
        diagnostic.Code == TemplateCodes.MemberOfNull
        && diagnostic.Location is { } member
        && member.Source.Text.AsSpan(0, member.Span.Start).EndsWith("instance.", StringComparison.Ordinal);

    private sealed record RenderedFile(Manifest? Manifest, ImmutableArray<string> Used, ImmutableArray<Diagnostic> Diagnostics)
    {
        public bool IsOverLimit { get; init; }
    }
}
