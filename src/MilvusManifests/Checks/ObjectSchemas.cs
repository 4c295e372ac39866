using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Checks;

/// <summary>The fields of each object are as the schema of its kind says. What comes from the catalogue as it is known to be right, and is not looked at.</summary>
internal sealed class ObjectSchemas : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [.. SchemaCodes.All, .. ObjectCodes.All];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.None;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        var catalogue = set.Cluster;
        var validator = new ObjectValidator(catalogue.BuiltIn, catalogue.Rules);
        return ObjectFindings.Fold(catalogue.Common is { } common ? set.InFiles($"{nameof(ObjectSchemas)} {common}", Find) : set.Set.Manifests.Where(manifest => manifest.Content is null).SelectMany(Find), set.Inputs.Provenance);

        IEnumerable<ObjectFinding> Find(Manifest manifest) =>
            from candidate in manifest.Objects
            let schema = catalogue.Find(GroupVersionKind.Of(candidate.Node))
            where schema is not null
            from diagnostic in validator.Validate(candidate.Node, schema).Diagnostics
            select new ObjectFinding(diagnostic, candidate, manifest, schema);
    }
}
