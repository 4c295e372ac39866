using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Comparison;

/// <summary>The codes of diagnostics about reading what is compared.</summary>
internal static class ComparisonCodes
{
    /// <summary>A side of the comparison does not exist or is empty.</summary>
    public static readonly DiagnosticCode Missing = new(
        "MM6201",
        "nothing to compare",
        "'diff' compares folders or files of manifests, renders of a configuration, and revisions of git. This side is none of these, or contains no manifests.",
        new("folder or file 'output/us' not found", "milvus-manifests diff output/eu output/us"),
        "Correct the path; a revision of git is named after --git.");

    /// <summary>There is too much to compare.</summary>
    public static readonly DiagnosticCode TooLarge = new(
        "MM6202",
        "too much to compare",
        "A folder of manifests has a few hundred files. One with far more, or with very large ones, is probably the wrong folder.",
        new("git lists more than is compared; is this the right folder?"),
        "Name the folder of the manifests.");

    /// <summary>A link or document among manifests was skipped.</summary>
    public static readonly DiagnosticCode Skipped = new(
        "MM6203",
        "skipped",
        "Symbolic links are not followed, and a document without apiVersion and kind is not a Kubernetes object. Neither is compared.",
        new("not a Kubernetes object (no apiVersion and no kind); skipped"),
        "Nothing, unless the document should be an object: add its apiVersion and kind.");

    /// <summary>Two objects of one side have the same reference.</summary>
    public static readonly DiagnosticCode Duplicate = new(
        "MM6204",
        "duplicate object",
        "Objects are compared by group, kind, namespace and name. If two have the same, the cluster keeps the one applied last, and so does the comparison.",
        new("duplicate object ConfigMap monitoring/extra; the last one is used"),
        "Remove one of them.");

    /// <summary>git cannot read the revision.</summary>
    public static readonly DiagnosticCode RevisionUnreadable = new(
        "MM6205",
        "git cannot read the revision",
        "Revisions are read with the git command from the repository of the folder. git must be installed, the repository must be owned by the user, and "
        + "'git rev-parse' must know the revision.",
        new("revision 'main~9' not found in this repository", "milvus-manifests diff --git main~9"),
        "Correct the revision. A shallow clone in CI may not have it: fetch more of the history.");

    /// <summary>A source is ignored when two releases are compared.</summary>
    public static readonly DiagnosticCode SourceIgnored = new(
        "MM6206",
        "source ignored",
        "A source is a folder, an archive or a tag with the files of one release, and does not have those of another.",
        new(
            "'kubePrometheus.source' is ignored, since it contains the files of one release: both sides are rendered from the built-in templates; to compare "
            + "files of releases, pass two folders"),
        "To see what the files of a release change, compare its folder with yours.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [Missing, TooLarge, Skipped, Duplicate, RevisionUnreadable, SourceIgnored];
}
