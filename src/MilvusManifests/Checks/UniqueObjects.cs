using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>Each object is in the set once: of two, the one applied last would silently win.</summary>
internal sealed class UniqueObjects : ICheck
{
    /// <summary>The same object in two places.</summary>
    public static readonly DiagnosticCode Duplicate = new(
        "MM4503",
        "duplicate object",
        "Two documents with the same API group, kind, namespace and name are one object to the cluster: the one that is applied last would win.",
        new(
            "duplicate object ConfigMap monitoring/extra; manifests/extra.yaml has it too",
            "kind: ConfigMap\nmetadata: {name: extra, namespace: monitoring}"),
        "Remove or rename one of them. To replace a shipped object, give the template the path of the shipped one.");

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [Duplicate];

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
                    yield return Report(seen[candidate.Reference], (manifest, candidate), set.Inputs.Provenance);
                }
            }
        }
    }

    private static Diagnostic Report((Manifest Manifest, ManifestObject Object) first, (Manifest Manifest, ManifestObject Object) second, Provenance provenance)
    {
        var (mine, other) = (provenance.Explain(Name(first.Object)), provenance.Explain(Name(second.Object)));

        // Of a shipped object and the user's, the user can change only one.
        var (place, rest, holder) = IsShipped(other) && !IsShipped(mine) ? (mine, other, second.Manifest) : (other, mine, first.Manifest);
        var isRepeated = first.Manifest.Path != second.Manifest.Path && first.Manifest.Template?.Path is { } template && template == second.Manifest.Template?.Path;
        return Diagnostic.Error(
            Duplicate,
            place,
            $"duplicate object {second.Object.Reference}; {holder.Path} has it too",
            isRepeated ? "the template is rendered once for each Milvus; make instance.fullname part of the name" : "remove or rename one of them")
            .With(new RelatedLocation("the other one is at", rest));
    }

    private static Location? Name(ManifestObject candidate) =>
        (candidate.Node["metadata"] as YamlMapping)?["name"]?.Location ?? candidate.Node.Location;

    private static bool IsShipped(Location? place) => place is null || ShippedTemplates.Has(place.Source);
}
