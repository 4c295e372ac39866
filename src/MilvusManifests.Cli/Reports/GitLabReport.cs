using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Reports;

/// <summary>A code quality report of GitLab, which merge requests show as a list and in the changes.</summary>
internal sealed class GitLabReport : IReportFormat
{
    /// <inheritdoc/>
    public string Name => "gitlab";

    /// <inheritdoc/>
    public void Write(TextWriter output, Findings findings) => JsonOutput.Write(output, json =>
    {
        var fingerprints = Fingerprints.Of(findings);
        json.WriteStartArray();
        for (var i = 0; i < findings.Diagnostics.Length; i++)
        {
            var diagnostic = findings.Diagnostics[i];
            json.WriteStartObject();
            json.WriteString("description", $"{diagnostic.Code.Id}: {Findings.TextOf(diagnostic, withPlaces: true)}");
            json.WriteString("check_name", diagnostic.Code.Id);
            json.WriteString("fingerprint", fingerprints[i]);
            json.WriteString("severity", diagnostic.Severity switch { Severity.Error => "major", Severity.Warning => "minor", _ => "info" });
            json.WriteStartObject("location");
            json.WriteString("path", findings.PathOf(diagnostic));
            json.WriteStartObject("lines");
            json.WriteNumber("begin", diagnostic.Location?.Start.Line ?? 1);
            json.WriteNumber("end", diagnostic.Location?.End.Line ?? 1);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
