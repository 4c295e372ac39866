using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>The codes of diagnostics about upstream's own files.</summary>
internal static class UpstreamCodes
{
    /// <summary>A source that is not there, or holds no manifests.</summary>
    public static readonly DiagnosticCode Missing = new(
        "MM8001",
        "no manifests in the source",
        "'kubePrometheus.source' names a folder, an archive or a git repository of kube-prometheus. Its manifests are where upstream has them: in "
        + "manifests/ and manifests/setup/, or in a folder that is the manifests folder itself.");

    /// <summary>A source that the operating system does not let us read.</summary>
    public static readonly DiagnosticCode Unreadable = new(
        "MM8002",
        "source cannot be read",
        "The operating system's own message says why: no permission, a disk that fails, a file that another program holds.");

    /// <summary>Something in a source's folder that is no ordinary file of reasonable size.</summary>
    public static readonly DiagnosticCode Refused = new(
        "MM8003",
        "file of the source refused",
        "A source is read as if a stranger had made it: links that lead out of its folder, pipes, devices, and more or larger files than any release of "
        + "kube-prometheus has, are not read.");

    /// <summary>Something in a source that has no part in the set.</summary>
    public static readonly DiagnosticCode Ignored = new(
        "MM8004",
        "part of the source not read",
        "Only the YAML files of manifests/ and manifests/setup/ are kube-prometheus' manifests. What lies deeper is left alone; move it up if it is meant.");

    /// <summary>An archive that no release would be.</summary>
    public static readonly DiagnosticCode ArchiveRefused = new(
        "MM8005",
        "archive refused",
        "An archive with absolute paths, '..', links, devices, the same path twice, or far more content than its size explains was made to do harm, or "
        + "by mistake. Nothing of it is kept.");

    /// <summary>An archive that is none, or is damaged.</summary>
    public static readonly DiagnosticCode ArchiveUnreadable = new(
        "MM8006",
        "archive cannot be read",
        "Archives are .tar.gz or .zip, recognised by their first bytes. One that is neither, is encrypted or ends too early is not read.");

    /// <summary>An archive that is not the one the configuration names.</summary>
    public static readonly DiagnosticCode ChecksumDiffers = new(
        "MM8007",
        "archive is another one",
        "The SHA-256 of the archive is not the one in the configuration: the file was replaced, damaged on its way, or the sum was copied from another "
        + "one. Only where you know why may the configuration's sum be changed. Archives that a host packs anew on request can change though their "
        + "content does not; a release's own asset does not.");

    /// <summary>A download that did not work.</summary>
    public static readonly DiagnosticCode DownloadFailed = new(
        "MM8008",
        "download failed",
        "The archive could not be fetched over https: no such host, no trusted certificate, an answer that is no success, too slow, cut short or too "
        + "large. Nothing of it is kept.");

    /// <summary>A server that sends the reader somewhere unsafe.</summary>
    public static readonly DiagnosticCode RedirectRefused = new(
        "MM8009",
        "redirect refused",
        "A redirect is followed a few times, and only to https: elsewhere anybody on the way could read or change the answer.");

    /// <summary>Git could not do its part.</summary>
    public static readonly DiagnosticCode GitFailed = new(
        "MM8010",
        "git failed",
        "The tag is fetched with the git command of this machine, which is not asked for passwords and runs no hooks. Git's own message says what was "
        + "wrong. Private repositories need a credential helper or an SSH agent.");

    /// <summary>A tag that is another commit than the configuration says.</summary>
    public static readonly DiagnosticCode TagMoved = new(
        "MM8011",
        "tag is another commit",
        "A release's tag never moves. One that names another commit than the configuration does was moved by someone, upstream or on the way, or the "
        + "commit in the configuration is that of another tag. Find out which before you change it.");

    /// <summary>A download that could not be kept.</summary>
    public static readonly DiagnosticCode CacheFailed = new(
        "MM8012",
        "download not kept",
        "What was fetched is kept in a folder of its own, so that the next run needs no network: MILVUS_MANIFESTS_CACHE, or milvus-manifests in the "
        + "user's cache folder. It could not be written there; the set is right all the same.");

    /// <summary>A source whose files are a known release's.</summary>
    public static readonly DiagnosticCode Recognised = new(
        "MM8013",
        "source is a published release",
        "Each file of the source has the SHA-256 that the release published.");

    /// <summary>A source whose files are not all a known release's.</summary>
    public static readonly DiagnosticCode Differs = new(
        "MM8014",
        "source differs from the published release",
        "The named files are not those that the release published: they were edited, left out or added. They are used as they are; facts of the release, "
        + "such as its permissions and kinds, are taken from the catalogue.");

    /// <summary>A source of another release than the configuration names.</summary>
    public static readonly DiagnosticCode OfOtherRelease = new(
        "MM8015",
        "source of another release",
        "'kubePrometheus.version' decides what Prometheus must be allowed, which kinds and fields exist and which images there are. With files of another "
        + "release these would miss each other.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Missing, Unreadable, Refused, Ignored, ArchiveRefused, ArchiveUnreadable, ChecksumDiffers, DownloadFailed, RedirectRefused,
        GitFailed, TagMoved, CacheFailed, Recognised, Differs, OfOtherRelease,
    ];
}
