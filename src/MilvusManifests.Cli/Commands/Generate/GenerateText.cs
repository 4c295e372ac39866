using System.Collections.Immutable;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Generate;

/// <summary>The outcome of <c>generate</c> as text.</summary>
internal static class GenerateText
{
    /// <summary>Writes it on a line or two, or what errors left.</summary>
    public static void Write(ResultStreams streams, GenerationResult result, bool dryRun, TimeSpan elapsed)
    {
        if (result is { Succeeded: true, Written: { } written })
        {
            WriteDone(streams, result, written, dryRun, elapsed);
            return;
        }

        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();
        var warnings = result.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);
        var counts = TraceText.Count(errors.Length, "error") + (warnings == 0 ? "" : $", {TraceText.Count(warnings, "warning")}");
        var state = result.IsPartlyWritten ? "Part of the set was written."
            : result.Output is { } output && Directory.Exists(output) ? $"{TextReport.Folder(output)} is unchanged."
            : "Nothing was written.";
        streams.Error.WriteLine($"{counts}. {state}    (milvus-manifests help {errors[0].Code.Id})");
    }

    private static void WriteDone(ResultStreams streams, GenerationResult result, WriteResult written, bool dryRun, TimeSpan elapsed)
    {
        var files = written.Written.Length + written.Unchanged.Length;
        var size = $"{TraceText.Count(result.Objects, "object")} in {TraceText.Count(files, "file")}";
        if (!written.HasChanges)
        {
            TextReport.WriteTimed(streams, $"{TextReport.Folder(result.Output!)} is up to date: {size}", elapsed);
            TextReport.WriteSuppressed(streams, result.Suppressed);
            return;
        }

        streams.Output.WriteLine(result.Title);
        if (dryRun)
        {
            WritePaths(streams.Output, "would write ", result.Output!, written.Written);
            WritePaths(streams.Output, "would remove", result.Output!, written.Removed);
        }

        var (write, remove) = dryRun ? ("to write", "to remove") : ("written", "removed");
        TextReport.WriteTimed(streams, $"  {size}, {written.Written.Length} {write}, {written.Unchanged.Length} unchanged, {written.Removed.Length} {remove}", elapsed);
        if (result.Monitors.Unknown > 0)
        {
            var all = result.Monitors.Proven + result.Monitors.Unknown;
            streams.Output.WriteLine($"  {result.Monitors.Proven} of {TraceText.Count(all, "monitor")} proven to be scraped, {result.Monitors.Unknown} unknown    (milvus-manifests explain)");
        }

        if (result.ChartMonitors > 0)
        {
            streams.Output.WriteLine($"  leave metrics.serviceMonitor.enabled of {TraceText.Count(result.ChartMonitors, "Helm release")} at false    (milvus-manifests helm-values)");
        }

        TextReport.WriteSuppressed(streams, result.Suppressed);
    }

    private static void WritePaths(TextWriter output, string what, string folder, ImmutableArray<string> paths)
    {
        foreach (var path in paths)
        {
            output.WriteLine($"  {what}  {TextReport.Folder(folder)}{path}");
        }
    }
}
