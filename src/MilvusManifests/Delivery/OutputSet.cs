using System.Collections.Immutable;
using MilvusManifests.Rendering;

namespace MilvusManifests.Delivery;

/// <summary>Everything that one configuration gives: the files that the output folder is to hold.</summary>
/// <param name="Files">The files, in any order.</param>
public sealed record OutputSet(ImmutableArray<OutputFile> Files)
{
    /// <summary>What the set was made from, for its lock; null where that is unknown.</summary>
    public Pins? Pins { get; init; }

    /// <summary>The files that a set is delivered as: its manifests, the patches for objects of others, and what applies them in order.</summary>
    internal static OutputSet Of(BuiltSet set, Inputs inputs)
    {
        var manifests = new OutputFile[set.Manifests.Length];
        Parallel.For(0, manifests.Length, i => manifests[i] = ManifestFile.Of(set.Manifests[i]));
        var files = new OutputSet([.. manifests, .. PatchFiles.Of(inputs.Configuration, inputs.Release)]) { Pins = Pins.Of(inputs, set) };
        return files with { Files = files.Files.Add(Kustomization.Write(files)) };
    }
}
