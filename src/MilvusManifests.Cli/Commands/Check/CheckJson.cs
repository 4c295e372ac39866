using MilvusManifests.Cli.Printing;

namespace MilvusManifests.Cli.Commands.Check;

/// <summary>The outcome of <c>check</c> as JSON: one object, described in docs/command-line.md.</summary>
internal static class CheckJson
{
    /// <summary>Writes the outcome.</summary>
    public static void Write(TextWriter output, GenerationResult result) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", result.Succeeded);
        json.WriteString("title", result.Title);
        json.WriteString("output", result.Output);
        json.WriteNumber("objects", result.Objects);
        if (result.Compared is { } compared)
        {
            json.WriteNumber("differing", compared.Differing);
        }
        else
        {
            json.WriteNull("differing");
        }

        JsonReport.WriteDiagnostics(json, result.Diagnostics);
        JsonReport.WriteSuppressed(json, result.Suppressed);
        json.WriteEndObject();
    });
}
