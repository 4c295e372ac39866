using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Cli;

/// <summary>The codes of diagnostics about what the command was given.</summary>
internal static class CommandLineCodes
{
    /// <summary>The model of a template is not a mapping.</summary>
    public static readonly DiagnosticCode ModelNotMapping = new(
        "MM9001",
        "the model is not a mapping",
        "A template finds its variables by name, so the file given with --model holds a mapping: its keys are the variables.");

    /// <summary>A folder without any file to look at.</summary>
    public static readonly DiagnosticCode NothingFound = new(
        "MM9002",
        "no file found",
        "In a folder the files *.yaml, *.yml and *.json are read, at any depth, except hidden ones and those behind a link to a folder. A file that is " +
        "named itself is read whatever its name is.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [ModelNotMapping, NothingFound];
}
