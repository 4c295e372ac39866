using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>The findings that are suppressed, as text and as JSON.</summary>
internal static class SuppressedText
{
    /// <summary>How many the user suppressed: what kube-prometheus does on purpose is not counted.</summary>
    public static int CountOf(ImmutableArray<SuppressedDiagnostic> suppressed)
    {
        var count = 0;
        foreach (var one in suppressed)
        {
            count += one.By is null ? 0 : 1;
        }

        return count;
    }

    /// <summary>Writes how many there are, if there are any.</summary>
    public static void Write(ResultStreams streams, ImmutableArray<SuppressedDiagnostic> suppressed)
    {
        if (CountOf(suppressed) is > 0 and var count)
        {
            streams.Output.WriteLine($"  {TraceText.Count(count, "finding")} suppressed, with a reason    (--verbose shows {(count == 1 ? "it" : "them")})");
        }
    }

    /// <summary>Writes a property that is a list of them.</summary>
    public static void WriteJson(Utf8JsonWriter json, ImmutableArray<SuppressedDiagnostic> suppressed)
    {
        json.WriteStartArray("suppressed");
        foreach (var one in suppressed)
        {
            json.WriteStartObject();
            json.WriteString("reason", one.Reason);
            json.WriteString("by", one.By?.ToString());
            json.WritePropertyName("diagnostic");
            JsonReport.WriteDiagnostic(json, one.Diagnostic);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
