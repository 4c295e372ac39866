using System.Net;
using MilvusManifests.Text;

namespace MilvusManifests.Artifacts;

/// <summary>Pushes an artifact: what the registry lacks, and last the manifest, which moves the tag.</summary>
/// <param name="client">The registry.</param>
/// <param name="reference">Where to.</param>
internal sealed class ArtifactPush(RegistryClient client, ArtifactReference reference)
{
    /// <summary>Pushes it; null if the tag was not moved.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<Result<PushedArtifact>> RunAsync(Artifact artifact)
    {
        var manifest = artifact.Manifest;
        var tag = client.At($"manifests/{reference.Tag}");
        var there = await client.SendAsync(HttpMethod.Head, tag).ConfigureAwait(false);
        if (there.Fault is not null || there.Status == HttpStatusCode.Unauthorized)
        {
            return Fail(there, manifest);
        }

        if (there.Status == HttpStatusCode.OK && there.Digest == manifest.Digest)
        {
            return new(new PushedArtifact(reference, manifest.Digest) { IsUnchanged = true }, []);
        }

        var sent = 0L;
        foreach (var blob in artifact.Blobs)
        {
            var (uploaded, failed) = await UploadAsync(blob).ConfigureAwait(false);
            if (failed is not null)
            {
                return Fail(failed, blob);
            }

            sent += uploaded ? blob.Content.Length : 0;
        }

        var stored = await client.SendAsync(HttpMethod.Put, tag, manifest).ConfigureAwait(false);
        return stored.Status is not (HttpStatusCode.Created or HttpStatusCode.OK) ? Fail(stored, manifest)
            : stored.Digest is { } digest && digest != manifest.Digest
                ? new(null, [Diagnostic.Error(ArtifactCodes.AnswerRefused, null, $"'{reference.Host}' stored the manifest as {Excerpt.Of(digest, 80)}, and not as {manifest.Digest}")])
            : new(new PushedArtifact(reference, manifest.Digest) { SentBytes = sent }, []);
    }

    private async Task<(bool Uploaded, RegistryAnswer? Failed)> UploadAsync(ArtifactBlob blob)
    {
        var there = await client.SendAsync(HttpMethod.Head, client.At($"blobs/{blob.Digest}")).ConfigureAwait(false);
        if (there.Fault is not null || there.Status == HttpStatusCode.OK)
        {
            return (false, there.Fault is null ? null : there);
        }

        var opened = await client.SendAsync(HttpMethod.Post, client.At("blobs/uploads/")).ConfigureAwait(false);
        if (opened.Status != HttpStatusCode.Accepted || opened.Location is not { } place)
        {
            return (false, opened);
        }

        var digest = $"digest={Uri.EscapeDataString(blob.Digest)}";
        var target = new UriBuilder(place) { Query = place.Query.Length > 1 ? $"{place.Query[1..]}&{digest}" : digest }.Uri;
        var stored = await client.SendAsync(HttpMethod.Put, target, blob).ConfigureAwait(false);
        return stored.Status == HttpStatusCode.Created ? (true, null) : (false, stored);
    }

    private Result<PushedArtifact> Fail(RegistryAnswer answer, ArtifactBlob blob) => new(
        null,
        [
            answer.Fault ?? (answer.IsForbidden ? client.Refusal(answer)
                : Diagnostic.Error(ArtifactCodes.UploadFailed, null, $"'{reference.Host}' did not take the {blob.Name}: {answer.Reason}")),
        ]);
}
