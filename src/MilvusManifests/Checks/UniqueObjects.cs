using System.Collections.Immutable;
using MilvusManifests.Rendering;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Each object stands in the set once: of two, the one applied last would silently win.</summary>
public static class UniqueObjects
{
    /// <summary>An error for every object that an earlier file has already.</summary>
    public static ImmutableArray<Diagnostic> Check(ImmutableArray<Manifest> manifests)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var seen = new Dictionary<ObjectReference, (Manifest Manifest, ManifestObject Object)>();
        foreach (var manifest in manifests)
        {
            foreach (var candidate in manifest.Objects)
            {
                if (seen.TryAdd(candidate.Reference, (manifest, candidate)))
                {
                    continue;
                }

                var first = seen[candidate.Reference];
                diagnostics.Add(Diagnostic.Error(
                    Codes.ObjectTwice,
                    candidate.Node.Location,
                    $"{candidate.Reference} is in the set twice; {first.Manifest.Path} has it already",
                    "leave out or rename one of the two")
                    .With(new RelatedLocation("first", first.Object.Node.Location)));
            }
        }

        return diagnostics.DrainToImmutable();
    }
}
