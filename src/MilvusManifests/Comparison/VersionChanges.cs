using System.Collections.Immutable;

namespace MilvusManifests.Comparison;

/// <summary>What changes with every version: programs, and how many labels and checksums follow them.</summary>
/// <param name="Programs">The programs whose versions differ, by name.</param>
/// <param name="Images">How many fields name another image of the same program.</param>
/// <param name="Labels">How many labels, annotations and fields hold another version.</param>
/// <param name="Checksums">How many checksums of configuration differ.</param>
public sealed record VersionChanges(ImmutableArray<VersionChange> Programs, int Images, int Labels, int Checksums);
