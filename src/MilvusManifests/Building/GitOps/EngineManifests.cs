using System.Collections.Immutable;
using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Building.GitOps;

/// <summary>The files that tell GitOps engines to sync a set. They are made last: they name what is in it.</summary>
/// <param name="Manifests">The files, those without an object left out.</param>
/// <param name="Templates">The templates that were rendered or included, by their paths below the templates folder.</param>
/// <param name="Used">The patches that an object was a target of.</param>
/// <param name="IsComplete">Whether every file could be built.</param>
internal sealed record EngineManifests(
    ImmutableArray<Manifest> Manifests, ImmutableSortedDictionary<string, Template> Templates, ImmutableHashSet<TargetedPatch> Used, bool IsComplete)
{
    private static readonly EngineManifests None = new([], ImmutableSortedDictionary<string, Template>.Empty, [], IsComplete: true);

    /// <summary>The files for a set; none where no engine syncs it.</summary>
    /// <param name="applied">The files with the objects of the set.</param>
    /// <param name="model">What templates see.</param>
    /// <param name="inputs">What the set was made from.</param>
    /// <param name="cancellation">Ends the rendering.</param>
    /// <exception cref="OperationCanceledException">The rendering was cancelled.</exception>
    public static Result<EngineManifests> Build(ImmutableArray<Manifest> applied, TemplateModel model, Inputs inputs, CancellationToken cancellation)
    {
        var gitops = inputs.Configuration.GitOps;
        if (!gitops.IsUsed)
        {
            return new(None, []);
        }

        var found = new DiagnosticBag();
        var whole = WholeSet.Of(applied, inputs.Cluster);
        var planned = EngineFiles.Of(gitops, whole.Parts, inputs.Templates.Own);
        var rendered = found.Take(TemplateManifests.Render(planned, model.With(whole), inputs, cancellation))!;
        var patched = ObjectPatches.Apply(inputs.Patches, rendered.Manifests);
        found.AddRange(patched.Diagnostics.Select(diagnostic => inputs.Provenance.Explain(diagnostic)));
        return found.With(new EngineManifests(
            [.. patched.Value!.Manifests.Where(manifest => !manifest.Objects.IsEmpty)],
            rendered.Templates,
            patched.Value.Used,
            IsComplete: rendered.Manifests.Length == planned.Length));
    }
}
