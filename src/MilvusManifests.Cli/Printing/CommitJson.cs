using MilvusManifests.Committing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>What came of a commit as JSON.</summary>
internal static class CommitJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(TextWriter output, Result<CommitResult> result, CommitOptions options) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", result.Value is not null);
        json.WriteBoolean("dryRun", options.IsDryRun);
        json.WriteString("repository", options.Repository.Shown);
        json.WriteString("branch", options.Branch);
        json.WriteString("createdFrom", result.Value?.CreatedFrom);
        json.WriteString("path", result.Value?.Folder);
        json.WriteString("commit", result.Value?.Commit);
        json.WriteString("message", result.Value?.Message);
        json.WriteString("pushedTo", result.Value?.PushedTo);
        json.WriteNumber("retries", result.Value?.Retries ?? 0);
        if (result.Value is { } done)
        {
            json.WriteNumber("objects", done.Objects);
            json.WriteStartObject("files");
            json.WriteStrings("written", done.Files.Written);
            json.WriteStrings("removed", done.Files.Removed);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("objects");
            json.WriteNull("files");
        }

        JsonReport.WriteDiagnostics(json, result.Diagnostics);
        json.WriteEndObject();
    });
}
