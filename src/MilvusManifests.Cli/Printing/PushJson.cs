using MilvusManifests.Artifacts;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Printing;

/// <summary>What came of a push to a registry as JSON.</summary>
internal static class PushJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(TextWriter output, Result<PushedArtifact> result, PublishOptions options) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", result.Value is not null);
        json.WriteBoolean("dryRun", options.IsDryRun);
        json.WriteString("reference", options.Reference.ToString());
        json.WriteString("digest", result.Value?.Digest);
        json.WriteBoolean("pushed", result.Value is { IsUnchanged: false } && !options.IsDryRun);
        JsonReport.WriteDiagnostics(json, result.Diagnostics);
        json.WriteEndObject();
    });
}
