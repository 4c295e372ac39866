using System.Text.Json;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Committing;

namespace MilvusManifests.Cli.Commands.Commit;

/// <summary>What came of a commit as JSON.</summary>
internal static class CommitJson
{
    /// <summary>Writes its fields, also of a commit that was not made.</summary>
    public static void Write(Utf8JsonWriter json, CommitResult? result, CommitOptions options)
    {
        json.WriteBoolean("dryRun", options.IsDryRun);
        json.WriteString("repository", options.Repository.Shown);
        json.WriteString("branch", options.Branch);
        json.WriteString("createdFrom", result?.CreatedFrom);
        json.WriteString("path", result?.Folder);
        json.WriteString("commit", result?.Commit);
        json.WriteString("message", result?.Message);
        json.WriteString("pushedTo", result?.PushedTo);
        json.WriteNumber("retries", result?.Retries ?? 0);
        if (result is null)
        {
            json.WriteNull("objects");
            json.WriteNull("files");
            return;
        }

        json.WriteNumber("objects", result.Objects);
        json.WriteStartObject("files");
        json.WriteStrings("written", result.Files.Written);
        json.WriteStrings("removed", result.Files.Removed);
        json.WriteEndObject();
    }
}
