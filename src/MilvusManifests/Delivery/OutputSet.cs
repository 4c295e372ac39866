using System.Collections.Immutable;

namespace MilvusManifests.Delivery;

/// <summary>Everything that one configuration gives: the files that are to stand in the output folder.</summary>
/// <param name="Files">The files, in any order.</param>
public sealed record OutputSet(ImmutableArray<OutputFile> Files)
{
    /// <summary>This set with one more file.</summary>
    public OutputSet Add(OutputFile file) => new(Files.Add(file));
}
