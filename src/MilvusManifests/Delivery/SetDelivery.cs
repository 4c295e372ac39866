using MilvusManifests.Building;

namespace MilvusManifests.Delivery;

/// <summary>Turns the objects of a set into the files that are written.</summary>
internal static class SetDelivery
{
    /// <summary>The files that a set is delivered as: its manifests, the patches for objects of others, and what applies them in order.</summary>
    public static OutputSet Deliver(BuiltSet set, Inputs inputs)
    {
        var manifests = new OutputFile[set.Manifests.Length];
        Parallel.For(0, manifests.Length, i => manifests[i] = ManifestFile.Write(set.Manifests[i]));
        var files = new OutputSet([.. manifests, .. PatchFiles.Write(inputs.Configuration, inputs.Release), .. DashboardFiles.Write(set, inputs.Configuration)]) { Pins = Pins.Collect(inputs, set) };
        return files with { Files = [.. files.Files, Kustomization.Write(files), .. inputs.Configuration.GitOps.IsUsed ? Kustomization.WriteParts(files) : []] };
    }
}
