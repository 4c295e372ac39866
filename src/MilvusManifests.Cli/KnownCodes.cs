using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Cli;

/// <summary>Every diagnostic code that a command reports: those of the library and those about the command line.</summary>
internal static class KnownCodes
{
    /// <summary>The codes by their ids, in ordinal order.</summary>
    public static ImmutableSortedDictionary<string, DiagnosticCode> All { get; } =
        DiagnosticCodes.All.AddRange(CommandLineCodes.All.Select(own => KeyValuePair.Create(own.Id, own)));

    /// <summary>What the codes that begin like one are about.</summary>
    public static string AreaOf(DiagnosticCode code) => code.Id[..3] switch
    {
        "MM1" => "Configuration",
        "MM2" => "Templates",
        "MM3" => "YAML, JSON and files",
        "MM4" => "Objects and schemas",
        "MM5" => "Output",
        "MM6" => "Catalogue and comparison",
        "MM7" => "Running servers",
        "MM8" => "Sources",
        "MM9" => "Command line",
        var area => throw new InvalidOperationException($"The codes {area} have no title."),
    };
}
