using MilvusManifests.Building;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Something that is wrong with an object.</summary>
/// <param name="Diagnostic">What is wrong, where the object says it.</param>
/// <param name="Object">The object.</param>
/// <param name="Manifest">The file that it is in.</param>
/// <param name="Schema">The schema that it was validated against; null if there is none.</param>
internal sealed record ObjectFinding(Diagnostic Diagnostic, ManifestObject Object, Manifest Manifest, KindSchema? Schema);

/// <summary>Reports findings at the lines that wrote the objects.</summary>
internal static class ObjectFindings
{
    /// <summary>The findings, in their order; what one line wrote into many objects is wrong once.</summary>
    public static IEnumerable<Diagnostic> Fold(IEnumerable<ObjectFinding> findings, Provenance provenance)
    {
        var folded = new List<Folded>();
        var byPlace = new Dictionary<(DiagnosticCode, Location), Folded>();
        foreach (var finding in findings)
        {
            var (diagnostic, candidate, manifest, _) = finding;
            var placed = provenance.Explain(diagnostic.Location is null ? diagnostic with { Location = candidate.Node.Location ?? manifest.Template } : diagnostic, candidate.Reference is { Group: "", Kind: "Secret" });
            if (placed.Location is { } place && byPlace.TryGetValue((placed.Code, place), out var known) && !ReferenceEquals(known.Finding.Object, candidate))
            {
                known.Others.Add(candidate.Reference);
                continue;
            }

            folded.Add(new Folded(finding with { Diagnostic = placed }, []));
            if (placed.Location is not null)
            {
                byPlace.TryAdd((placed.Code, placed.Location), folded[^1]);
            }
        }

        return folded.Select(Report);
    }

    private static Diagnostic Report(Folded folded)
    {
        var (finding, others) = folded;
        var schema = finding.Schema is null ? "" : $", schema {finding.Schema}";
        var diagnostic = finding.Diagnostic.With(new RelatedLocation($"in {finding.Object.Reference}{schema}", null));
        return others.Count switch
        {
            0 => diagnostic,
            1 => diagnostic.With(new RelatedLocation($"and in {others.First()}", null)),
            var count => diagnostic.With(new RelatedLocation(FormattableString.Invariant($"and in {count} more objects"), null)),
        };
    }

    private sealed record Folded(ObjectFinding Finding, HashSet<ObjectReference> Others);
}
