using System.Text.Json;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary>The outcome of a command that makes one thing, or fails.</summary>
internal static class ResultOutcome
{
    /// <summary>The outcome: as text the diagnostics and what was made, as JSON one object with its fields and the diagnostics.</summary>
    /// <param name="result">What was made; null if errors prevented it.</param>
    /// <param name="file">The file that it was made from.</param>
    /// <param name="writeFields">Writes the fields, also of what was not made.</param>
    /// <param name="writeText">Writes what was made as text.</param>
    public static CommandOutcome Of<T>(Result<T> result, string file, Action<Utf8JsonWriter> writeFields, Action<TextWriter, T> writeText)
        where T : class
    {
        return new(result.Value is null ? ExitCode.Errors : ExitCode.Done, result.Diagnostics, Print) { IsComplete = result.Value is not null, Subject = file };

        void Print(string format, ResultStreams streams)
        {
            if (format == "json")
            {
                JsonOutput.Write(streams.Output, WriteJson);
                return;
            }

            TextReport.Write(streams, result.Diagnostics);
            if (result.Value is { } made)
            {
                writeText(streams.Output, made);
            }
        }

        void WriteJson(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteBoolean("succeeded", result.Value is not null);
            writeFields(json);
            JsonReport.WriteDiagnostics(json, result.Diagnostics);
            json.WriteEndObject();
        }
    }
}
