using System.Collections.Immutable;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering;

/// <summary>Files whose objects are patched.</summary>
/// <param name="Manifests">The files.</param>
/// <param name="Used">The patches that an object was a target of.</param>
internal sealed record PatchedManifests(ImmutableArray<Manifest> Manifests, ImmutableHashSet<TargetedPatch> Used);

/// <summary>Applies JSON Patches, in order, to every object that is a target of them.</summary>
internal static class ObjectPatches
{
    /// <summary>The files, patched; what keeps a patch from being applied is an error, and leaves its object as it was.</summary>
    public static Result<PatchedManifests> Apply(ImmutableArray<TargetedPatch> patches, IEnumerable<Manifest> manifests)
    {
        var found = new DiagnosticBag();
        var used = ImmutableHashSet.CreateBuilder<TargetedPatch>(ReferenceEqualityComparer.Instance);
        ImmutableArray<Manifest> patched = [.. manifests.Select(manifest => patches.Aggregate(manifest, (next, patch) => Apply(patch, next, used, found)))];
        return found.With(new PatchedManifests(patched, used.ToImmutable()));
    }

    private static Manifest Apply(TargetedPatch patch, Manifest manifest, ImmutableHashSet<TargetedPatch>.Builder used, DiagnosticBag found)
    {
        for (var i = 0; i < manifest.Objects.Length; i++)
        {
            var target = manifest.Objects[i];
            if (!patch.Fits(target.Reference))
            {
                continue;
            }

            used.Add(patch);
            var part = new RelatedLocation($"patching {target.Reference} of {manifest.Path}", null);
            if (Apply(patch, target, part, found) is { } changed)
            {
                manifest = manifest with { Objects = manifest.Objects.SetItem(i, target.With(changed)), Content = null };
            }
        }

        return manifest;
    }

    private static YamlMapping? Apply(TargetedPatch patch, ManifestObject target, RelatedLocation part, DiagnosticBag found)
    {
        var result = patch.Patch.Apply(target.Node);
        found.AddRange(result.Diagnostics.Select(diagnostic => (diagnostic with { Location = diagnostic.Location ?? Nearest(diagnostic, target), Hint = patch.Purpose }).With(part)));
        if (!result.Succeeded || result.Value is null)
        {
            return null;
        }

        if (ManifestReader.Fault(result.Value) is { } fault)
        {
            found.Add(LeavesNoObject(patch.Patch, target.Node, fault).With(part));
            return null;
        }

        return (YamlMapping)result.Value;
    }

    // A patch that is in no file fails where the object is not as it expects.
    private static Location? Nearest(Diagnostic diagnostic, ManifestObject target) =>
        diagnostic.Related.Select(part => part.Location).FirstOrDefault(place => place is not null) ?? target.Node.Location;

    private static Diagnostic LeavesNoObject(JsonPatch patch, YamlNode node, Diagnostic fault)
    {
        var operations = patch.Operations;
        var at = 1;
        while (at < operations.Length && new JsonPatch(operations[..at]).Apply(node).Value is { } partly && ManifestReader.Fault(partly) is null)
        {
            at++;
        }

        var operation = operations[at - 1];
        return Diagnostic.Error(
            Codes.PatchLeavesNoObject,
            operation.PathLocation ?? operation.Location,
            FormattableString.Invariant($"operation {at} ({operation.Name} '{operation.Path}') leaves no Kubernetes object: {fault.Message}"));
    }
}
