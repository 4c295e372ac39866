using System.Collections.Immutable;

namespace MilvusManifests.Delivery;

/// <summary>Everything that a configuration generates: the files of the output folder.</summary>
/// <param name="Files">The files, in any order.</param>
internal sealed record OutputSet(ImmutableArray<OutputFile> Files)
{
    /// <summary>What the set was made from, for its lock; null where that is unknown.</summary>
    internal Pins? Pins { get; init; }

    /// <summary>Where everything that is written goes, the lock included, in ordinal order.</summary>
    public ImmutableArray<string> Paths()
    {
        var paths = new string[Files.Length + 1];
        paths[^1] = Inventory.FileName;
        for (var i = 0; i < Files.Length; i++)
        {
            paths[i] = Files[i].Path;
        }

        Array.Sort(paths, StringComparer.Ordinal);
        return [.. paths];
    }
}
