using System.Collections.Immutable;
using MilvusManifests.Rendering;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>Each object stands in the set once: of two, the one applied last would silently win.</summary>
public static class UniqueObjects
{
    /// <summary>An error for every object that an earlier file has already.</summary>
    /// <param name="manifests">The files of the set.</param>
    /// <param name="provenance">Knows what wrote the objects.</param>
    public static ImmutableArray<Diagnostic> Check(ImmutableArray<Manifest> manifests, Provenance provenance)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var seen = new Dictionary<ObjectReference, (Manifest Manifest, ManifestObject Object)>();
        foreach (var manifest in manifests)
        {
            foreach (var candidate in manifest.Objects)
            {
                if (!seen.TryAdd(candidate.Reference, (manifest, candidate)))
                {
                    diagnostics.Add(Twice(candidate.Reference, seen[candidate.Reference], (manifest, candidate), provenance));
                }
            }
        }

        return diagnostics.DrainToImmutable();
    }

    private static Diagnostic Twice(
        ObjectReference reference,
        (Manifest Manifest, ManifestObject Object) first,
        (Manifest Manifest, ManifestObject Object) second,
        Provenance provenance)
    {
        var (mine, other) = (provenance.Explain(Name(first.Object)), provenance.Explain(Name(second.Object)));

        // Of a shipped object and the user's, the user can change only one.
        var (place, rest, holder) = IsShipped(other) && !IsShipped(mine) ? (mine, other, second.Manifest) : (other, mine, first.Manifest);
        var isRepeated = first.Manifest.Path != second.Manifest.Path && first.Manifest.Template?.Path is { } template && template == second.Manifest.Template?.Path;
        return Diagnostic.Error(
            Codes.ObjectTwice,
            place,
            $"{reference} is in the set twice; {holder.Path} has it as well",
            isRepeated ? "the template is rendered once for each Milvus: make instance.fullname a part of the name" : "leave out or rename one of the two")
            .With(new RelatedLocation("the other is at", rest));
    }

    private static Location? Name(ManifestObject candidate) =>
        (candidate.Node["metadata"] as YamlMapping)?["name"]?.Location ?? candidate.Node.Location;

    private static bool IsShipped(Location? place) => place is null || ShippedTemplates.Has(place.Source);
}
