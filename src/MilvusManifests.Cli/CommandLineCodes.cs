using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Cli;

/// <summary>The codes of diagnostics about the command line.</summary>
internal static class CommandLineCodes
{
    /// <summary>The model of a template is not a mapping.</summary>
    public static readonly DiagnosticCode ModelNotMapping = new(
        "MM9001",
        "the model is not a mapping",
        "A template looks up its variables by name, so the file passed to --model must contain a mapping: its keys are the variables.");

    /// <summary>A folder without any matching file.</summary>
    public static readonly DiagnosticCode NothingFound = new(
        "MM9002",
        "no file found",
        "In a folder, the files *.yaml, *.yml and *.json are read at any depth, except hidden ones, linked folders and what git ignores. A file that is " +
        "named explicitly is always read.");

    /// <summary>Nothing came from standard input.</summary>
    public static readonly DiagnosticCode NothingRead = new(
        "MM9003",
        "standard input is empty",
        "The command before the pipe printed nothing: it failed, or there was nothing to print. An empty input would pass every check.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [ModelNotMapping, NothingFound, NothingRead];
}
