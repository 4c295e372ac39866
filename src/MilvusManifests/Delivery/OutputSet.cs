using System.Collections.Immutable;

namespace MilvusManifests.Delivery;

/// <summary>Everything that a configuration generates: the files of the output folder.</summary>
/// <param name="Files">The files, in any order.</param>
internal sealed record OutputSet(ImmutableArray<OutputFile> Files)
{
    /// <summary>What the set was made from, for its lock; null where that is unknown.</summary>
    internal Pins? Pins { get; init; }
}
