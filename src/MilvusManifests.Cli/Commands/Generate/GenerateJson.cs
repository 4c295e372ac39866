using System.Text.Json;
using MilvusManifests.Cli.Printing;

namespace MilvusManifests.Cli.Commands.Generate;

/// <summary>The outcome of <c>generate</c> as JSON: one object, described in docs/command-line.md.</summary>
internal static class GenerateJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(TextWriter output, GenerationResult result, bool dryRun) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", result.Succeeded);
        json.WriteBoolean("dryRun", dryRun);
        json.WriteString("title", result.Title);
        json.WriteString("output", result.Output);
        json.WriteNumber("objects", result.Objects);
        json.WriteStartObject("monitors");
        json.WriteNumber("proven", result.Monitors.Proven);
        json.WriteNumber("unknown", result.Monitors.Unknown);
        json.WriteEndObject();
        WriteFiles(json, result);
        JsonReport.WriteDiagnostics(json, result.Diagnostics);
        JsonReport.WriteSuppressed(json, result.Suppressed);
        json.WriteEndObject();
    });

    private static void WriteFiles(Utf8JsonWriter json, GenerationResult result)
    {
        if (result.Written is not { } written)
        {
            json.WriteNull("files");
            return;
        }

        json.WriteStartObject("files");
        json.WriteStrings("written", written.Written);
        json.WriteStrings("unchanged", written.Unchanged);
        json.WriteStrings("removed", written.Removed);
        json.WriteEndObject();
    }
}
