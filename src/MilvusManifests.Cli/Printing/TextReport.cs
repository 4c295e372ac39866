using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>A result as text: diagnostics to the error stream, the outcome on a line or two.</summary>
internal static class TextReport
{
    private const int TimeColumn = 72;

    /// <summary>Writes diagnostics, with a blank line after each that has several lines.</summary>
    public static void Write(TextWriter error, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (Terminal.IsInteractive)
            {
                Terminal.Write(diagnostic);
            }
            else
            {
                error.WriteLine(diagnostic.ToString());
            }

            if (diagnostic.Hint is not null || diagnostic.Related.Length > 0)
            {
                error.WriteLine();
            }

            error.Flush();
        }
    }

    /// <summary>Writes the outcome.</summary>
    public static void WriteOutcome(InvocationConfiguration console, GenerationResult result, bool dryRun, TimeSpan elapsed)
    {
        if (result is { Succeeded: true, Written: { } written })
        {
            WriteDone(console.Output, result, written, dryRun, elapsed);
            return;
        }

        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();
        var warnings = result.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);
        var counts = Count(errors.Length, "error") + (warnings == 0 ? "" : $", {Count(warnings, "warning")}");
        var state = result.IsPartlyWritten ? "Part of the set was written."
            : result.Output is { } output && Directory.Exists(output) ? $"{Folder(output)} is unchanged."
            : "Nothing was written.";
        console.Error.WriteLine($"{counts}. {state}    (milvus-manifests help {errors[0].Code.Id})");
    }

    private static void WriteDone(TextWriter output, GenerationResult result, WriteResult written, bool dryRun, TimeSpan elapsed)
    {
        var files = written.Written.Length + written.Unchanged.Length;
        var size = $"{Count(result.Objects, "object")} in {Count(files, "file")}";
        if (!written.HasChanges)
        {
            WriteTimed(output, $"{Folder(result.Output!)} is up to date: {size}", elapsed);
            return;
        }

        output.WriteLine(result.Title);
        if (dryRun)
        {
            WritePaths(output, "would write ", result.Output!, written.Written);
            WritePaths(output, "would remove", result.Output!, written.Removed);
        }

        var (write, remove) = dryRun ? ("to write", "to remove") : ("written", "removed");
        WriteTimed(output, $"  {size}, {written.Written.Length} {write}, {written.Unchanged.Length} unchanged, {written.Removed.Length} {remove}", elapsed);
    }

    private static void WritePaths(TextWriter output, string what, string folder, ImmutableArray<string> paths)
    {
        foreach (var path in paths)
        {
            output.WriteLine($"  {what}  {Folder(folder)}{path}");
        }
    }

    // The same run prints the same lines into a file or a pipe.
    public static void WriteTimed(TextWriter output, string line, TimeSpan elapsed) =>
        output.WriteLine(Console.IsOutputRedirected ? line : $"{line.PadRight(TimeColumn)} {elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} s");

    public static string Folder(string folder) => folder.EndsWith('/') ? folder : folder + "/";

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{number} {what}s");
}
