using System.Text.Json;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Validate;

/// <summary>What <c>validate</c> found, as JSON: one object, described in docs/command-line.md.</summary>
internal static class ValidationJson
{
    /// <summary>Writes the report.</summary>
    public static void Write(TextWriter output, ValidationReport report) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", report.Succeeded);
        json.WriteString("kubernetes", report.Kubernetes);
        json.WriteStartObject("customResources");
        foreach (var release in report.Projects.All)
        {
            json.WriteString(release.Project.Key, release.Text);
        }

        json.WriteEndObject();
        json.WriteNumber("files", report.Files);
        json.WriteNumber("objects", report.Objects);
        WriteSkipped(json, report);
        json.WriteStartObject("notChecked");
        WriteKinds(json, "kinds", report.KindsWithoutFields);
        json.WriteNumber("fields", report.Unverified);
        json.WriteNumber("variables", report.Variables);
        json.WriteNumber("encryptedObjects", report.Encrypted);
        json.WriteStrings("rules", report.UnevaluatedRules);
        json.WriteEndObject();
        JsonReport.WriteDiagnostics(json, report.Diagnostics);
        JsonReport.WriteSuppressed(json, report.Suppressed);
        json.WriteEndObject();
    });

    private static void WriteSkipped(Utf8JsonWriter json, ValidationReport report)
    {
        json.WriteStartObject("skipped");
        json.WriteStartObject("paths");
        foreach (var (reason, count) in report.Skipped)
        {
            json.WriteNumber(reason.Id, count);
        }

        json.WriteEndObject();
        WriteKinds(json, "unknownKinds", report.UnknownKinds);
        WriteKinds(json, "kinds", report.SkippedKinds);
        json.WriteEndObject();
    }

    private static void WriteKinds(Utf8JsonWriter json, string name, IEnumerable<(GroupVersionKind Kind, int Count)> kinds)
    {
        json.WriteStartArray(name);
        foreach (var (kind, count) in kinds)
        {
            json.WriteStartObject();
            json.WriteString("apiVersion", kind.ApiVersion);
            json.WriteString("kind", kind.Kind);
            json.WriteNumber("objects", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
