using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Artifacts;

/// <summary>The codes of diagnostics about pushing a set to a registry.</summary>
internal static class ArtifactCodes
{
    /// <summary>The registry does not answer.</summary>
    public static readonly DiagnosticCode Unreachable = new(
        "MM5401",
        "registry cannot be reached",
        "A registry is reached over https, and only on this machine (localhost, 127.0.0.1, ::1) over http. The message says what went wrong: unknown host, untrusted certificate, refused connection, too slow.",
        new("'localhost:1' cannot be reached: Connection refused", "milvus-manifests push oci://localhost:1/monitoring:v1"),
        "Correct the address. A registry on another machine needs a certificate that this machine trusts.");

    /// <summary>The registry does not let the user push.</summary>
    public static readonly DiagnosticCode CredentialsRefused = new(
        "MM5402",
        "registry refuses the credentials",
        "The registry wants other credentials, or these may not push to the repository. They come from Docker's configuration: $DOCKER_CONFIG/config.json, or ~/.docker/config.json.",
        new("'localhost:5000' refuses to let 'ann' push to 'monitoring' (401)", "milvus-manifests push oci://localhost:5000/monitoring:v1"),
        "Run docker login HOST (or podman login --authfile, oras login), and give the user the permission to push.");

    /// <summary>Docker's configuration cannot be used.</summary>
    public static readonly DiagnosticCode CredentialsUnreadable = new(
        "MM5403",
        "credentials cannot be read",
        "Docker's configuration is JSON with 'auths', 'credHelpers' and 'credsStore'; the last two name programs docker-credential-NAME, which have to be in PATH. Nothing of what they print is repeated.",
        new("'config.json' names the credential helper 'docker-credential-pass', which is not in PATH", "{\"credsStore\": \"pass\"}"),
        "Run docker login HOST again, or install the helper.");

    /// <summary>An upload did not end.</summary>
    public static readonly DiagnosticCode UploadFailed = new(
        "MM5404",
        "upload failed",
        "The registry did not take the files or the manifest: the connection ended, or it answered with an error. The tag is as it was: it is only moved when all that it needs is there.",
        new("'localhost:5000' did not take the layer: the connection was closed before all was sent"),
        "Push again: what the registry has already is not sent a second time.");

    /// <summary>The registry answered what is not allowed.</summary>
    public static readonly DiagnosticCode AnswerRefused = new(
        "MM5405",
        "answer of the registry refused",
        "What a registry answers is not trusted: it may not send credentials or files to an address without https, redirect without end, answer without limit, or store something else than what was pushed.",
        new("'localhost:5000' wants the credentials sent to 'http://example.com/token', which is not https"),
        "Ask who runs the registry; something between here and there may be changing its answers.");

    /// <summary>The engine looks for the set where the artifact does not have it.</summary>
    public static readonly DiagnosticCode PathDiffers = new(
        "MM5406",
        "set is elsewhere in the artifact",
        "An artifact has the set at its root, and with clusters in a folder each. 'gitops.flux.path' or 'gitops.argocd.path' names another folder of the artifact that is pushed, so that the engine would find nothing there.",
        new("Flux looks for the set in 'deploy', and the artifact has it in '.'", "gitops: {flux: {repository: 'oci://localhost:5000/monitoring', path: deploy}}"),
        "Remove 'path': its default is where push puts the set.");

    /// <summary>The files are too large for one artifact.</summary>
    public static readonly DiagnosticCode TooLarge = new(
        "MM5407",
        "artifact too large",
        "An artifact is packed in memory, and Argo CD unpacks no more than 1 GiB of it unless it is configured to.",
        new("the sets of 2000 clusters have 2519 MiB, and an artifact at most 1024 MiB; push each with --cluster NAME to a repository or tag of its own"),
        "Push the set of each cluster with --cluster NAME.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [Unreachable, CredentialsRefused, CredentialsUnreadable, UploadFailed, AnswerRefused, PathDiffers, TooLarge];
}
