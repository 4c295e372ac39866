using System.Collections.Immutable;

namespace MilvusManifests.Comparison;

/// <summary>The versions of one program on both sides.</summary>
/// <param name="Program">The program as its image calls it, <c>prometheus</c>.</param>
/// <param name="Old">Its old versions, oldest first; none where it is new.</param>
/// <param name="New">Its new versions, oldest first; none where it is gone.</param>
public sealed record VersionChange(string Program, ImmutableArray<string> Old, ImmutableArray<string> New)
{
    /// <summary>The change on one line: <c>prometheus 3.5.0 -> 3.10.0</c>.</summary>
    public override string ToString() =>
        Old.IsEmpty ? $"+ {Program} {Told(New)}" : New.IsEmpty ? $"- {Program} {Told(Old)}" : $"{Program} {Told(Old)} -> {Told(New)}";

    private static string Told(ImmutableArray<string> versions) => string.Join(" and ", versions);
}
