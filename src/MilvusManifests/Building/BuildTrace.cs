using System.Collections.Immutable;
using MilvusManifests.Building.Dashboards;
using MilvusManifests.Text;
using static MilvusManifests.Text.TraceText;

namespace MilvusManifests.Building;

/// <summary>The lines of a trace about planning and building a set, made of what each step returned.</summary>
internal static class BuildTrace
{
    /// <summary>Which files there will be.</summary>
    public static void Planned(this Trace trace, Plan plan, Inputs inputs, long begin)
    {
        var own = plan.Manifests.Count(planned => inputs.Templates.Own.Contains(planned.Template));
        var definitions = plan.HasDefinitions ? inputs.Release.CustomResources.Length : 0;
        trace.Write("planned", $"{Count(plan.Manifests.Length + definitions + plan.Upstream.Length, "file")}: "
            + $"{plan.Manifests.Length - own} from shipped templates, {own} from yours, {plan.Upstream.Length} from the source, {definitions} from the catalogue ({trace.Since(begin)})");
    }

    /// <summary>The objects of upstream's own files.</summary>
    public static void Parsed(this Trace trace, ImmutableArray<Manifest> source, long begin)
    {
        if (!source.IsDefaultOrEmpty)
        {
            trace.Write("parsed", $"{Count(source.Sum(manifest => manifest.Objects.Length), "object")} in {Count(source.Length, "file")} of the source ({trace.Since(begin)})");
        }
    }

    /// <summary>What templates wrote, and what the user's own among them replace.</summary>
    public static void Rendered(this Trace trace, TemplateManifests rendered, Inputs inputs, long begin)
    {
        trace.Write("rendered", $"{Count(rendered.Manifests.Sum(manifest => manifest.Objects.Length), "object")} in {Count(rendered.Manifests.Length, "file")} with {Count(rendered.Templates.Count, "template")} ({trace.Since(begin)})");
        var same = 0;
        foreach (var path in inputs.Templates.Own)
        {
            var shown = inputs.Templates.ShownPath(path);
            if (!rendered.Templates.TryGetValue(path, out var template))
            {
                trace.Write("skipped", $"{shown}: no file of this set is rendered with it");
            }
            else if (ShippedTemplates.Read(path) is not { } shipped)
            {
                trace.Write("rendered", $"{shown}, beside the shipped templates");
            }
            else if (shipped.Text == template.Source.Text)
            {
                same++;
            }
            else
            {
                trace.Write("rendered", $"{shown}, in place of the shipped {path}");
            }
        }

        if (same > 0)
        {
            trace.Write("rendered", $"{Count(same, "template")} in {inputs.Templates.Folder}, the same as those shipped");
        }
    }

    /// <summary>The settings that changed objects.</summary>
    public static void Applied(this Trace trace, EditedManifests edited, IEnumerable<Manifest> before, long begin)
    {
        var settings = edited.Used.IsEmpty ? "" : $": {string.Join(", ", edited.Used.Order(StringComparer.Ordinal))}";
        trace.Write("applied", $"{Count(edited.Used.Count, "setting")} to {Count(Changed(before, edited.Manifests), "object")}{settings} ({trace.Since(begin)})");
    }

    /// <summary>The patches that found their objects, and those that did not.</summary>
    public static void Patched(this Trace trace, ImmutableHashSet<TargetedPatch> used, ImmutableArray<TargetedPatch> patches)
    {
        foreach (var patch in patches)
        {
            var target = $"{patch.Target.Kind} {(patch.Target.Namespace is { } name ? $"{name}/" : "")}{patch.Target.Name}";
            if (used.Contains(patch))
            {
                trace.Write("patched", $"{target} with {Count(patch.Patch.Operations.Length, "operation")}{(patch.Home is null ? "" : " that let Prometheus discover Milvus")}");
            }
            else
            {
                trace.Write("skipped", $"patch of {target}: no such object in this set");
            }
        }
    }

    private static int Changed(IEnumerable<Manifest> before, IEnumerable<Manifest> after)
    {
        var known = before.SelectMany(manifest => manifest.Objects).ToHashSet(ReferenceEqualityComparer.Instance);
        return after.SelectMany(manifest => manifest.Objects).Count(changed => !known.Contains(changed));
    }

    /// <summary>The dashboards.</summary>
    public static void Compiled(this Trace trace, ImmutableArray<BuiltDashboard> dashboards, long begin)
    {
        if (!dashboards.IsEmpty)
        {
            trace.Write("compiled", $"{Count(dashboards.Length, "dashboard")} ({trace.Since(begin)})");
        }
    }
}
