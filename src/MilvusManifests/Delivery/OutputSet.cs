using System.Collections.Immutable;

namespace MilvusManifests.Delivery;

/// <summary>Everything that one configuration gives: the files that are to stand in the output folder.</summary>
/// <param name="Files">The files, in any order.</param>
public sealed record OutputSet(ImmutableArray<OutputFile> Files)
{
    /// <summary>What the set was made from, for its lock; null where nobody knows.</summary>
    internal Pins? Pins { get; init; }
}
