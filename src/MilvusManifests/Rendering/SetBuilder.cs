using System.Collections.Immutable;
using MilvusManifests.Rendering.Upstream;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>Builds the objects of a set: they are read from upstream's files or rendered from templates, and from there on go one way.</summary>
internal static class SetBuilder
{
    /// <summary>The set of a plan; what cannot be built is left out, with the reason.</summary>
    /// <param name="inputs">What it is made from.</param>
    /// <param name="plan">Its files.</param>
    /// <param name="isWritten">Whether its bytes will be asked for: those of the definitions are then made meanwhile.</param>
    /// <param name="cancellation">Ends the building.</param>
    /// <exception cref="OperationCanceledException">The building was cancelled.</exception>
    public static Result<BuiltSet> Build(Inputs inputs, Plan plan, bool isWritten, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        var source = UpstreamManifests.Read(inputs, plan, cancellation);
        found.AddRange(source.Diagnostics);
        var upstream = (source.Succeeded ? source.Value : []).ToLookup(manifest => manifest.Content is not null);
        var definitions = Patch(plan.HasDefinitions ? CustomResourceManifests.Of(inputs.Release) : upstream[true], inputs, found);

        // The definitions are most of the bytes and wait for no template.
        var writing = isWritten ? Task.Run(() => MakeContents(definitions.Manifests), cancellation) : Task.CompletedTask;
        var stack = StackEdits.Apply([.. upstream[false]], inputs);
        var rounds = plan.Manifests.ToLookup(planned => inputs.Templates.ReadsChecksums(planned.Template));
        var rendered = found.Take(TemplateManifests.Render(rounds[false], inputs, Globals.Empty, cancellation))!;
        var first = Patch([.. stack.Manifests.Where(manifest => !HasGrafana(manifest)), .. rendered.Manifests], inputs, found);

        // What restarts when other objects change is made when those are finished.
        var later = rendered.IsSpent ? TemplateManifests.None : found.Take(TemplateManifests.Render(rounds[true], inputs, Checksum.OfGrafana(first.Manifests), cancellation))!;
        var grafana = stack.Manifests.Where(HasGrafana).Select(manifest => WithChecksums(manifest, first.Manifests));
        var second = Patch([.. grafana, .. later.Manifests], inputs, found);
        writing.GetAwaiter().GetResult();

        var used = new UsedInputs(
            definitions.Used.Union(first.Used).Union(second.Used),
            rendered.Templates.AddRange(later.Templates.Where(template => !rendered.Templates.ContainsKey(template.Key))),
            stack.Settings,
            stack.MovedImages);
        return found.With(new BuiltSet(
            [.. definitions.Manifests, .. InOrder(plan, first.Manifests.AddRange(second.Manifests))],
            used,
            IsComplete: !inputs.LacksSource && source.Succeeded && rendered.Manifests.Length + later.Manifests.Length == plan.Manifests.Length));
    }

    // Where objects of either origin come together.
    private static PatchedManifests Patch(IEnumerable<Manifest> manifests, Inputs inputs, DiagnosticBag found)
    {
        var patched = ObjectPatches.Apply(inputs.Patches, manifests);
        found.AddRange(patched.Diagnostics.Select(inputs.Provenance.Explain));
        return patched.Value!;
    }

    private static void MakeContents(ImmutableArray<Manifest> manifests)
    {
        foreach (var manifest in manifests)
        {
            _ = manifest.Content?.Value;
        }
    }

    private static bool HasGrafana(Manifest manifest) => manifest.Objects.Any(candidate => GrafanaChecksums.Concern(candidate.Reference));

    private static Manifest WithChecksums(Manifest manifest, ImmutableArray<Manifest> others)
    {
        ManifestObject[] objects = [.. others.SelectMany(other => other.Objects)];
        return manifest with
        {
            Objects = [.. manifest.Objects.Select(candidate => GrafanaChecksums.Concern(candidate.Reference) ? candidate.With(GrafanaChecksums.Apply(candidate.Node, objects)) : candidate)],
        };
    }

    private static IEnumerable<Manifest> InOrder(Plan plan, ImmutableArray<Manifest> manifests)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in plan.Upstream.Select(UpstreamManifests.PathOf).Concat(plan.Manifests.Select(planned => planned.Path)))
        {
            places.TryAdd(path, places.Count);
        }

        return manifests.Where(manifest => !manifest.Objects.IsEmpty).OrderBy(manifest => places[manifest.Path]);
    }
}
