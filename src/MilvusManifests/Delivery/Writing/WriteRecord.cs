using System.Collections.Immutable;
using System.Text;

namespace MilvusManifests.Delivery.Writing;

/// <summary>What a run is about to do to a folder, written down before the first change so that the next run can finish it.</summary>
/// <param name="OldLock">The SHA-256 of the lock that the changes start from; null where there is none.</param>
/// <param name="NewLock">The SHA-256 of the lock once all of them are made.</param>
/// <param name="Entries">The changes in the order they are made; the lock is replaced after them.</param>
internal sealed record WriteRecord(string? OldLock, string NewLock, ImmutableArray<RecordEntry> Entries)
{
    private const string FirstLine = "milvus-manifests record 1";
    private const string LastLine = "end";
    private const string Nothing = "-";

    /// <summary>Whether the lock changes too.</summary>
    public bool ReplacesLock => OldLock != NewLock;

    /// <summary>The record of a plan.</summary>
    public static WriteRecord Of(OutputPlan plan)
    {
        var files = plan.Files.Where(file => file.Changed && !IsLock(file)).Select(file => new RecordEntry(file.File.Path, file.Recorded, file.File.Hash)).ToArray();
        var inTheWay = plan.Removed.Where(removed => Array.Exists(files, file => Collide(file.Path, removed.Path))).ToArray();

        // A concurrent reader finds every file that kustomization.yaml names: new ones are added before it, old ones are removed after it.
        return new(
            plan.Lock,
            plan.Files.Single(IsLock).File.Hash,
            [.. inTheWay, .. files.OrderBy(file => file.Path == Kustomization.FileName), .. plan.Removed.Except(inTheWay)]);
    }

    /// <summary>Reads a record; null when no run of this version wrote it.</summary>
    public static WriteRecord? Read(string text)
    {
        var lines = text.Split('\n');
        if (lines is not [FirstLine, var locks, .. var changes, LastLine, ""] || locks.Split(' ') is not ["lock", var old, var fresh] || !IsHash(fresh))
        {
            return null;
        }

        var entries = changes.Select(ReadEntry).OfType<RecordEntry>().ToImmutableArray();
        var isWhole = entries.Length == changes.Length && entries.DistinctBy(entry => entry.Path, StringComparer.Ordinal).Count() == entries.Length;
        return isWhole && (old == Nothing || IsHash(old)) ? new(OrNull(old), fresh, entries) : null;
    }

    /// <summary>The record as it is written.</summary>
    public string Write()
    {
        var text = new StringBuilder(FirstLine).Append("\nlock ").Append(OldLock ?? Nothing).Append(' ').Append(NewLock).Append('\n');
        foreach (var entry in Entries)
        {
            text.Append("file ").Append(entry.Old ?? Nothing).Append(' ').Append(entry.New ?? Nothing).Append(' ').Append(entry.Path).Append('\n');
        }

        return text.Append(LastLine).Append('\n').ToString();
    }

    private static RecordEntry? ReadEntry(string line) =>
        line.Split(' ', 4) is ["file", var old, var fresh, var path]
        && (old == Nothing || IsHash(old)) && (fresh == Nothing || IsHash(fresh)) && (old, fresh) != (Nothing, Nothing)
        && OutputPath.Fault(path) is null
            ? new(path, OrNull(old), OrNull(fresh))
            : null;

    private static bool IsHash(string text) => Inventory.IsHash(text);

    private static string? OrNull(string hash) => hash == Nothing ? null : hash;

    private static bool IsLock(PlannedFile file) => file.File.Path == Inventory.FileName;

    private static bool Collide(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase) || IsAbove(one, other) || IsAbove(other, one);

    private static bool IsAbove(string folder, string path) => path.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase);
}
