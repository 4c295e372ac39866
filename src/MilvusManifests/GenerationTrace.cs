using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Delivery;
using MilvusManifests.Drift;
using MilvusManifests.Text;
using static MilvusManifests.Text.TraceText;

namespace MilvusManifests;

/// <summary>The lines of a trace about the steps from a configuration to a set on disk, made of what each step returned.</summary>
internal static class GenerationTrace
{
    /// <summary>What the configuration resolves to.</summary>
    public static void Resolved(this Trace trace, ManifestsConfiguration configuration, long begin)
    {
        var (stack, kubernetes) = (configuration.KubePrometheus, configuration.Kubernetes.Value.ToString());
        trace.Write("resolved", $"kube-prometheus {stack.Release.Value.Tag} (commit {stack.Release.Value.Commit}), Kubernetes {kubernetes}, {Count(configuration.Milvus.Length, "Milvus instance")} ({trace.Since(begin)})");
        if (KubernetesSchemas.Nearest(kubernetes) is var nearest && nearest != kubernetes)
        {
            trace.Write("resolved", $"schemas of Kubernetes {nearest}, the nearest to {kubernetes}");
        }

        if (configuration.Stack.IsOfOthers)
        {
            trace.Write("skipped", $"the stack: Milvus is monitored by {configuration.Stack.Title}, ServiceAccount {stack.Namespace}/{configuration.Stack.Account}");
        }
        else if (!stack.LeftOut.IsEmpty)
        {
            trace.Write("skipped", $"{string.Join(", ", stack.LeftOut)}: disabled in the configuration");
        }
    }

    /// <summary>The folder of the user's templates.</summary>
    public static void Read(this Trace trace, TemplateSet templates, long begin)
    {
        var folder = templates.Folder.Length == 0 ? "." : templates.Folder;
        if (!Directory.Exists(folder))
        {
            trace.Write("skipped", $"{folder}: no such folder, so only the shipped templates are used");
            return;
        }

        trace.Write("read", $"{Count(templates.Own.Count, "template")} in {folder} ({trace.Since(begin)})");
        foreach (var stray in templates.Strays)
        {
            trace.Write("skipped", $"{templates.ShownPath(stray)}: not a template, whose name ends in {TemplateSet.Suffix}");
        }
    }

    /// <summary>The source, the patches and the schemas.</summary>
    public static void Read(this Trace trace, Inputs inputs, long begin)
    {
        trace.Write("read", inputs.Source is { } source
            ? $"{Count(source.Files.Length, "file")} of kube-prometheus from {(source.Folder is null ? source.Pin : source.Folder)}"
            : inputs.LacksSource ? "nothing of kube-prometheus: its source could not be read" : "kube-prometheus from the built-in templates");
        foreach (var file in inputs.Configuration.Patches.Select(patch => patch.File).OfType<Setting<string>>())
        {
            trace.Write("read", Path.Combine(inputs.Folder, file.Value));
        }

        foreach (var (named, schemas) in inputs.Configuration.Schemas.Zip(inputs.Schemas))
        {
            trace.Read(schemas, Path.Combine(inputs.Folder, named.Value));
        }

        trace.Write("read", $"{Count(inputs.Patches.Length, "JSON Patch", "JSON Patches")} and {Count(inputs.Schemas.Length, "schema path")} in all ({trace.Since(begin)})");
    }

    /// <summary>Schemas of the user.</summary>
    public static void Read(this Trace trace, OwnSchemas schemas, string shown) =>
        trace.Write("read", $"{shown}: {Count(schemas.Kinds.Count(), "kind")} in {Count(schemas.Files.Length, "schema file")}");

    /// <summary>The findings that are suppressed, and those that kube-prometheus makes on purpose.</summary>
    public static void Suppressed(this Trace trace, ImmutableArray<SuppressedDiagnostic> suppressed)
    {
        foreach (var one in suppressed)
        {
            trace.Write("suppressed", $"{one.Diagnostic.Code.Id}: {one.Diagnostic.Message}: {one.Reason}{(one.By is null ? " (on purpose)" : $" ({one.By})")}");
        }
    }

    /// <summary>The files as bytes.</summary>
    public static void Assembled(this Trace trace, OutputSet? files, long begin)
    {
        if (files is null)
        {
            trace.Write("skipped", "making the files: there are errors");
            return;
        }

        trace.Write("assembled", $"{Count(files.Files.Length, "file")}, {Count(files.Files.Sum(file => (long)file.Content.Length), "byte")} ({trace.Since(begin)})");
    }

    /// <summary>What was written, or would be.</summary>
    public static void Wrote(this Trace trace, WriteResult? written, string folder, bool dryRun, long begin)
    {
        if (written is null)
        {
            trace.Write("skipped", $"writing to {folder}: there are errors");
            return;
        }

        var root = folder.TrimEnd('/');
        foreach (var path in written.Written)
        {
            trace.Write(dryRun ? "skipped" : "wrote", dryRun ? $"writing {root}/{path}: dry run" : $"{root}/{path}");
        }

        foreach (var path in written.Removed)
        {
            trace.Write(dryRun ? "skipped" : "removed", dryRun ? $"removing {root}/{path}: dry run" : $"{root}/{path}");
        }

        trace.Write("kept", $"{Count(written.Unchanged.Length, "unchanged file")} in {folder} ({trace.Since(begin)})");
    }

    /// <summary>How the output folder differs.</summary>
    public static void Compared(this Trace trace, DriftReport? drift, string folder, long begin) => trace.Write(
        drift is null ? "skipped" : "compared",
        drift is null ? $"comparing {folder}: there are errors" : $"{folder} with the set: {(drift.Findings.IsEmpty ? "no difference" : $"{Count(drift.Files, "file")} differing")} ({trace.Since(begin)})");

    /// <summary>How it ended.</summary>
    public static void Finished(this Trace trace, IEnumerable<Diagnostic> diagnostics) => trace.Write("finished", Findings(diagnostics));
}
