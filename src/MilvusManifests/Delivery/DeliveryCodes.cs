using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery;

/// <summary>The codes of diagnostics about writing a set.</summary>
internal static class DeliveryCodes
{
    /// <summary>Something that no run wrote is where a file would be written or removed.</summary>
    public static readonly DiagnosticCode OutputNotOurs = new(
        "MM5003",
        "foreign file in the way",
        "Only files that are listed in manifests.lock.yaml are overwritten or removed. A file, folder, symbolic link, pipe or mount point that is not "
        + "listed is where the set needs to write.",
        new("'manifests/grafana-service.yaml' is no longer part of the set, but a folder has taken its place; move it away or delete it"),
        "Move it away or delete it, then generate again. If manifests.lock.yaml itself was lost, delete the generated files (git keeps them) and generate "
        + "again.");

    /// <summary>The lock cannot be read, so that it is unknown which files may be overwritten.</summary>
    public static readonly DiagnosticCode InventoryUnreadable = new(
        "MM5004",
        "manifests.lock.yaml cannot be read",
        "manifests.lock.yaml lists every generated file, one per line, and cannot be read.",
        new("'sha256:12' is not a SHA-256; expected 'sha256:' and 64 lower-case hexadecimal digits", "manifests/a.yaml: sha256:12"),
        "Resolve a merge conflict in it by checking out either side: the next run rewrites it. Otherwise restore the committed one with git checkout.");

    /// <summary>The output folder is not a folder.</summary>
    public static readonly DiagnosticCode OutputNotFolder = new(
        "MM5005",
        "output is not a folder",
        "The output must be a folder, or not exist yet.",
        new("'output' is a file; the output has to be a folder", "output: output"),
        "Move the file away, or name another folder.");

    /// <summary>Another run writes to the same folder.</summary>
    public static readonly DiagnosticCode OutputLocked = new(
        "MM5006",
        "another run is writing",
        "Two runs at once would each write half of a set. The lock is the operating system's and ends with the run that took it, even if that was killed: "
        + "there is no lock file to delete.",
        new("another run has been writing to 'output' for 10 s; generate again when it has finished, or end it"),
        "Wait until the other has finished, or stop it, and generate again.");

    /// <summary>The operating system refused to read or write, and nothing was changed.</summary>
    public static readonly DiagnosticCode OutputFailed = new(
        "MM5007",
        "reading or writing the output failed",
        "The operating system's message says why: no space, no permission, a file locked by another program. The folder still contains the earlier set.",
        new("the set was not written: No space left on device"),
        "Remove the cause and generate again.");

    /// <summary>What an interrupted run left is not what a run leaves.</summary>
    public static readonly DiagnosticCode InterruptedWriteUnreadable = new(
        "MM5008",
        "an interrupted run cannot be completed",
        "An interrupted run leaves new files and a record of its planned changes in .milvus-manifests in the output folder, and the next run completes it. "
        + "This record is damaged, contradicts manifests.lock.yaml, or was not written by this tool, so nothing of it is applied.",
        new(
            "an earlier run was interrupted, and its record is damaged; restore 'output' from version control, delete 'output/.milvus-manifests' and generate again"),
        "Restore the output folder from version control (git checkout), delete .milvus-manifests and generate again.");

    /// <summary>A generated file is no longer what the lock recorded.</summary>
    public static readonly DiagnosticCode OutputEdited = new(
        "MM5009",
        "a generated file was edited",
        "manifests.lock.yaml records the SHA-256 of every generated file, and a file that differs from it is not overwritten or removed: somebody's work "
        + "may be in it.",
        new("'manifests/grafana-service.yaml' is no longer part of the set, but was edited since it was generated; move it away or delete it"),
        "Make the change in the configuration, in a patch or in a template of your own instead, then delete the file or restore the committed one, and "
        + "generate again. After a merge conflict, check out the whole output folder from one side.");

    /// <summary>An interrupted run started from another lock.</summary>
    public static readonly DiagnosticCode InterruptedWriteOutdated = new(
        "MM5013",
        "an interrupted run was discarded",
        "A run was interrupted, and manifests.lock.yaml has been replaced since then, by git for example. The rest of that run no longer applies and is "
        + "discarded, without changing any file of the set.",
        new("an earlier run was interrupted, and manifests.lock.yaml has been replaced since; what that run had left to do is discarded"),
        "Nothing, unless a file that the run had already replaced is reported as edited: restore the committed one.");

    /// <summary>The operating system or another program got in the way after some files had been replaced.</summary>
    public static readonly DiagnosticCode OutputUnfinished = new(
        "MM5014",
        "part of the set was written",
        "While files were renamed into place, the operating system rejected one, or another program changed one, which was then left as it is. Every file "
        + "is complete, and either the old or the new one.",
        new("part of the set was written, then writing failed: No space left on device; remove the cause and generate again to finish it"),
        "Remove the cause, or move the changed file away, and generate again: that completes the set. To go back instead, delete .milvus-manifests in the "
        + "output folder, if it is there, and restore the output folder from version control (git checkout).");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        OutputNotOurs, InventoryUnreadable, OutputNotFolder, OutputLocked, OutputFailed, InterruptedWriteUnreadable,
        OutputEdited, InterruptedWriteOutdated, OutputUnfinished,
    ];
}
