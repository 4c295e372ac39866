using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Comparison;

/// <summary>The codes of diagnostics about reading what is compared.</summary>
internal static class ComparisonCodes
{
    /// <summary>A folder to compare is not there.</summary>
    public static readonly DiagnosticCode Missing = new(
        "MM6201",
        "nothing to compare",
        "'diff' compares folders or files of manifests, renders of a configuration, and revisions of git. What was named is none of these, or holds no manifest.");

    /// <summary>There is too much to compare.</summary>
    public static readonly DiagnosticCode TooLarge = new(
        "MM6202",
        "too much to compare",
        "A folder of manifests has a few hundred files. One with very many, or very large ones, is likely the wrong folder.");

    /// <summary>A file among manifests was not read.</summary>
    public static readonly DiagnosticCode Skipped = new(
        "MM6203",
        "passed over",
        "A symbolic link could lead anywhere and is not followed, and a document without apiVersion and kind is no Kubernetes object. Neither is compared.");

    /// <summary>An object stands twice on one side.</summary>
    public static readonly DiagnosticCode Duplicate = new(
        "MM6204",
        "an object twice on one side",
        "Objects are compared by group, kind, namespace and name. Of two that share all of these the cluster keeps what was applied last, and so does the comparison.");

    /// <summary>git cannot give what was asked for.</summary>
    public static readonly DiagnosticCode RevisionUnreadable = new(
        "MM6205",
        "git cannot give the revision",
        "Revisions are read with the git command out of the repository that the folder is in: it has to be installed, the repository has to trust its user, "
        + "and the revision has to be one that 'git rev-parse' knows. In CI a shallow clone may lack it.");

    /// <summary>A source plays no part in the comparison of two releases.</summary>
    public static readonly DiagnosticCode SourceLeftAside = new(
        "MM6206",
        "source left aside",
        "A source is a folder, an archive or a tag with the files of one release, so that another release cannot be taken from it. To see what the files of a "
        + "release change, compare its folder with the one you have.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Missing, TooLarge, Skipped, Duplicate, RevisionUnreadable, SourceLeftAside,
    ];
}
