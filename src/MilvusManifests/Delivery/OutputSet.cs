using System.Collections.Immutable;

namespace MilvusManifests.Delivery;

/// <summary>Everything that one configuration gives: the files that are to stand in the output folder.</summary>
/// <param name="Files">The files, in any order.</param>
public sealed record OutputSet(ImmutableArray<OutputFile> Files)
{
    /// <summary>What the set was made from, for its lock; null where nobody knows.</summary>
    public Pins? Pins { get; init; }

    /// <summary>This set with one more file.</summary>
    public OutputSet Add(OutputFile file) => this with { Files = Files.Add(file) };
}
