using System.Text.Json;
using MilvusManifests.Artifacts;

namespace MilvusManifests.Cli.Commands.Push;

/// <summary>What came of a push to a registry as JSON.</summary>
internal static class PushJson
{
    /// <summary>Writes its fields, also of a push that failed.</summary>
    public static void Write(Utf8JsonWriter json, PushedArtifact? pushed, PublishOptions options)
    {
        json.WriteBoolean("dryRun", options.IsDryRun);
        json.WriteString("reference", options.Reference.ToString());
        json.WriteString("digest", pushed?.Digest);
        json.WriteBoolean("pushed", pushed is { IsUnchanged: false } && !options.IsDryRun);
    }
}
