using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>What every result has as text: diagnostics on the error stream, and what is said of findings, folders and time.</summary>
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

    /// <summary>Writes how many findings the user suppressed, if there are any.</summary>
    public static void WriteSuppressed(ResultStreams streams, ImmutableArray<SuppressedDiagnostic> suppressed)
    {
        if (CountOf(suppressed) is > 0 and var count)
        {
            streams.Output.WriteLine($"  {TraceText.Count(count, "finding")} suppressed, with a reason    (--verbose shows {(count == 1 ? "it" : "them")})");
        }
    }

    /// <summary>How many findings the user suppressed: what kube-prometheus does on purpose is not counted.</summary>
    public static int CountOf(ImmutableArray<SuppressedDiagnostic> suppressed) => suppressed.Count(one => one.By is not null);

    /// <summary>Writes a line with the time that a run took, if it goes to a terminal: the same run prints the same lines into a file or a pipe.</summary>
    public static void WriteTimed(ResultStreams streams, string line, TimeSpan elapsed) =>
        streams.Output.WriteLine(!streams.OutputIsTerminal ? line : $"{line.PadRight(TimeColumn)} {elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} s");

    /// <summary>A folder as a line names it.</summary>
    public static string Folder(string folder) => folder.EndsWith('/') ? folder : folder + "/";
}
