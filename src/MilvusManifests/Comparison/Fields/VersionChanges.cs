using System.Collections.Immutable;

namespace MilvusManifests.Comparison.Fields;

/// <summary>What changes with every version: programs, and the labels and checksums that follow them.</summary>
/// <param name="Programs">The programs whose versions differ, by name.</param>
/// <param name="Images">The number of fields with another image of the same program.</param>
/// <param name="Labels">The number of labels, annotations and fields with another version.</param>
/// <param name="Checksums">The number of configuration checksums that differ, and of references to generated names.</param>
internal sealed record VersionChanges(ImmutableArray<VersionChange> Programs, int Images, int Labels, int Checksums)
{
    /// <summary>The versions that differ between two sets.</summary>
    internal static VersionChanges Compare(ProgramVersions old, ProgramVersions fresh, IEnumerable<ObjectChange> changes)
    {
        var fields = changes.SelectMany(change => change.Fields).Where(field => field.IsVersion).ToArray();
        var images = fields.Count(field => VersionFields.NamesImage(field.Path));
        var checksums = fields.Count(field => field.FollowsHash || VersionFields.IsChecksum(field.Path));
        return new(old.CompareTo(fresh), images, fields.Length - images - checksums, checksums);
    }
}

/// <summary>The versions of one program on both sides.</summary>
/// <param name="Program">The program by the name of its image, <c>prometheus</c>.</param>
/// <param name="Old">Its old versions, oldest first; none where it was added.</param>
/// <param name="New">Its new versions, oldest first; none where it was removed.</param>
internal sealed record VersionChange(string Program, ImmutableArray<string> Old, ImmutableArray<string> New)
{
    /// <summary>The change on one line: <c>prometheus 3.5.0 -> 3.10.0</c>.</summary>
    public override string ToString() =>
        Old.IsEmpty ? $"+ {Program} {List(New)}" : New.IsEmpty ? $"- {Program} {List(Old)}" : $"{Program} {List(Old)} -> {List(New)}";

    private static string List(ImmutableArray<string> versions) => string.Join(" and ", versions);
}
