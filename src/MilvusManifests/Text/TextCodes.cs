using System.Collections.Immutable;

namespace MilvusManifests.Text;

/// <summary>The codes of diagnostics about files that cannot be read.</summary>
internal static class TextCodes
{
    /// <summary>Too long a text, or too many nodes.</summary>
    public static readonly DiagnosticCode TooLarge = new(
        "MM3009",
        "too large",
        "The text or folder is larger than any set of manifests; the limit protects against input made to exhaust the reader.",
        new("the file is larger than 32 MiB"),
        "Split the file, or name the folder that has the manifests.");

    /// <summary>A file that cannot be read.</summary>
    public static readonly DiagnosticCode FileUnreadable = new(
        "MM3015",
        "file cannot be read",
        "The file does not exist, or it may not be read.",
        new("'crds' does not exist", "schemas:\n  - crds"),
        "Correct the path, which is relative to the file that names it or to the current folder, or the file's permissions.");

    /// <summary>Bytes that are not UTF-8 text.</summary>
    public static readonly DiagnosticCode FileEncoding = new(
        "MM3016",
        "file is not UTF-8 text",
        "Manifests, templates and configuration are UTF-8 text, with or without a byte order mark.",
        new("'manifests.config.yaml' is UTF-16; save it as UTF-8"),
        "Save the file as UTF-8.");

    /// <summary>More problems than are worth printing.</summary>
    public static readonly DiagnosticCode TooMany = new(
        "MM3017",
        "too many errors or warnings",
        "Only the first errors and warnings are shown.",
        new("more than 1000 warnings; the rest are not shown"),
        "Fix those that are shown, and run again.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        TooLarge, FileUnreadable, FileEncoding, TooMany,
    ];
}
