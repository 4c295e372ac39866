using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>What every result has as JSON: diagnostics, described in docs/command-line.md.</summary>
internal static class JsonReport
{
    /// <summary>Writes a property that is a list of diagnostics.</summary>
    public static void WriteDiagnostics(Utf8JsonWriter json, ImmutableArray<Diagnostic> diagnostics)
    {
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
        {
            WriteDiagnostic(json, diagnostic);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a property that is a list of findings that are suppressed.</summary>
    public static void WriteSuppressed(Utf8JsonWriter json, ImmutableArray<SuppressedDiagnostic> suppressed)
    {
        json.WriteStartArray("suppressed");
        foreach (var one in suppressed)
        {
            json.WriteStartObject();
            json.WriteString("reason", one.Reason);
            json.WriteString("by", one.By?.ToString());
            json.WritePropertyName("diagnostic");
            WriteDiagnostic(json, one.Diagnostic);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a diagnostic.</summary>
    public static void WriteDiagnostic(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("severity", diagnostic.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" });
        json.WriteString("code", diagnostic.Code.Id);
        json.WriteString("message", diagnostic.Message);
        json.WriteString("hint", diagnostic.Hint);
        WriteLocation(json, diagnostic.Location);
        json.WriteStartArray("related");
        foreach (var related in diagnostic.Related)
        {
            json.WriteStartObject();
            json.WriteString("message", related.Message);
            WriteLocation(json, related.Location);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, Location? location)
    {
        json.WriteString("file", location?.Path);
        if (location is not null)
        {
            json.WriteNumber("line", location.Start.Line);
            json.WriteNumber("column", location.Start.Column);
            json.WriteNumber("endLine", location.End.Line);
            json.WriteNumber("endColumn", location.End.Column);
        }
    }
}
