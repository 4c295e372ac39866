using System.Collections.Immutable;
using MilvusManifests.Building.Alerts;
using MilvusManifests.Building.Dashboards;
using MilvusManifests.Building.GitOps;
using MilvusManifests.Building.Published;
using MilvusManifests.Text;

namespace MilvusManifests.Building;

/// <summary>Builds the objects of a set: they are read from upstream's files or rendered from templates, and from there on go one way.</summary>
internal static class SetBuilder
{
    /// <summary>The set of a plan; what cannot be built is left out, with the reason.</summary>
    /// <param name="inputs">What it is made from.</param>
    /// <param name="plan">Its files.</param>
    /// <param name="withContents">Whether the bytes of its files are needed: those of the definitions are then created in parallel.</param>
    /// <param name="trace">Records each step; null for no trace.</param>
    /// <param name="cancellation">Ends the building.</param>
    /// <exception cref="OperationCanceledException">The building was cancelled.</exception>
    public static Result<BuiltSet> Build(Inputs inputs, Plan plan, bool withContents, Trace? trace, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        var begin = trace?.Now ?? 0;
        var source = UpstreamManifests.Read(inputs, plan, cancellation);
        found.AddRange(source.Diagnostics);
        trace?.Parsed(source.Value, begin);
        var upstream = (source.Succeeded ? source.Value : []).ToLookup(manifest => manifest.Content is not null);
        var definitions = Patch(plan.HasDefinitions ? CustomResourceManifests.Create(inputs.Release) : upstream[true], inputs, found);

        // The definitions are most of the bytes and wait for no template.
        var contents = withContents ? Task.Run(() => MakeContents(definitions.Manifests), cancellation) : Task.CompletedTask;

        // Nor do the dashboards.
        var compiling = Task.Run(() => BuiltDashboards.Build(inputs), cancellation);
        begin = trace?.Now ?? 0;
        var model = new TemplateModel(inputs.Configuration, inputs.Release);
        var rendered = found.Take(TemplateManifests.Render(plan.Manifests, model, inputs, cancellation))!;
        trace?.Rendered(rendered, inputs, begin);
        begin = trace?.Now ?? 0;
        ImmutableArray<Manifest> unedited = [.. upstream[false], .. rendered.Manifests];
        var edited = EditedManifests.Apply(unedited, inputs.Configuration.KubePrometheus, inputs.Release);
        trace?.Applied(edited, unedited, begin);
        begin = trace?.Now ?? 0;
        var dashboards = found.Take(compiling.GetAwaiter().GetResult())!;
        trace?.Compiled(dashboards.All, begin);
        ImmutableArray<Manifest> whole = [.. DashboardMounts.Add(edited.Manifests, dashboards.All, inputs.Configuration), .. dashboards.Manifests];
        var present = LeftOutRules.Remove(whole, inputs.Configuration.KubePrometheus, inputs.Release);
        var alerts = found.Take(EditedAlerts.Apply(present, inputs.Configuration))!;
        var patched = Patch(alerts.Manifests, inputs, found);
        ImmutableArray<Manifest> applied = [.. definitions.Manifests, .. Checksums.Fill(patched.Manifests).Where(manifest => !manifest.Objects.IsEmpty)];
        var engines = found.Take(EngineManifests.Build(applied, model, inputs, cancellation))!;
        var used = definitions.Used.Union(patched.Used).Union(engines.Used);
        trace?.Patched(used, inputs.Patches);
        contents.GetAwaiter().GetResult();

        return found.With(new BuiltSet(
            [.. applied, .. engines.Manifests],
            new UsedInputs(used, rendered.Templates.AddRange(engines.Templates.Where(template => !rendered.Templates.ContainsKey(template.Key))), edited.Used, alerts.Used, edited.MovedImages) { Descriptions = dashboards.Descriptions },
            IsComplete: !inputs.LacksSource && source.Succeeded && rendered.Manifests.Length == plan.Manifests.Length && engines.IsComplete)
        { Dashboards = dashboards.All });
    }

    private static PatchedManifests Patch(IEnumerable<Manifest> manifests, Inputs inputs, DiagnosticBag found)
    {
        var patched = ObjectPatches.Apply(inputs.Patches, manifests);
        found.AddRange(patched.Diagnostics.Select(diagnostic => inputs.Provenance.Explain(diagnostic)));
        return patched.Value!;
    }

    private static void MakeContents(ImmutableArray<Manifest> manifests)
    {
        foreach (var manifest in manifests)
        {
            _ = manifest.Content?.Value;
        }
    }
}
