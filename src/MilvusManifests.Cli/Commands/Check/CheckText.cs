using MilvusManifests.Cli.Commands.Generate;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Drift;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Check;

/// <summary>The outcome of <c>check</c> as text.</summary>
/// <param name="streams">Where it is printed.</param>
/// <param name="configuration">The configuration, as it was named.</param>
/// <param name="generate">The command that writes the set.</param>
internal sealed class CheckText(ResultStreams streams, string configuration, string generate)
{
    /// <summary>Writes what came of it on a line.</summary>
    public void WriteOutcome(GenerationResult result, TimeSpan elapsed)
    {
        if (result.Compared is not { } compared)
        {
            GenerateText.Write(streams, result, dryRun: true, elapsed);
        }
        else if (result.Succeeded)
        {
            TextReport.WriteTimed(
                streams,
                $"{TextReport.Folder(result.Output!)} is what {configuration} generates: {TraceText.Count(result.Objects, "object")} in {TraceText.Count(compared.Files.Length, "file")}",
                elapsed);
            TextReport.WriteSuppressed(streams, result.Suppressed);
        }
        else
        {
            streams.Error.WriteLine($"{Difference(result, compared)} {Mend(result)}    (milvus-manifests help {First(result).Code.Id})");
        }
    }

    private static Diagnostic First(GenerationResult result) => result.Diagnostics.First(finding => finding.Severity == Severity.Error);

    private string Difference(GenerationResult result, OutputCompared compared) => compared.Differing switch
    {
        0 => $"A run of 'generate' in {TextReport.Folder(result.Output!)} was interrupted.",
        1 => $"1 file differs from what {configuration} generates.",
        _ => $"{TraceText.Count(compared.Differing, "file")} differ from what {configuration} generates.",
    };

    private string Mend(GenerationResult result) =>
        result.Diagnostics.All(finding => finding.Severity != Severity.Error || DriftCodes.IsMendedByGenerate(finding.Code))
            ? $"Run '{generate}'."
            : $"Restore, move or delete what was edited or added, then run '{generate}'.";
}
