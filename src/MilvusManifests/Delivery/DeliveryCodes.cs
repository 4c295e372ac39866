using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery;

/// <summary>The codes of diagnostics about writing a set.</summary>
internal static class DeliveryCodes
{
    /// <summary>Something stands where a file would be written or removed, and this tool did not write it.</summary>
    public static readonly DiagnosticCode OutputNotOurs = new(
        "MM5003",
        "a file in the way is not generated",
        "Only files that manifests.lock.yaml lists are overwritten or removed. A file, folder or symbolic link that it does not list stands "
        + "where the set needs a place. Move it away or delete it, then generate again. After manifests.lock.yaml itself was lost, delete "
        + "the generated files (git keeps them) and generate again.");

    /// <summary>The list of generated files cannot be read, so that nobody knows which files may be overwritten.</summary>
    public static readonly DiagnosticCode InventoryUnreadable = new(
        "MM5004",
        "manifests.lock.yaml cannot be read",
        "manifests.lock.yaml lists every generated file, one a line. A merge conflict left in it is resolved by taking either side: the next "
        + "run writes it anew. Or take the committed one back with git checkout.");

    /// <summary>The output folder is something else than a folder.</summary>
    public static readonly DiagnosticCode OutputNotFolder = new(
        "MM5005",
        "output is not a folder",
        "The output has to be a folder, or not to exist yet. A symbolic link is followed when it leads to a folder.");

    /// <summary>Another run writes to the same folder.</summary>
    public static readonly DiagnosticCode OutputLocked = new(
        "MM5006",
        "another run is writing",
        "Two runs at once would each write half of a set. Wait until the other has ended; a run that was killed holds no lock.");

    /// <summary>The operating system refused to read or write.</summary>
    public static readonly DiagnosticCode OutputFailed = new(
        "MM5007",
        "reading or writing the output failed",
        "The operating system's own message says why: no space, no permission, a file held open. The set that stood in the folder before "
        + "still stands there, whole.");

    /// <summary>What a killed run left behind cannot be undone.</summary>
    public static readonly DiagnosticCode RecoveryFailed = new(
        "MM5008",
        "an interrupted run cannot be undone",
        "A run was killed while it replaced files one by one, and its journal, .milvus-manifests/journal in the output folder, cannot be "
        + "followed back. Take the output folder back from version control (git checkout), delete .milvus-manifests and generate again.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        OutputNotOurs, InventoryUnreadable, OutputNotFolder, OutputLocked, OutputFailed, RecoveryFailed,
    ];
}
