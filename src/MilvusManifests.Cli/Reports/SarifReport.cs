using System.Text.Json;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Reports;

/// <summary>SARIF 2.1.0, which GitHub's code scanning, Azure DevOps and editors read.</summary>
internal sealed class SarifReport : IReportFormat
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string Root = "SRCROOT";

    /// <inheritdoc/>
    public string Name => "sarif";

    /// <inheritdoc/>
    public void Write(TextWriter output, Findings findings) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        WriteRun(json, findings);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteRun(Utf8JsonWriter json, Findings findings)
    {
        var rules = SarifRules.Of(findings.WithSuppressed());
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", ToolInformation.Name);
        json.WriteString("version", findings.Tool.Version);
        if (findings.Tool.Repository is { } repository)
        {
            json.WriteString("informationUri", repository);
        }

        rules.Write(json, findings.Tool);
        json.WriteEndObject();
        json.WriteEndObject();

        // A run of one command replaces its own earlier results, and not those of another command.
        json.WriteStartObject("automationDetails");
        json.WriteString("id", $"{ToolInformation.Name}/{findings.Command}/");
        json.WriteEndObject();
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", findings.IsComplete);
        json.WriteNumber("exitCode", findings.ExitCode);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        WriteText(json, "description", "The root of the repository.");
        json.WriteEndObject();
        json.WriteEndObject();
        WriteResults(json, findings, rules);
        json.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter json, Findings findings, SarifRules rules)
    {
        var all = findings.WithSuppressed();
        var fingerprints = Fingerprints.Of(all);
        json.WriteStartArray("results");
        for (var i = 0; i < all.Diagnostics.Length; i++)
        {
            var diagnostic = all.Diagnostics[i];
            json.WriteStartObject();
            json.WriteString("ruleId", diagnostic.Code.Id);
            json.WriteNumber("ruleIndex", rules.IndexOf(diagnostic.Code));
            json.WriteString("level", SarifRules.LevelOf(diagnostic.Severity));
            WriteText(json, "message", Findings.TextOf(diagnostic, withPlaces: false));
            json.WriteStartArray("locations");
            json.WriteStartObject();
            WritePlace(json, findings.PathOf(diagnostic), diagnostic.Location);
            json.WriteEndObject();
            json.WriteEndArray();
            WriteRelated(json, findings, diagnostic);
            json.WriteStartObject("partialFingerprints");
            json.WriteString("diagnostic/v1", fingerprints[i]);
            json.WriteEndObject();
            if (i >= findings.Diagnostics.Length)
            {
                WriteSuppression(json, findings, findings.Suppressed[i - findings.Diagnostics.Length]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSuppression(Utf8JsonWriter json, Findings findings, SuppressedDiagnostic suppressed)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", suppressed.IsInSource ? "inSource" : "external");
        json.WriteString("status", "accepted");
        json.WriteString("justification", suppressed.Reason);
        if (suppressed.By is { } by)
        {
            json.WriteStartObject("location");
            WritePlace(json, findings.Root.PathOf(by.Path), by);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteRelated(Utf8JsonWriter json, Findings findings, Diagnostic diagnostic)
    {
        var id = 0;
        foreach (var related in diagnostic.Related)
        {
            if (related.Location is not { } location)
            {
                continue;
            }

            if (id == 0)
            {
                json.WriteStartArray("relatedLocations");
            }

            json.WriteStartObject();
            json.WriteNumber("id", ++id);
            WritePlace(json, findings.Root.PathOf(location.Path), location);
            WriteText(json, "message", related.Message);
            json.WriteEndObject();
        }

        if (id > 0)
        {
            json.WriteEndArray();
        }
    }

    private static void WritePlace(Utf8JsonWriter json, string path, Location? location)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", RepositoryRoot.UriOf(path));
        if (!Path.IsPathRooted(path))
        {
            json.WriteString("uriBaseId", Root);
        }

        json.WriteEndObject();
        if (location is not null)
        {
            var (start, end) = (location.Start, location.End);
            json.WriteStartObject("region");
            json.WriteNumber("startLine", start.Line);
            json.WriteNumber("startColumn", start.Column);
            json.WriteNumber("endLine", end.Line);
            json.WriteNumber("endColumn", end.Column);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
