using MilvusManifests.Artifacts;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>Generates the set of a configuration and pushes it to a registry.</summary>
internal static class Publisher
{
    /// <summary>Pushes; null if an error left the tag as it was.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<PushedArtifact> Push(PublishOptions options, CancellationToken cancellation = default)
    {
        var found = new DiagnosticBag();
        if (found.Take(Generator.Make(options.Set, cancellation)) is not { Files: { } files })
        {
            return found.With<PushedArtifact>(null);
        }

        var artifact = Artifact.Of(files.Files, options.Artifact);
        if (options.IsDryRun)
        {
            return found.With(new PushedArtifact(options.Reference, artifact.Manifest.Digest));
        }

        using var client = new RegistryClient(options.Reference, options.Limit, options.Set.Trace, cancellation);
        return found.With(found.Take(new ArtifactPush(client, options.Reference).RunAsync(artifact).GetAwaiter().GetResult()));
    }
}
