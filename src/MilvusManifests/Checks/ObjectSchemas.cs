using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Rendering;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Checks;

/// <summary>Each object of the set is what the cluster takes: its kind is served there, and its fields are as the kind's schema says.</summary>
public sealed class ObjectSchemas
{
    private static readonly ObjectValidatorOptions Options = new() { WarnOfUnquotedStrings = false };

    private readonly SchemaCatalogue catalogue;
    private readonly Provenance provenance;
    private readonly ObjectValidator validator;
    private readonly List<Finding> findings = [];
    private readonly Dictionary<(DiagnosticCode, Location), Finding> byPlace = [];

    private ObjectSchemas(SchemaCatalogue catalogue, Provenance provenance)
    {
        this.catalogue = catalogue;
        this.provenance = provenance;
        validator = new ObjectValidator(catalogue.BuiltIn, Options);
    }

    /// <summary>Everything that is wrong with the objects, at the lines that wrote them.</summary>
    /// <param name="manifests">The files of the set. What comes from the catalogue as it is known to be right, and is not looked at.</param>
    /// <param name="catalogue">The schemas of the cluster.</param>
    /// <param name="provenance">Knows what wrote the objects.</param>
    public static ImmutableArray<Diagnostic> Check(ImmutableArray<Manifest> manifests, SchemaCatalogue catalogue, Provenance provenance)
    {
        var check = new ObjectSchemas(catalogue, provenance);
        foreach (var manifest in manifests)
        {
            foreach (var candidate in manifest.Content is null ? manifest.Objects : [])
            {
                check.Check(candidate, manifest);
            }
        }

        return [.. check.findings.Select(finding => finding.ToDiagnostic())];
    }

    private void Check(ManifestObject candidate, Manifest manifest)
    {
        var node = candidate.Node;
        var schema = catalogue.Find(GroupVersionKind.Of(node));
        if (catalogue.CheckKind(node, schema) is { } fault)
        {
            Add(fault, candidate, manifest, schema);
        }

        foreach (var diagnostic in schema is null ? [] : validator.Validate(node, schema).Diagnostics)
        {
            Add(diagnostic, candidate, manifest, schema);
        }
    }

    // What one line wrote into many objects is wrong once.
    private void Add(Diagnostic diagnostic, ManifestObject candidate, Manifest manifest, KindSchema? schema)
    {
        var placed = provenance.Explain(diagnostic.Location is null ? diagnostic with { Location = candidate.Node.Location ?? manifest.Template } : diagnostic);
        if (placed.Location is { } place && byPlace.TryGetValue((placed.Code, place), out var known) && !ReferenceEquals(known.Object, candidate))
        {
            known.Others.Add(candidate.Reference);
            return;
        }

        var finding = new Finding(placed, candidate, schema);
        findings.Add(finding);
        if (placed.Location is not null)
        {
            byPlace.TryAdd((placed.Code, placed.Location), finding);
        }
    }

    private sealed record Finding(Diagnostic Diagnostic, ManifestObject Object, KindSchema? Schema)
    {
        public HashSet<ObjectReference> Others { get; } = [];

        public Diagnostic ToDiagnostic()
        {
            var schema = Schema is null ? "" : $", schema {Schema}";
            var diagnostic = Diagnostic.With(new RelatedLocation($"in {Object.Reference}{schema}", null));
            return Others.Count switch
            {
                0 => diagnostic,
                1 => diagnostic.With(new RelatedLocation($"and in {Others.First()}", null)),
                var count => diagnostic.With(new RelatedLocation(FormattableString.Invariant($"and in {count} more objects"), null)),
            };
        }
    }
}
