using System.Collections.Immutable;
using MilvusManifests.Rendering;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>Each object is in the set once: of two, the one applied last would silently win.</summary>
internal sealed class UniqueObjects : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [Text.Codes.ObjectTwice];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.None;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        var seen = new Dictionary<ObjectReference, (Manifest Manifest, ManifestObject Object)>();
        foreach (var manifest in set.Set.Manifests)
        {
            foreach (var candidate in manifest.Objects)
            {
                if (!seen.TryAdd(candidate.Reference, (manifest, candidate)))
                {
                    yield return Duplicate(seen[candidate.Reference], (manifest, candidate), set.Inputs.Provenance);
                }
            }
        }
    }

    private static Diagnostic Duplicate((Manifest Manifest, ManifestObject Object) first, (Manifest Manifest, ManifestObject Object) second, Provenance provenance)
    {
        var (mine, other) = (provenance.Explain(Name(first.Object)), provenance.Explain(Name(second.Object)));

        // Of a shipped object and the user's, the user can change only one.
        var (place, rest, holder) = IsShipped(other) && !IsShipped(mine) ? (mine, other, second.Manifest) : (other, mine, first.Manifest);
        var isRepeated = first.Manifest.Path != second.Manifest.Path && first.Manifest.Template?.Path is { } template && template == second.Manifest.Template?.Path;
        return Diagnostic.Error(
            Text.Codes.ObjectTwice,
            place,
            $"{second.Object.Reference} is in the set twice; {holder.Path} has it as well",
            isRepeated ? "the template is rendered once for each Milvus: make instance.fullname a part of the name" : "leave out or rename one of the two")
            .With(new RelatedLocation("the other is at", rest));
    }

    private static Location? Name(ManifestObject candidate) =>
        (candidate.Node["metadata"] as YamlMapping)?["name"]?.Location ?? candidate.Node.Location;

    private static bool IsShipped(Location? place) => place is null || ShippedTemplates.Has(place.Source);
}
