using System.Collections.Immutable;
using System.CommandLine;
using MilvusManifests.Cli.Reports;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary>One run of a command that yields diagnostics.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Trace">Records what is done; null for no trace.</param>
/// <param name="Format">The format of what is printed.</param>
/// <param name="Reports">The reports that are written to files.</param>
/// <param name="Cancellation">Ends the run.</param>
internal sealed record CommandRun(ParseResult Parsed, Trace? Trace, string Format, ImmutableArray<ReportFile> Reports, CancellationToken Cancellation)
{
    /// <summary>Whether a format is printed or written to a file.</summary>
    public bool Uses(string format)
    {
        var isUsed = Format == format;
        foreach (var report in Reports)
        {
            isUsed |= report.Format == format;
        }

        return isUsed;
    }
}
