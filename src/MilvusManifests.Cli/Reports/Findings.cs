using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Reports;

/// <summary>What a run of a command found, for a report.</summary>
/// <param name="Command">The full name of the command, without that of the program: <c>schema import</c>.</param>
/// <param name="Diagnostics">Everything that was found, in the order of the command.</param>
/// <param name="ExitCode">What the run returns to the shell.</param>
internal sealed record Findings(string Command, ImmutableArray<Diagnostic> Diagnostics, int ExitCode)
{
    /// <summary>Whether the command did its work: one that validates and finds errors did, one that writes nothing because of them did not.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>What was found too and is suppressed, with the reasons.</summary>
    public ImmutableArray<SuppressedDiagnostic> Suppressed { get; init; } = [];

    /// <summary>The files that were checked, as diagnostics show them.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The file or folder to show for a finding that belongs to no file.</summary>
    public string Subject { get; init; } = ".";

    /// <summary>The repository, to whose root the paths in reports are relative.</summary>
    public RepositoryRoot Root { get; init; } = new("");

    /// <summary>The program.</summary>
    public ToolInformation Tool { get; init; } = ToolInformation.OfProgram;

    /// <summary>How many there are of a severity.</summary>
    public int Count(Severity severity)
    {
        var count = 0;
        foreach (var diagnostic in Diagnostics)
        {
            count += diagnostic.Severity == severity ? 1 : 0;
        }

        return count;
    }

    /// <summary>These findings with the suppressed ones behind them, as if they were not.</summary>
    public Findings WithSuppressed() => Suppressed.IsEmpty ? this : this with { Diagnostics = [.. Diagnostics, .. Suppressed.Select(suppressed => suppressed.Diagnostic)], Suppressed = [] };

    /// <summary>The path of the file that a diagnostic is about, relative to the root of the repository.</summary>
    public string PathOf(Diagnostic diagnostic) => Root.PathOf(diagnostic.Location?.Path ?? Subject);

    /// <summary>The message of a diagnostic with its hint and what else explains it, each on a line.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="withPlaces">Whether other locations that have a part in it are listed too.</param>
    public static string TextOf(Diagnostic diagnostic, bool withPlaces)
    {
        var text = diagnostic.Hint is null ? diagnostic.Message : $"{diagnostic.Message}\n{diagnostic.Hint}";
        foreach (var related in diagnostic.Related)
        {
            text = withPlaces || related.Location is null ? $"{text}\n{related}" : text;
        }

        return text;
    }
}
