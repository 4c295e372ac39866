using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>The codes of diagnostics about upstream's own files.</summary>
internal static class UpstreamCodes
{
    /// <summary>A source that does not exist, or contains no manifests.</summary>
    public static readonly DiagnosticCode Missing = new(
        "MM8001",
        "no manifests in the source",
        "'kubePrometheus.source' is a folder, an archive or a git repository of kube-prometheus. Its manifests must be where upstream has them: in "
        + "manifests/ and manifests/setup/, or in a folder that is the manifests folder itself.",
        new("folder 'upstream' not found; the path is relative to the folder of the configuration", "source: {directory: upstream}"),
        "Correct the path, or unpack the whole release there.");

    /// <summary>A source that the operating system cannot read.</summary>
    public static readonly DiagnosticCode Unreadable = new(
        "MM8002",
        "source cannot be read",
        "The operating system's message says why the source cannot be read: no permission, a failing disk, a file locked by another program.",
        new("'vendor/manifests/grafana-service.yaml' cannot be read: Permission denied"),
        "Remove the cause and run again.");

    /// <summary>Something in a source's folder that is not a regular file of reasonable size.</summary>
    public static readonly DiagnosticCode Refused = new(
        "MM8003",
        "file of the source refused",
        "A source is untrusted input: links that lead out of its folder, pipes, devices, and more or larger files than any release of kube-prometheus has "
        + "are rejected.",
        new("'grafana-secret.yaml' is a link that leads out of the source's folder; replace it with the file itself"),
        "Replace a link by the file itself; of a checkout, name the release's own files.");

    /// <summary>Something in a source that is not part of the set.</summary>
    public static readonly DiagnosticCode Ignored = new(
        "MM8004",
        "part of the source ignored",
        "Only the YAML files of manifests/ and manifests/setup/ are read.",
        new("folder 'extra' of the source is ignored: upstream's manifests are in manifests/ and manifests/setup/"),
        "Nothing, unless you need the files: move them up.");

    /// <summary>An archive that cannot be a release.</summary>
    public static readonly DiagnosticCode ArchiveRefused = new(
        "MM8005",
        "archive refused",
        "An archive with absolute paths, '..', links, devices, duplicate paths, or far more content than its size explains is malicious or broken. Nothing "
        + "of it is kept.",
        new("entry 'a' is a symbolic link"),
        "Fetch the archive again from the release's page, and compare its checksum.");

    /// <summary>Not an archive, or a damaged one.</summary>
    public static readonly DiagnosticCode ArchiveUnreadable = new(
        "MM8006",
        "archive cannot be read",
        "Archives must be .tar.gz or .zip, recognised by their first bytes, and not encrypted or truncated.",
        new("'v0.18.0.tar.gz' is not a .tar.gz or .zip archive", "source: {archive: v0.18.0.tar.gz}"),
        "Download it again; an error page is often saved under the name of the archive.");

    /// <summary>An archive that is not the one the configuration names.</summary>
    public static readonly DiagnosticCode ChecksumDiffers = new(
        "MM8007",
        "archive checksum mismatch",
        "The SHA-256 of the archive is not the one in the configuration: the file was replaced or damaged, or the checksum is that of another archive. "
        + "Archives that a host generates on request can change although their content does not; a release's own asset does not.",
        new(
            "'v0.18.0.tar.gz' has the SHA-256 904330787961428ffcb3dc757d9f319755fb279da86413e97d37ad356a2cf8cf, expected "
            + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
        "Change the configuration only once you know why they differ.");

    /// <summary>A failed download.</summary>
    public static readonly DiagnosticCode DownloadFailed = new(
        "MM8008",
        "download failed",
        "The archive could not be fetched over https: unknown host, untrusted certificate, an error response, too slow, cut short or too large. Nothing of "
        + "it is kept.",
        new("'https://example.com/v0.18.0.tar.gz' returned 404 Not Found"),
        "Correct the address, or download the archive and name the file.");

    /// <summary>A redirect to an unsafe location.</summary>
    public static readonly DiagnosticCode RedirectRefused = new(
        "MM8009",
        "redirect refused",
        "Only a few redirects are followed, and only to https: otherwise anyone on the network could read or change the response.",
        new("'https://example.com/v0.18.0.tar.gz' redirects more than 5 times"),
        "Write the address that the archive finally comes from.");

    /// <summary>A git command failed.</summary>
    public static readonly DiagnosticCode GitFailed = new(
        "MM8010",
        "git failed",
        "The tag is fetched with the installed git, which does not prompt for passwords and runs no hooks. Git's own message says what went wrong.",
        new("'file:///nothing/at/all' cannot be fetched: '/nothing/at/all' does not appear to be a git repository"),
        "Correct the address. Private repositories need a credential helper or an SSH agent.");

    /// <summary>A tag that points to a different commit than in the configuration.</summary>
    public static readonly DiagnosticCode TagMoved = new(
        "MM8011",
        "tag points to another commit",
        "A release's tag never moves. If it points to another commit than the configuration says, someone moved it, upstream or on the way, or the commit "
        + "in the configuration belongs to another tag.",
        new("tag 'v0.18.0' of '../upstream' does not point to a commit"),
        "Find out which before you change the commit.");

    /// <summary>A download that could not be kept.</summary>
    public static readonly DiagnosticCode CacheFailed = new(
        "MM8012",
        "download not kept",
        "Downloads are kept in a cache folder, so that the next run needs no network: MILVUS_MANIFESTS_CACHE, or milvus-manifests in the user's cache "
        + "folder. The download could not be written there; the generated set is not affected.",
        new("no folder to keep the download in; set MILVUS_MANIFESTS_CACHE"),
        "Name a folder that can be written to, with --cache or MILVUS_MANIFESTS_CACHE.");

    /// <summary>A source whose files are those of a known release.</summary>
    public static readonly DiagnosticCode Recognised = new(
        "MM8013",
        "source is a published release",
        "Every file of the source matches the SHA-256 of the published file.",
        new("95 of 95 files are v0.18.0's"),
        "Nothing: this is how a source should be.");

    /// <summary>A source whose files are not all those of a known release.</summary>
    public static readonly DiagnosticCode Differs = new(
        "MM8014",
        "source differs from the published release",
        "The named files differ from those that the release published: they were edited, removed or added. They are used as they are; facts about the "
        + "release, such as its permissions and kinds, come from the catalogue.",
        new("no file of the source matches one published in v0.18.0 or another known release"),
        "Restore the published files, and make changes with patches.");

    /// <summary>A source of another release than the configuration names.</summary>
    public static readonly DiagnosticCode OfOtherRelease = new(
        "MM8015",
        "source of another release",
        "'kubePrometheus.version' determines Prometheus' permissions, which kinds and fields exist and which images are used. Files of another release "
        + "would not match them.",
        new("95 of 95 files are v0.17.0's, and 'kubePrometheus.version' is v0.18.0; set it to v0.17.0, or use the source of v0.18.0"),
        "Set 'kubePrometheus.version' to the release of the files, or use the source of the other one.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Missing, Unreadable, Refused, Ignored, ArchiveRefused, ArchiveUnreadable, ChecksumDiffers, DownloadFailed, RedirectRefused,
        GitFailed, TagMoved, CacheFailed, Recognised, Differs, OfOtherRelease,
    ];
}
