using System.Collections.Immutable;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Cli.Reports;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary>What a command that yields diagnostics came to: <see cref="Options.ReportOptions"/> prints it, and writes the reports.</summary>
/// <param name="ExitCode">What the run returns to the shell.</param>
/// <param name="Diagnostics">Everything that was found.</param>
/// <param name="Print">Prints the result in a format of the command's own, such as <c>text</c>.</param>
internal sealed record CommandOutcome(int ExitCode, ImmutableArray<Diagnostic> Diagnostics, Action<string, ResultStreams> Print)
{
    /// <inheritdoc cref="Findings.IsComplete"/>
    public bool IsComplete { get; init; } = true;

    /// <inheritdoc cref="Findings.Suppressed"/>
    public ImmutableArray<SuppressedDiagnostic> Suppressed { get; init; } = [];

    /// <summary>The files that were checked.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The file or folder to show for a finding that belongs to no file.</summary>
    public string Subject { get; init; } = ".";
}
