using System.Collections.Immutable;

namespace MilvusManifests.Delivery.Writing;

/// <summary>A file of a set beside what is at its path.</summary>
/// <param name="File">The file.</param>
/// <param name="Recorded">The SHA-256 that the lock recorded for the path; null where it lists no such file.</param>
/// <param name="Changed">Whether it has to be written.</param>
internal sealed record PlannedFile(OutputFile File, string? Recorded, bool Changed);

/// <summary>The changes that make a folder contain a set.</summary>
/// <param name="Lock">The SHA-256 of the lock that is there; null where there is none.</param>
/// <param name="Files">The set's files, the lock among them, in ordinal order.</param>
/// <param name="Removed">The files of the earlier set that go, in ordinal order.</param>
internal sealed record OutputPlan(string? Lock, ImmutableArray<PlannedFile> Files, ImmutableArray<RecordEntry> Removed)
{
    /// <summary>What carrying it out will have done.</summary>
    public WriteResult Result => new(
        [.. Files.Where(file => file.Changed).Select(file => file.File.Path)],
        [.. Files.Where(file => !file.Changed).Select(file => file.File.Path)],
        [.. Removed.Select(entry => entry.Path)]);
}
