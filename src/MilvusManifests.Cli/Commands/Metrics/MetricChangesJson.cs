using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Metrics;

/// <summary>What changes between two versions of Milvus, as JSON.</summary>
internal static class MetricChangesJson
{
    /// <summary>Writes the changes, the worst first.</summary>
    public static void Write(TextWriter output, MilvusVersion old, MilvusVersion @new, ImmutableArray<MetricChange> changes, ImmutableArray<Diagnostic> diagnostics) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", !diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error));
        json.WriteString("from", old.Text);
        json.WriteString("to", @new.Text);
        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("name", change.Name);
            json.WriteString("change", WordOf(change.Kind));
            json.WriteBoolean("certain", !change.IsUncertain);
            json.WriteString("meaning", change.New.Meaning);
            json.WriteStrings("details", change.Details);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonReport.WriteDiagnostics(json, diagnostics);
        json.WriteEndObject();
    });

    private static string WordOf(MetricChangeKind kind) => kind switch
    {
        MetricChangeKind.Removed => "removed",
        MetricChangeKind.Silenced => "silenced",
        MetricChangeKind.Changed => "changed",
        _ => "added",
    };
}
