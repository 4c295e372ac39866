using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Building;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Comparison.Risks;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Diff;

/// <summary>A comparison as JSON: one object, described in docs/command-line.md.</summary>
internal static class DiffJson
{
    /// <summary>Writes the difference, or why it could not be computed.</summary>
    public static void Write(TextWriter output, Result<SetDifference> result) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", result.Value is not null);
        if (result.Value is { } difference)
        {
            Write(json, difference);
        }

        JsonReport.WriteDiagnostics(json, result.Diagnostics);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, SetDifference difference)
    {
        json.WriteString("old", difference.Old);
        json.WriteString("new", difference.New);
        json.WriteString("kubernetes", difference.Kubernetes);
        json.WriteBoolean("equal", difference.IsEmpty);
        json.WriteStartArray("risks");
        foreach (var risk in difference.Risks)
        {
            Write(json, risk);
        }

        json.WriteEndArray();
        Write(json, difference.Versions);
        json.WriteStartObject("counts");
        json.WriteNumber("added", difference.Count(ChangeKind.Added));
        json.WriteNumber("removed", difference.Count(ChangeKind.Removed));
        json.WriteNumber("changed", difference.Count(ChangeKind.Changed));
        json.WriteNumber("renamed", difference.CountRenamed);
        json.WriteNumber("versionsOnly", difference.CountVersionOnly);
        json.WriteNumber("equal", difference.Equal);
        json.WriteEndObject();
        json.WriteStartArray("objects");
        foreach (var change in difference.Objects)
        {
            Write(json, change);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Risk risk)
    {
        json.WriteStartObject();
        json.WriteString("kind", RiskText.Id(risk.Kind));
        json.WriteString("level", risk.Level switch { RiskLevel.High => "high", RiskLevel.Medium => "medium", _ => "low" });
        json.WriteStartArray("objects");
        foreach (var reference in risk.Objects)
        {
            json.WriteStartObject();
            WriteReference(json, reference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStrings("statements", risk.Statements);
        json.WriteStrings("details", risk.Details);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VersionChanges versions)
    {
        json.WriteStartObject("versions");
        json.WriteStartArray("programs");
        foreach (var program in versions.Programs)
        {
            json.WriteStartObject();
            json.WriteString("name", program.Program);
            json.WriteStrings("old", program.Old);
            json.WriteStrings("new", program.New);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("images", versions.Images);
        json.WriteNumber("labels", versions.Labels);
        json.WriteNumber("checksums", versions.Checksums);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ObjectChange change)
    {
        json.WriteStartObject();
        WriteReference(json, change.Reference);
        json.WriteString("change", change.IsRecreated ? "renamed" : Word(change.Kind));
        WriteOrigin(json, change.From);
        json.WriteBoolean("versionsOnly", change.IsVersionOnly);
        WriteFields(json, change.Fields);
        json.WriteEndObject();
    }

    private static void WriteOrigin(Utf8JsonWriter json, ObjectReference? from)
    {
        if (from is null)
        {
            json.WriteNull("from");
            return;
        }

        json.WriteStartObject("from");
        json.WriteString("namespace", from.Namespace);
        json.WriteString("name", from.Name);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, ImmutableArray<FieldChange> fields)
    {
        json.WriteStartArray("fields");
        foreach (var field in fields)
        {
            json.WriteStartObject();
            json.WriteString("path", field.Path.ToString());
            json.WriteString("change", Word(field.Kind));
            json.WriteBoolean("version", field.IsVersion);
            json.WriteBoolean("hidden", field.IsHidden);
            var (old, fresh) = field.Summary is null && !field.IsHidden ? field.Values : (null, null);
            json.WriteString("old", old);
            json.WriteString("new", fresh);
            json.WriteString("summary", field.Summary);
            WriteFields(json, field.Parts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReference(Utf8JsonWriter json, ObjectReference reference)
    {
        json.WriteString("group", reference.Group);
        json.WriteString("kind", reference.Kind);
        json.WriteString("namespace", reference.Namespace);
        json.WriteString("name", reference.Name);
    }

    private static string Word(ChangeKind kind) => kind switch { ChangeKind.Added => "added", ChangeKind.Removed => "removed", _ => "changed" };
}
