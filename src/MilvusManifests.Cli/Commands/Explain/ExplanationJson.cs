using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Cluster;
using MilvusManifests.Json;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Explain;

/// <summary>The chains of monitors as JSON: one object, described in docs/command-line.md.</summary>
internal static class ExplanationJson
{
    /// <summary>Writes the verdicts.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="placeOf">Finds the place that a person wrote of a place in the set.</param>
    public static void Write(TextWriter output, ImmutableArray<MonitorVerdict> verdicts, Func<Location?, Location?> placeOf) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("monitors");
        foreach (var verdict in verdicts)
        {
            WriteVerdict(json, verdict, placeOf);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteVerdict(Utf8JsonWriter json, MonitorVerdict verdict, Func<Location?, Location?> placeOf)
    {
        json.WriteStartObject();
        json.WriteString("monitor", verdict.Monitor.Name);
        json.WriteString("kind", verdict.Monitor.Kind.ToString());
        json.WriteString("verdict", verdict.Word);
        json.WriteString("link", verdict.Weakest?.Link);
        json.WriteString("prometheus", verdict.Server is { } server ? $"{server.Object.Namespace}/{server.Object.Name}" : null);
        json.WriteStartArray("steps");
        foreach (var step in verdict.Steps)
        {
            json.WriteStartObject();
            json.WriteString("link", step.Link);
            json.WriteString("answer", step.Answer switch { Answer.Yes => "yes", Answer.No => "no", _ => "unknown" });
            json.WriteString("reason", step.Reason);
            WritePlace(json, placeOf(step.Place));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteMend(json, verdict.Mend);
        json.WriteString("poisonedBy", verdict.PoisonedBy?.ToString());
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Location? place)
    {
        if (place is null)
        {
            json.WriteNull("place");
            return;
        }

        json.WriteStartObject("place");
        json.WriteString("file", place.Path);
        json.WriteNumber("line", place.Start.Line);
        json.WriteNumber("column", place.Start.Column);
        json.WriteEndObject();
    }

    private static void WriteMend(Utf8JsonWriter json, Mend? mend)
    {
        if (mend is null)
        {
            json.WriteNull("mend");
            return;
        }

        json.WriteStartArray("mend");
        foreach (var patch in mend.Patches)
        {
            json.WriteStartObject();
            json.WriteStartObject("target");
            json.WriteString("group", patch.Target.Group);
            json.WriteString("kind", patch.Target.Kind);
            json.WriteString("namespace", patch.Target.Namespace.Length == 0 ? null : patch.Target.Namespace);
            json.WriteString("name", patch.Target.Name);
            json.WriteEndObject();
            json.WritePropertyName("patch");
            json.WriteRawValue(JsonWriter.Write(patch.Patch.ToNode()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
