using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>A result as text: diagnostics to the error stream, the outcome on a line or two.</summary>
internal static class TextReport
{
    private const int TimeColumn = 72;

    /// <summary>Writes diagnostics, with a blank line after each that has several lines.</summary>
    public static void Write(ResultStreams streams, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (streams.ErrorIsTerminal)
            {
                Terminal.Write(diagnostic);
            }
            else
            {
                streams.Error.WriteLine(diagnostic.ToString());
            }

            if (diagnostic.Hint is not null || diagnostic.Related.Length > 0)
            {
                streams.Error.WriteLine();
            }

            streams.Error.Flush();
        }
    }

    /// <summary>Writes the outcome.</summary>
    public static void WriteOutcome(ResultStreams streams, GenerationResult result, bool dryRun, TimeSpan elapsed)
    {
        if (result is { Succeeded: true, Written: { } written })
        {
            WriteDone(streams, result, written, dryRun, elapsed);
            return;
        }

        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();
        var warnings = result.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);
        var counts = Count(errors.Length, "error") + (warnings == 0 ? "" : $", {Count(warnings, "warning")}");
        var state = result.IsPartlyWritten ? "Part of the set was written."
            : result.Output is { } output && Directory.Exists(output) ? $"{Folder(output)} is unchanged."
            : "Nothing was written.";
        streams.Error.WriteLine($"{counts}. {state}    (milvus-manifests help {errors[0].Code.Id})");
    }

    private static void WriteDone(ResultStreams streams, GenerationResult result, WriteResult written, bool dryRun, TimeSpan elapsed)
    {
        var files = written.Written.Length + written.Unchanged.Length;
        var size = $"{Count(result.Objects, "object")} in {Count(files, "file")}";
        if (!written.HasChanges)
        {
            WriteTimed(streams, $"{Folder(result.Output!)} is up to date: {size}", elapsed);
            WriteSuppressed(streams, result.Suppressed);
            return;
        }

        streams.Output.WriteLine(result.Title);
        if (dryRun)
        {
            WritePaths(streams.Output, "would write ", result.Output!, written.Written);
            WritePaths(streams.Output, "would remove", result.Output!, written.Removed);
        }

        var (write, remove) = dryRun ? ("to write", "to remove") : ("written", "removed");
        WriteTimed(streams, $"  {size}, {written.Written.Length} {write}, {written.Unchanged.Length} unchanged, {written.Removed.Length} {remove}", elapsed);
        if (result.Monitors.Unknown > 0)
        {
            var all = result.Monitors.Proven + result.Monitors.Unknown;
            streams.Output.WriteLine($"  {result.Monitors.Proven} of {Count(all, "monitor")} proven to be scraped, {result.Monitors.Unknown} unknown    (milvus-manifests explain)");
        }

        if (result.ChartMonitors > 0)
        {
            streams.Output.WriteLine($"  leave metrics.serviceMonitor.enabled of {Count(result.ChartMonitors, "Helm release")} at false    (milvus-manifests helm-values)");
        }

        WriteSuppressed(streams, result.Suppressed);
    }

    /// <summary>Writes how many findings the user suppressed, if there are any.</summary>
    public static void WriteSuppressed(ResultStreams streams, ImmutableArray<SuppressedDiagnostic> suppressed)
    {
        if (CountOf(suppressed) is > 0 and var count)
        {
            streams.Output.WriteLine($"  {Count(count, "finding")} suppressed, with a reason    (--verbose shows {(count == 1 ? "it" : "them")})");
        }
    }

    /// <summary>How many findings the user suppressed: what kube-prometheus does on purpose is not counted.</summary>
    public static int CountOf(ImmutableArray<SuppressedDiagnostic> suppressed) => suppressed.Count(one => one.By is not null);

    private static void WritePaths(TextWriter output, string what, string folder, ImmutableArray<string> paths)
    {
        foreach (var path in paths)
        {
            output.WriteLine($"  {what}  {Folder(folder)}{path}");
        }
    }

    /// <summary>Writes a line with the time that a run took, if it goes to a terminal: the same run prints the same lines into a file or a pipe.</summary>
    public static void WriteTimed(ResultStreams streams, string line, TimeSpan elapsed) =>
        streams.Output.WriteLine(!streams.OutputIsTerminal ? line : $"{line.PadRight(TimeColumn)} {elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} s");

    /// <summary>A folder as a line names it.</summary>
    public static string Folder(string folder) => folder.EndsWith('/') ? folder : folder + "/";

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{number} {what}s");
}
